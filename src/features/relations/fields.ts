import { fourChainsOf } from '../../database/entities/four-chains.ts';
import { at, type FieldMap, one, property, value } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Relation: {
    key: property('id'),
    predicate: value('type(self)'),
    from: at('from'),
    to: at('to'),
    fourChains: value(['type(self)', 'from.kind', 'to.kind', 'to.category'], ([kind, from, to, category]) =>
      fourChainsOf({
        kind: String(kind),
        fromKind: String(from),
        toKind: String(to),
        offer: typeof category === 'string' ? category : null,
      }),
    ),
  },
  Link: {
    qualifier: property('qualifier'),
    role: property('role'),
    round: property('round'),
    grade: property('grade'),
    weight: property('weight'),
    openList: property('openList'),
    at: one('relations/event-of-relation'),
    ordinal: property('ordinal'),
    term: property('term'),
  },
};
