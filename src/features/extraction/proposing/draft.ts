import type { Capacity } from '../capacities.ts';
import type { Body } from '../cast.ts';
import { paragraphAt } from '../document.ts';
import type { Happening } from '../happening.ts';
import { bodyKey, eventKey, partKey, regionKey, sourceKey, titledKey } from '../keys.ts';
import type { Ground, Ledger } from '../ledger.ts';
import type { Post } from '../post.ts';
import type { Reading } from '../reading.ts';
import { parentOf, type Region } from '../regions.ts';
import type { Titled } from '../titled.ts';
import { seatOf } from './seats.ts';

export const BY_NAME = 0.9;

/** What the claims of one report share while they are written: its ledger, its main event, the keys of its people. */
export class Draft {
  readonly reading: Reading;
  readonly ledger: Ledger;
  readonly main: Happening | undefined;
  /** Name → key. */
  readonly people = new Map<string, string>();
  /** Where each post is held; undefined where the report does not tell. */
  readonly seats: ReadonlyMap<Post, Body | undefined>;
  /** Speaker and paragraph → key of the talk. */
  readonly talks = new Map<string, string>();

  constructor(reading: Reading, ledger: Ledger, main: Happening | undefined) {
    this.reading = reading;
    this.ledger = ledger;
    this.main = main;
    this.seats = new Map(
      reading.sentences.flatMap(({ posts }) => posts.map((post) => [post, seatOf(reading, post, main)] as const)),
    );
  }

  keyOf(happening: Happening): string {
    return eventKey(happening, happening.place?.region ?? this.#regionOf(happening), this.reading.article.year);
  }

  /** Reports that do not say where an event was meet those that do: by the region of the body it is named for. */
  #regionOf({ name }: Happening): Region | undefined {
    return this.reading.cast.bodies.find((body) => body.region && name.startsWith(body.name))?.region;
  }

  /** Where something is known to have been when the report gives no better place for it. */
  get place(): string {
    return this.main ? this.keyOf(this.main) : sourceKey(this.reading.article);
  }

  /** The paragraph that a passage lies in. */
  ground(span: { start: number; end: number; rule: string }): Ground {
    const { start, end, rule } = span;
    return { start, end, rule, paragraph: paragraphAt(this.reading.article, start)?.number ?? 0 };
  }

  from(day: string | undefined = this.main?.startsOn): { validity?: { from: string } } {
    return day ? { validity: { from: day } } : {};
  }

  /** What holds for longer was seen on the day of the event, else of the report. */
  seen(): { validity?: { observedOn: string[] } } {
    const day = this.main?.startsOn ?? this.reading.article.publishedOn;
    return day ? { validity: { observedOn: [day] } } : {};
  }

  region(region: Region, ground: Ground): void {
    this.ledger.entity(
      {
        kind: 'REGION',
        key: regionKey(region),
        name: region.name,
        identifiers: [{ scheme: 'GBT2260', value: region.code }],
        attributes: { code: region.code, system: 'GB/T 2260' },
        status: 'ASSERTED',
        confidence: 0.95,
      },
      [{ ...ground, rule: 'region.name' }],
    );
    const parent = parentOf(region);
    if (!parent || this.ledger.has(regionKey(parent))) return;
    this.region(parent, ground);
    const claim = { ...this.seen(), status: 'INFERRED', confidence: 0.95 } as const;
    this.ledger.relation(
      { kind: 'PART_OF', from: regionKey(region), to: regionKey(parent), ...claim },
      { ...ground, rule: 'region.parent' },
    );
  }

  takesPart(from: string, to: string, capacity: Capacity, ground: Ground, confidence: number, onBehalfOf?: Body): void {
    const qualifiers = { capacity, ...(onBehalfOf ? { onBehalfOf: bodyKey(onBehalfOf) } : {}) };
    this.ledger.relation(
      { kind: 'PARTICIPATES_IN', from, to, qualifiers, ...this.from(), status: 'ASSERTED', confidence },
      ground,
    );
  }

  /** A part of the main event; returns its key. */
  part(part: Part, ground: Ground): string {
    const startsOn = this.main?.startsOn;
    const key = partKey(this.place, part.type, part.label);
    const { name, category, within, unnamedSpeakers } = part;
    const attributes = {
      category,
      ...(startsOn ? { startsOn } : {}),
      ...(unnamedSpeakers ? { unnamedSpeakers } : {}),
    };
    const inferred = ['name', ...(startsOn ? ['startsOn'] : [])];
    const claim = { ...this.from(), status: 'ASSERTED', confidence: 0.85 } as const;
    this.ledger.entity({ kind: 'EVENT', key, name, attributes, inferred, ...claim }, [ground]);
    this.ledger.relation(
      {
        kind: 'PART_OF',
        from: key,
        to: within ?? this.place,
        ...this.from(),
        status: within ? 'INFERRED' : 'ASSERTED',
        confidence: BY_NAME,
      },
      ground,
    );
    return key;
  }

  /** A titled thing; returns its key. */
  titled(titled: Titled, ground: Ground, level?: string): string {
    const key = titledKey(titled, this.main?.startsOn ?? this.reading.article.publishedOn);
    const attributes = attributesOf(titled, level, ground.rule);
    const claim = { ...this.seen(), status: 'ASSERTED', confidence: 0.85 } as const;
    this.ledger.entity({ kind: titled.kind, key, name: titled.name, ...(attributes ? { attributes } : {}), ...claim }, [
      { ...ground, start: titled.start, end: titled.end },
    ]);
    return key;
  }

  produced(key: string, at: string, qualifier: string, ground: Ground, confidence: number): void {
    const claim = { ...this.from(), status: 'ASSERTED', confidence } as const;
    this.ledger.relation({ kind: 'PRODUCED_AT', from: key, to: at, qualifiers: { qualifier }, ...claim }, ground);
  }
}

export interface Part {
  readonly type: string;
  /** Whoever or whatever tells it from other parts, for its key. */
  readonly label: string;
  readonly name: string;
  readonly category: string;
  /** The session that it belongs to. */
  readonly within?: string | undefined;
  readonly unnamedSpeakers?: boolean;
}

/** A standard whose project was signed is at most approved as a project, never published. */
function attributesOf({ kind }: Titled, level: string | undefined, rule: string): Record<string, unknown> | undefined {
  if (kind === 'FACILITY') return { status: 'UNKNOWN' };
  if (kind !== 'STANDARD') return undefined;
  const isProject = rule === 'outcome.signed';
  return { level: level ?? 'UNKNOWN', stage: 'UNKNOWN', ...(isProject ? { stageAtMost: 'APPROVED_PROJECT' } : {}) };
}
