import { attribute, connection, type FieldMap } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Agreement: { parties: connection('outcomes/parties'), complete: attribute('complete') },
  Facility: { category: attribute('category'), status: attribute('status', ([given]) => given ?? 'UNKNOWN') },
};
