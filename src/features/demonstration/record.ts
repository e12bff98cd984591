import type { EntityKind, RelationKind } from '../../database/kinds.ts';
import { nameInKey } from '../../database/names.ts';

/** A record as docs/records.md has it. */
export type DemoRecord = Readonly<Record<string, unknown>>;

/** Where everything made up comes from; its title says so. */
export const SOURCES = {
  lists: 'source:silian演示数据-2025-11-01',
  offers: 'source:silian演示数据-2025-11-15',
} as const;
/** The code system that all entries belong to, and its version. */
export const SYSTEM = { system: '演示分类（虚构）', version: 'demo-1' } as const;

interface Said {
  readonly validity?: { readonly from?: string | undefined; readonly to?: string | undefined };
  /** Of what is inferred, below 1. */
  readonly confidence?: number;
  readonly source?: keyof typeof SOURCES;
}

const claim = ({ validity, confidence, source = 'lists' }: Said) => ({
  ...(validity ? { validity } : {}),
  ...(confidence === undefined ? {} : { status: 'INFERRED', confidence }),
  evidence: [{ source: SOURCES[source] }],
});

/** Something made up, with the mark. */
export const madeUp = (
  kind: EntityKind,
  { key, name }: { readonly key: string; readonly name: string },
  attributes: DemoRecord = {},
  said: Said = {},
): DemoRecord => ({
  type: 'entity',
  kind,
  key,
  name,
  attributes: { ...attributes, synthetic: true },
  ...claim(said),
});

/** A fact, as real as its ends. */
export const fact = (
  kind: RelationKind,
  from: string,
  to: string,
  qualifiers: DemoRecord = {},
  said: Said = {},
): DemoRecord => ({ type: 'relation', kind, from, to, qualifiers, ...claim(said) });

/** Key of an entry of the demonstration's own code systems. */
export const entryKey = (kind: 'REGION' | 'INDUSTRY' | 'MAJOR' | 'OCCUPATION' | 'SKILL', name: string): string =>
  `${kind.toLowerCase()}:demo:${nameInKey(name)}`;

/** Key of a body that has no code. */
export const bodyKey = (name: string): string => `org:${nameInKey(name)}`;
