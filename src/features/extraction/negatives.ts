import type { EntityProposal, RelationProposal } from './ledger.ts';
import type { Truth } from './truth.ts';

type Negative = Truth['negatives'][number];

/** The negatives of an annotation that proposals assert, in words. `refers` tells whether a key is whom an annotation means. */
export function violatedBy(
  negatives: readonly Negative[],
  entities: readonly EntityProposal[],
  relations: readonly RelationProposal[],
  refers: (key: string, reference: string) => boolean,
): string[] {
  const between = (kind: string, from: string, to: string): RelationProposal[] =>
    relations.filter((each) => each.kind === kind && refers(each.from, from) && refers(each.to, to));
  const takesPart = ({ subject, object }: Negative, capacity: string): boolean =>
    between('PARTICIPATES_IN', subject, object).some(({ qualifiers }) => qualifiers?.capacity === capacity);
  const asserts = (negative: Negative): boolean => {
    const { subject, object, predicate } = negative;
    const [name = '', title] = predicate.split(' ');
    if (name === 'HOLDS_ROLE')
      return between('HOLDS_ROLE', subject, object).some(({ qualifiers }) => qualifiers?.title === title);
    if (name.startsWith('HOSTED_BY')) return takesPart(negative, 'HOST');
    if (name === 'DELIVERED') return takesPart(negative, 'SPEAKER');
    if (name === 'SIGNED') return between('PARTY_TO', subject, object).length > 0;
    const entity = entities.find(({ key }) => refers(key, subject));
    if (name === 'OCCURRED_ON') return entity?.attributes?.startsOn === object;
    return name === 'HAS_LIFECYCLE_STAGE' && entity?.attributes?.stage === 'PUBLISHED';
  };
  return negatives.filter(asserts).map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`);
}
