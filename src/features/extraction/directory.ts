import { foldName } from '../../database/names.ts';
import type { AliasKind, Body } from './cast.ts';
import type { BodyKind } from './lexicon.ts';
import { firm, type Naming } from './naming.ts';

/** A body that a name stands for, and what kind of name it is where it is not the body's own. */
export interface Known {
  readonly body: Body;
  readonly alias?: AliasKind;
}

/** The end of a part's name that is as long as this stands for the part: 软件技术专业建设指导委员会. */
const OF_ITS_OWN = 7;
/** Shorter ends of names say too little. */
const LEAST_END = 3;
const LEAST_ELLIPSIS = 4;

/** The bodies of a report by their names, so that no name has to be compared with all of them. */
export class Directory {
  readonly #naming: Naming;
  readonly #byName = new Map<string, Body>();
  readonly #byPlain = new Map<string, Body>();
  readonly #byEnd = new Map<string, Body[]>();
  readonly #byFirm = new Map<string, Body[]>();
  readonly #byOutline = new Map<string, Body[]>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  add(body: Body): void {
    const { name, kind } = body;
    this.call(body, name);
    const plain = `${kind} ${this.#naming.plain(name)}`;
    if (!this.#byPlain.has(plain)) this.#byPlain.set(plain, body);
    for (let at = 1; at <= name.length - LEAST_END; at += 1) put(this.#byEnd, name.slice(at), body);
    if (kind === 'ENTERPRISE') put(this.#byFirm, firm(this.#naming.withoutPlace(name)), body);
    put(this.#byOutline, this.#outline(name, kind), body);
  }

  /** Gives a body another name; a name that is taken stays where it is. */
  call(body: Body, name: string): void {
    const folded = foldName(name);
    const known = this.#byName.get(folded);
    if (!known || body.name === name) this.#byName.set(folded, body);
  }

  named(name: string): Body | undefined {
    return this.#byName.get(foldName(name));
  }

  /** Every body whose name ends in these words. */
  endingIn(words: string): readonly Body[] {
    return this.#byEnd.get(words) ?? [];
  }

  /** Equal but for what may be left out, or the end of one longer name. */
  spelt(name: string, kind: BodyKind): Known | undefined {
    const equal = this.named(name);
    if (equal) return { body: equal };
    const short = this.#byPlain.get(`${kind} ${this.#naming.plain(name)}`);
    if (short) return { body: short, alias: 'SHORT' };
    if (name.length < LEAST_ELLIPSIS) return undefined;
    const placed = this.#naming.regionOf(name) !== undefined;
    const [longer, ...others] = this.endingIn(name).filter(
      (body) =>
        body.kind === kind &&
        (!body.parent || name.length > OF_ITS_OWN) &&
        (!placed || this.#naming.isPlace(body.name.slice(0, -name.length))),
    );
    return longer && others.length === 0 ? { body: longer, alias: 'ELLIPTICAL' } : undefined;
  }

  /** Without the legal form, or with characters left out. Alliances with like names are different ones more often than not. */
  shortened(name: string, kind: BodyKind): Known | undefined {
    if (kind === 'ALLIANCE' || kind === 'ASSOCIATION') return undefined;
    const [same, ...rivals] = kind === 'ENTERPRISE' ? this.#firms(name) : [];
    if (same && rivals.length === 0) return { body: same, alias: 'SHORT' };
    const outlined = this.#byOutline.get(this.#outline(name, kind)) ?? [];
    const [body, ...others] = outlined.filter((each) => !each.parent && this.#naming.shortens(name, each.name));
    return body && others.length === 0 ? { body, alias: 'SHORT' } : undefined;
  }

  /** Enterprises of the same name but for the legal form and a place that only one of them has. */
  #firms(name: string): Body[] {
    const bare = this.#naming.withoutPlace(name);
    const isPlaced = bare !== name;
    return (this.#byFirm.get(firm(bare)) ?? []).filter(
      (body) => !body.parent && (!isPlaced || !body.region || body.region.code === this.#naming.regionOf(name)?.code),
    );
  }

  /** What a name and its abbreviations have in common: kind, beginning and end, without the place. */
  #outline(name: string, kind: BodyKind): string {
    const bare = this.#naming.withoutPlace(name);
    return `${kind} ${bare.slice(0, 2)} ${bare.at(-1)}`;
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
