import type { Lens } from '../../database/lens.ts';
import type { EntityFilter } from '../../generated/schema.ts';
import type { Counts } from './claims.ts';
import { FORMATS } from './formats.ts';
import type { FormatName } from './names.ts';

/** Says of an export what it holds, of when, and under which terms. Documented in docs/exporting.md. */
export interface Manifest {
  readonly format: FormatName;
  readonly mediaType: string;
  readonly exportedAt: string;
  /** `validAt` null: of any time. */
  readonly asOf: { readonly validAt: string | null; readonly knownAt: string | null };
  readonly filter: EntityFilter;
  readonly licence: string;
  readonly counts: {
    readonly sources: number;
    readonly entities: number;
    readonly relations: number;
    readonly evidence: number;
    readonly entitiesByKind: Readonly<Record<string, number>>;
    readonly relationsByKind: Readonly<Record<string, number>>;
  };
  /** Something was written while the export was read. */
  readonly writtenMeanwhile: boolean;
}

interface Made {
  readonly format: FormatName;
  readonly exportedAt: Date;
  readonly lens: Lens;
  readonly filter: EntityFilter;
  readonly licence: string;
  readonly counts: Counts;
  readonly writtenMeanwhile: boolean;
}

export const manifestOf = ({
  format,
  exportedAt,
  lens,
  filter,
  licence,
  counts,
  writtenMeanwhile,
}: Made): Manifest => ({
  format,
  mediaType: FORMATS[format].mediaType,
  exportedAt: exportedAt.toISOString(),
  asOf: { validAt: lens.validAt, knownAt: lens.knownAt },
  filter,
  licence,
  counts: {
    sources: counts.sources,
    entities: sum(counts.entities),
    relations: sum(counts.relations),
    evidence: counts.evidence,
    entitiesByKind: Object.fromEntries(counts.entities),
    relationsByKind: Object.fromEntries(counts.relations),
  },
  writtenMeanwhile,
});

/** How many there are of all kinds. */
export const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, each) => total + each, 0);
