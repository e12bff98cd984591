import type { Bucket, Dimension, Facet } from '../../generated/schema.ts';
import { plain } from '../reading/answer.ts';
import { compose } from '../reading/compose.ts';
import { LABELS } from './labels.ts';

/** The largest buckets of a dimension; no facet has more. */
const MAX_BUCKETS = 1_000;

const FRAGMENT: Readonly<Record<Dimension, string>> = {
  KIND: 'analytics/by-kind',
  ALLIANCE_KIND: 'analytics/by-alliance-kind',
  REGION: 'analytics/by-region',
  INDUSTRY: 'analytics/by-industry',
  MAJOR: 'analytics/by-major',
  SKILL: 'analytics/by-skill',
  YEAR: 'analytics/by-year',
  SOURCE: 'analytics/by-source',
  STATUS: 'analytics/by-status',
};

/** Dimensions whose values are words of the schema, shown by their Chinese terms. */
const WORDED: readonly Dimension[] = ['KIND', 'ALLIANCE_KIND', 'STATUS'];

/**
 * Facets as one expression.
 * @param source clauses that bind the entities to count to `entity`
 */
export const facetsCypher = (dimensions: readonly Dimension[], source: string, entity: string): string =>
  `[${dimensions.map((dimension) => bucketsCypher(dimension, source, entity)).join(', ')}]`;

function bucketsCypher(dimension: Dimension, source: string, entity: string): string {
  const { match, returns, order, distinct } = compose(FRAGMENT[dimension], { bound: entity, depth: 9, slot: 'facet' });
  const by = order.map(({ expression, descending }) => expression + (descending ? ' DESC' : '')).join(', ');
  return `COLLECT { ${source} ${match} WITH ${distinct}${returns} ORDER BY ${by} LIMIT ${MAX_BUCKETS} RETURN [value9, label9, size9] }`;
}

/** Facets from what `facetsCypher` gave, in the order asked. */
export const facetsFrom = (dimensions: readonly Dimension[], lists: unknown): Facet[] =>
  dimensions.map((dimension, index) => {
    const buckets: unknown = Array.isArray(lists) ? lists[index] : [];
    return plain({
      dimension,
      buckets: (Array.isArray(buckets) ? buckets : []).map((row) => bucketOf(dimension, row)),
    });
  });

function bucketOf(dimension: Dimension, row: unknown): Bucket {
  const [value, label, count]: unknown[] = Array.isArray(row) ? row : [];
  const name = value == null ? '不详 not known' : String(label ?? value);
  return plain({
    value: value == null ? null : String(value),
    label: WORDED.includes(dimension) ? (LABELS[name] ?? name) : name,
    count: Number(count),
  });
}
