import { attribute, type FieldMap, part } from '../../database/reading/field.ts';

const orNone = ([days]: readonly unknown[]): unknown => days ?? [];

export const fields: FieldMap = {
  Claim: { validity: part() },
  Name: { validity: part() },
  Validity: {
    from: attribute('validFrom'),
    to: attribute('validTo'),
    fromPrecision: attribute('validFromPrecision'),
    toPrecision: attribute('validToPrecision'),
    observedOn: attribute('observedOn', orNone),
  },
};
