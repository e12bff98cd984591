import { at, attribute, connection, type FieldMap, one, property } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Organisation: { appointments: connection('people/appointments-at') },
  Alliance: { appointments: connection('people/appointments-at') },
  Person: { appointments: connection('people/appointments-of') },
  Role: {
    title: attribute('title'),
    exclusive: attribute('exclusive'),
    body: one('people/body-of-role'),
    appointments: connection('people/succession'),
  },
  Appointment: {
    title: property('title'),
    titleKind: property('titleKind'),
    person: at('from'),
    post: one('people/post-of-appointment'),
    body: at('to'),
  },
};
