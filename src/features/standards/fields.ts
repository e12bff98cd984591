import { attribute, connection, type FieldMap, list } from '../../database/reading/field.ts';

const orUnknown = ([given]: readonly unknown[]): unknown => given ?? 'UNKNOWN';

export const fields: FieldMap = {
  Standard: {
    number: attribute('number'),
    level: attribute('level', orUnknown),
    stage: attribute('stage', orUnknown),
    stageAtMost: attribute('stageAtMost'),
    drafters: connection('standards/drafters'),
    supersedes: list('standards/superseded'),
  },
};
