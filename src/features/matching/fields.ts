import { at, attribute, connection, type FieldMap, list, one, value } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Actor: {
    offers: connection(({ side, includeSynthetic }) => ({
      fragment: 'matching/offers-of',
      parameters: { side, synthetic: includeSynthetic === true },
    })),
  },
  Offer: {
    side: attribute('side'),
    category: attribute('category'),
    owner: one('matching/owner'),
    quantity: attribute('quantity'),
    unit: attribute('unit'),
    urgency: attribute('urgency'),
    level: attribute('level'),
    reach: attribute('reach'),
    region: one('organisations/region-of-actor'),
    topics: list('matching/topics'),
    origin: value('self.kind', () => 'RECORDED'),
  },
  OfferTopic: { topic: at('topic'), weight: value('self.weight', ([weight]) => weight ?? 1) },
};
