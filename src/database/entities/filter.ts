import { badInput } from '../../errors.ts';
import type { EntityFilter, RelatedFilter } from '../../generated/schema.ts';
import { foldName } from '../names.ts';
import type { Beginning, Condition } from '../reading/field.ts';

/** More far ends than any count can have: no upper bound. */
const UNBOUNDED = 2 ** 31;
const FOLDER = 'entities/filter';
const MAX_RELATED = 10;
const MAX_NAME = 200;

/** The conditions that a filter puts on entities, each a fragment with its parameters. */
export function conditionsOf(filter: EntityFilter | null | undefined): Condition[] {
  const { kinds, allianceKinds, regions, industries, nameContains, minConfidence, relatedTo } = filter ?? {};
  const conditions: Condition[] = [];
  const add = (name: string, parameters: Condition['parameters'], of?: readonly string[]) =>
    conditions.push({ fragment: `${FOLDER}/${name}`, parameters, kinds: of });
  if (kinds) add('of-kinds', { kinds });
  if (allianceKinds) add('of-alliance-kinds', { allianceKinds });
  const begin = (name: string, parameters: Condition['parameters']) =>
    conditions.push({ fragment: `${FOLDER}/${name}`, beginning: beginningOf(name), parameters });
  if (regions) begin('in-regions', { regions: regions.map((region) => keyOf(region, 'region:')) });
  if (industries)
    begin('in-industries', { industries: industries.map((code) => keyOf(code, 'industry:gbt4754-2017:')) });
  if (nameContains != null) add('named', { folded: wordsOf(nameContains) });
  if (minConfidence != null) add('confident', { minConfidence: shareOf(minConfidence) });
  if ((relatedTo ?? []).length > MAX_RELATED) {
    throw badInput('filter.relatedTo', `${relatedTo?.length} conditions`, `0 to ${MAX_RELATED} conditions`);
  }
  conditions.push(...(relatedTo ?? []).flatMap(relatedConditions));
  if (filter?.includeSynthetic !== true) add('real', {});
  return conditions;
}

/** Which statement conditions lead to, whatever their values. */
export const shapeOf = (conditions: readonly Condition[]): string =>
  conditions.map(({ fragment, kinds }) => `${fragment}${kinds?.join() ?? ''}`).join();

/** A bare code stands for its key. */
const keyOf = (codeOrKey: string, prefix: string): string => (codeOrKey.includes(':') ? codeOrKey : prefix + codeOrKey);

function wordsOf(words: string): string {
  const folded = foldName(words);
  if (folded === '') throw badInput('filter.nameContains', 'it has no letter', `1 to ${MAX_NAME} characters`);
  if ([...folded].length > MAX_NAME)
    throw badInput('filter.nameContains', 'it is too long', `1 to ${MAX_NAME} characters`);
  return folded;
}

function shareOf(share: number): number {
  if (share < 0 || share > 1) throw badInput('filter.minConfidence', `${share} is out of range`, '0 to 1');
  return share;
}

/** An entity with a key is one end, or none. */
function relatedConditions({ predicate, key, direction, atLeast, atMost }: RelatedFilter): Condition[] {
  if ((atLeast ?? 0) < 0 || (atMost ?? 0) < 0 || (atLeast ?? 0) > (atMost ?? UNBOUNDED)) {
    throw badInput(
      'filter.relatedTo',
      `at least ${atLeast ?? 0}, at most ${atMost ?? 'any'}`,
      'atLeast and atMost from 0, atLeast at most atMost',
    );
  }
  const way = String(direction ?? 'ANY').toLowerCase();
  const least = atLeast ?? (atMost == null ? 1 : 0);
  const kinds = [predicate];
  const counted = {
    fragment: `${FOLDER}/related-${way}`,
    kinds,
    parameters: { key: key ?? null, atLeast: least, atMost: atMost ?? UNBOUNDED },
  };
  if (key == null || least === 0) return [counted];
  const name = `related-to-one-${way}`;
  const toOne = { fragment: `${FOLDER}/${name}`, beginning: beginningOf(name), kinds, parameters: { key } };
  return least === 1 ? [toOne] : [toOne, counted];
}

const beginningOf = (name: string): Beginning => ({
  from: `${FOLDER}/beginning/${name}`,
  size: `${FOLDER}/size/${name}`,
});
