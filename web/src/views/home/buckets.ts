import type { OverviewQuery } from '../../generated/home.ts';

/** The counts by one dimension. */
export const bucketsOf = ({ kinds }: OverviewQuery, dimension: 'KIND' | 'STATUS' | 'SOURCE') =>
  kinds?.find((facet) => facet.dimension === dimension)?.buckets ?? [];
