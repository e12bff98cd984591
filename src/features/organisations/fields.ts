import { attribute, connection, type FieldMap, list, one } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Actor: { region: one('organisations/region-of-actor') },
  Organisation: { parent: one('organisations/parent'), units: connection('organisations/units') },
  School: { educationLevel: attribute('educationLevel'), majors: connection('organisations/majors') },
  Enterprise: { industries: list('organisations/industries') },
  Association: { unit: attribute('unit') },
};
