import { attribute, type FieldMap, list, property, value } from '../../database/reading/field.ts';
import { rootListings } from './listing.ts';
import { relationsOf } from './relations-of.ts';

/** An id as clients see it: the stored one, with the lens behind it unless that is now. */
const id = value('self.id', ([stored], { lens }) => `${stored}${lens.suffix}`);

export const fields: FieldMap = {
  Node: { id },
  Entity: {
    key: property('key'),
    kind: property('kind'),
    name: attribute('name'),
    aliases: list('entities/aliases'),
    identifiers: list('entities/identifiers'),
    synthetic: attribute('synthetic', ([synthetic]) => synthetic === true),
    relations: relationsOf,
  },
  Name: { name: property('name'), kind: property('kind') },
  Identifier: { scheme: property('scheme'), value: property('value'), checkStatus: property('checkStatus') },
  Query: rootListings,
};
