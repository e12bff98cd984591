import type { Article, Span } from './document.ts';
import { SURE } from './review.ts';

/** Records as docs/records.md has them; what the extraction says of one is in its evidence. */
export interface Evidence {
  readonly source: string;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly note: string;
  readonly field?: string;
}
export interface SourceProposal {
  readonly type: 'source';
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly contributor?: string;
  readonly url?: string;
  readonly publishedOn?: string;
  readonly publishedAt?: string;
  readonly sha256: string;
}
interface Claim {
  readonly validity?: { readonly from?: string; readonly observedOn?: readonly string[] };
  readonly status: 'ASSERTED' | 'INFERRED';
  readonly confidence: number;
  readonly evidence: Evidence[];
}
export interface EntityProposal extends Claim {
  readonly type: 'entity';
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly aliases?: readonly {
    readonly name: string;
    readonly kind: string;
    readonly evidence: readonly Evidence[];
  }[];
  readonly identifiers?: readonly { readonly scheme: string; readonly value: string }[];
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly inferred?: readonly string[];
}
export interface RelationProposal extends Claim {
  readonly type: 'relation';
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly qualifiers?: Readonly<Record<string, string | boolean | number>>;
}
export type Proposal = SourceProposal | EntityProposal | RelationProposal;

/** Where a claim stands in the text, and the rule that read it there. */
export interface Ground extends Span {
  readonly paragraph: number;
  readonly rule: string;
}

const MAX_WORDS = 160;

/** Proposals by key: the same claim again only adds evidence, and keeps the higher confidence. */
export class Ledger {
  readonly #entities = new Map<string, EntityProposal>();
  readonly #relations = new Map<string, RelationProposal>();
  readonly #article: Article;
  readonly #source: string;

  constructor(article: Article, source: string) {
    this.#article = article;
    this.#source = source;
  }

  /** Evidence with the rule and the words themselves, as printed, in its note; what is unsure says so. */
  evidence({ paragraph, start, end, rule }: Ground, field?: string, confidence = 1): Evidence {
    const words = this.#article.original
      .slice(start, Math.min(end, start + MAX_WORDS))
      .join('')
      .replaceAll(/\s+/g, ' ');
    return {
      source: this.#source,
      paragraph,
      start,
      end,
      note: `${rule}${confidence < SURE ? ' (to review)' : ''}: ${words}`,
      ...(field === undefined ? {} : { field }),
    };
  }

  entity(entity: Omit<EntityProposal, 'type' | 'evidence'>, grounds: readonly Ground[]): void {
    const evidence = grounds.map((ground) => this.evidence(ground, undefined, entity.confidence));
    const known = this.#entities.get(entity.key);
    if (known) known.evidence.push(...evidence.filter((each) => !holds(known.evidence, each)));
    else this.#entities.set(entity.key, { type: 'entity', ...entity, evidence });
  }

  relation(relation: Omit<RelationProposal, 'type' | 'evidence'>, ground: Ground): void {
    if (relation.from === relation.to) return;
    const identity = JSON.stringify([
      relation.kind,
      relation.from,
      relation.to,
      Object.entries(relation.qualifiers ?? {}).sort(),
    ]);
    const evidence = this.evidence(ground, undefined, relation.confidence);
    const known = this.#relations.get(identity);
    const all = known && holds(known.evidence, evidence) ? known.evidence : [...(known?.evidence ?? []), evidence];
    const surer = known && known.confidence >= relation.confidence ? known : { type: 'relation' as const, ...relation };
    this.#relations.set(identity, { ...surer, evidence: all });
  }

  has(key: string): boolean {
    return this.#entities.has(key);
  }

  records(): (EntityProposal | RelationProposal)[] {
    return [...this.#entities.values(), ...this.#relations.values()];
  }
}

const holds = (all: readonly Evidence[], one: Evidence): boolean =>
  all.some(({ start, end }) => start === one.start && end === one.end);
