import { at, attribute, connection, type FieldMap, one, part, property } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Actor: { participations: connection('events/participations-of') },
  Event: {
    category: attribute('category'),
    theme: attribute('theme'),
    startsOn: attribute('startsOn'),
    endsOn: attribute('endsOn'),
    region: one('organisations/region-of-actor'),
    partOf: one('events/whole'),
    parts: connection('events/parts'),
    participations: connection(({ capacity, includeParts }) => ({
      fragment: 'events/participations',
      parameters: { capacity, includeParts: includeParts ?? true },
    })),
    outcomes: connection(({ includeParts }) => ({
      fragment: 'events/outcomes',
      parameters: { includeParts: includeParts ?? true },
    })),
    attendance: part({ attribute: 'attendanceExact', holds: (exact) => exact !== null }),
    unnamedSpeakers: attribute('unnamedSpeakers'),
  },
  Attendance: {
    atLeast: attribute('attendanceAtLeast'),
    exact: attribute('attendanceExact'),
    groups: attribute('attendanceGroups', ([groups]) => groups ?? []),
    open: attribute('attendanceOpen'),
  },
  Participation: {
    capacity: property('capacity'),
    onBehalfOf: one('events/represented'),
    participant: at('from'),
    event: at('to'),
  },
};
