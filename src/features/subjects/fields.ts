import { attribute, connection, type FieldMap, type FieldsOfType, one } from '../../database/reading/field.ts';

/** What every entry of a code system has. */
const coded: FieldsOfType = {
  code: attribute('code'),
  system: attribute('system'),
  version: attribute('version'),
  level: attribute('level'),
};

export const fields: FieldMap = {
  Theme: {
    category: attribute('category', ([given]) => given ?? 'OTHER'),
    advocates: connection('subjects/advocates'),
  },
  Industry: { ...coded, parent: one('subjects/industry-above'), children: connection('subjects/industry-below') },
  Major: { ...coded, parent: one('subjects/major-above'), children: connection('subjects/major-below') },
  Occupation: coded,
  Skill: coded,
};
