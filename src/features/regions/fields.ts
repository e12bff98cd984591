import { attribute, connection, type FieldMap, one } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Region: {
    code: attribute('code'),
    system: attribute('system'),
    version: attribute('version'),
    level: attribute('level'),
    parent: one('regions/region-above'),
    children: connection('regions/region-below'),
  },
};
