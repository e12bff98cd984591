import { at, attribute, connection, type FieldMap, list, one, value } from '../../database/reading/field.ts';

export const fields: FieldMap = {
  Actor: { offers: connection(({ side }) => ({ fragment: 'matching/offers-of', parameters: { side } })) },
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
    synthetic: attribute('synthetic', ([synthetic]) => synthetic === true),
  },
  OfferTopic: { topic: at('topic'), weight: value('self.weight', ([weight]) => weight ?? 1) },
};
