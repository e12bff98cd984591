import type { Capacity, Participation } from './capacities.ts';
import type { Body } from './cast.ts';
import type { Happening } from './happening.ts';
import {
  bodyKey,
  eventKey,
  partKey,
  personKey,
  publisherOf,
  regionKey,
  sourceKey,
  themeKey,
  titledKey,
  zoneKey,
} from './keys.ts';
import type { Ground, Ledger, SourceProposal } from './ledger.ts';
import type { Membership } from './members.ts';
import type { Outcome, Titled } from './outcomes.ts';
import type { Post } from './posts.ts';
import type { Withheld } from './propose.ts';
import { type Reading, wordsOf } from './reading.ts';
import { parentOf, type Region } from './regions.ts';
import type { Session, Talk } from './talks.ts';

const BY_NAME = 0.9;

/** Writes the claims of one report into a ledger, with keys that depend on what was read before. */
export class Proposer {
  readonly open: Withheld[] = [];
  readonly #reading: Reading;
  readonly #ledger: Ledger;
  readonly #main: Happening | undefined;
  readonly #people = new Map<string, string>();
  readonly #talks = new Map<string, string>();
  readonly #seats = new Map<Post, Body | undefined>();

  constructor(reading: Reading, ledger: Ledger, main: Happening | undefined) {
    this.#reading = reading;
    this.#ledger = ledger;
    this.#main = main;
    for (const { posts } of reading.sentences) for (const post of posts) this.#seats.set(post, this.#seatOf(post));
  }

  source(sha256: string): SourceProposal {
    const { article, cast } = this.#reading;
    const publisher = publisherOf(article);
    const contributor = article.contributor && cast.find(wordsOf(this.#reading, article.contributor));
    const first = article.paragraphs[0];
    const title = wordsOf(
      this.#reading,
      article.title ?? { start: first?.start ?? 0, end: Math.min(first?.end ?? 0, (first?.start ?? 0) + 60) },
    ).trim();
    return {
      type: 'source',
      key: sourceKey(article),
      title: title === '' ? 'untitled' : [...title].slice(0, 400).join(''),
      ...(publisher === undefined ? {} : { publisher }),
      ...(contributor ? { contributor: bodyKey(contributor) } : {}),
      ...(article.url !== undefined && URL.canParse(article.url) ? { url: article.url } : {}),
      ...(article.publishedOn === undefined ? {} : { publishedOn: article.publishedOn }),
      ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
      sha256,
    };
  }

  bodies(bodies: readonly Body[]): void {
    for (const body of bodies) this.#body(body);
    for (const body of bodies) if (body.parent) this.#partOf(body, body.parent);
    const { article } = this.#reading;
    // a site that prints its own name above a report is the body that published it
    if (article.publisher && article.title && article.publisher.end <= article.title.start && !article.url) {
      const name = wordsOf(this.#reading, article.publisher);
      const ground = { ...article.publisher, paragraph: 0, rule: 'source.publisher' };
      this.#ledger.entity(
        {
          kind: 'INSTITUTION',
          key: `org:${sourceKey(article)
            .slice('source:'.length)
            .replace(/-[^-]*(?:-\d\d-\d\d)?$/, '')}`,
          name,
          status: 'ASSERTED',
          confidence: 0.8,
        },
        [ground],
      );
    }
  }

  #ground(span: { start: number; end: number; rule: string }): Ground {
    const paragraph = this.#reading.article.paragraphs.find(
      ({ start, end }) => span.start >= start && span.start < end,
    );
    return { start: span.start, end: span.end, rule: span.rule, paragraph: paragraph?.number ?? 0 };
  }

  #body(body: Body): void {
    const [first] = body.mentions;
    if (!first) return;
    const aliases = [...body.aliases].map(([name, { kind, at }]) => ({
      name,
      kind,
      evidence: [this.#ledger.evidence(this.#ground({ ...at, rule: 'body.alias' }), name)],
    }));
    const attributes =
      body.kind === 'ALLIANCE' ? { category: body.category ?? 'OTHER', status: this.#statusOf(body) } : unitOf(body);
    const inferred = [...(body.inferred ? ['name'] : []), ...(body.kind === 'ALLIANCE' ? ['category'] : [])];
    const key = bodyKey(body);
    this.#ledger.entity(
      {
        kind: body.kind,
        key,
        name: body.name,
        ...(aliases.length > 0 ? { aliases } : {}),
        ...(attributes ? { attributes } : {}),
        ...(inferred.length > 0 ? { inferred } : {}),
        status: body.inferred ? 'INFERRED' : 'ASSERTED',
        confidence: body.inferred ? 0.8 : 0.9,
      },
      body.mentions.map((mention) => this.#ground(mention)),
    );
    this.#jurisdiction(body, key, this.#ground(first));
  }

  /** A name that begins with a region says what it is for, not where it sits; schools and firms say neither. */
  #jurisdiction(body: Body, key: string, ground: Ground): void {
    if (!body.region || !['ALLIANCE', 'GOVERNMENT_BODY', 'ASSOCIATION'].includes(body.kind)) return;
    const zone = /^(.+?(?:高新区|开发区|经开区|新区))(?:党工委|管委会|管理委员会)$/.exec(body.name)?.[1];
    const to = zone ? zoneKey(body.region, zone) : regionKey(body.region);
    this.#region(body.region, ground);
    if (zone) {
      this.#ledger.entity(
        {
          kind: 'REGION',
          key: to,
          name: zone,
          attributes: { level: '开发区' },
          inferred: ['level'],
          status: 'INFERRED',
          confidence: BY_NAME,
        },
        [{ ...ground, rule: 'region.zone' }],
      );
      this.#ledger.relation(
        {
          kind: 'PART_OF',
          from: to,
          to: regionKey(body.region),
          ...this.#seen(),
          status: 'INFERRED',
          confidence: BY_NAME,
        },
        { ...ground, rule: 'region.zone' },
      );
    }
    this.#ledger.relation(
      {
        kind: 'LOCATED_IN',
        from: key,
        to,
        qualifiers: { qualifier: 'JURISDICTION' },
        ...this.#seen(),
        status: 'INFERRED',
        confidence: BY_NAME,
      },
      { ...ground, rule: 'body.jurisdiction' },
    );
  }

  #region(region: Region, ground: Ground): void {
    this.#ledger.entity(
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
    if (!parent || this.#ledger.has(regionKey(parent))) return;
    this.#region(parent, ground);
    this.#ledger.relation(
      {
        kind: 'PART_OF',
        from: regionKey(region),
        to: regionKey(parent),
        ...this.#seen(),
        status: 'INFERRED',
        confidence: 0.95,
      },
      { ...ground, rule: 'region.parent' },
    );
  }

  #partOf(body: Body, { body: parent, qualifier }: NonNullable<Body['parent']>): void {
    const [first] = body.mentions;
    if (!first) return;
    this.#ledger.relation(
      {
        kind: 'PART_OF',
        from: bodyKey(body),
        to: bodyKey(parent),
        qualifiers: { qualifier },
        ...this.#seen(),
        status: 'INFERRED',
        confidence: BY_NAME,
      },
      this.#ground({ ...first, rule: 'body.parent' }),
    );
  }

  /** What is only proposed or publicised is not yet recognised. */
  #statusOf({ mentions }: Body): string {
    const { text } = this.#reading.article;
    const around = mentions
      .map(({ start, end }) => `${text.slice(Math.max(0, start - 14), start)}|${text.slice(end, end + 14)}`)
      .join('¶');
    const title = this.#reading.article.title
      ? text.slice(this.#reading.article.title.start, this.#reading.article.title.end)
      : '';
    if (/公示/.test(title) && /拟/.test(title)) return 'PUBLICISED';
    if (/(?:拟|筹建|筹备|计划|申报|将)[^¶|。，]{0,8}(?:成立|组建|认定)?\||\|(?:拟|正在筹|筹备|将)/.test(around))
      return 'PROPOSED';
    if (/\|[^¶。]{0,12}(?:正式|宣告|揭牌)?成立(?!大会|以来)|\|成立大会/.test(around)) return 'ESTABLISHED';
    return 'UNKNOWN';
  }

  /** People by the body of their first post, in the order of the text. */
  people(participations: readonly Participation[]): void {
    const fallback = this.#main ? eventKey(this.#main, this.#reading.article.year) : sourceKey(this.#reading.article);
    const grounds = new Map<string, Ground[]>();
    const note = (person: string, ground: Ground) => grounds.set(person, [...(grounds.get(person) ?? []), ground]);
    for (const { posts, paragraph } of this.#reading.sentences) {
      for (const post of posts) {
        const seat = this.#seats.get(post);
        note(post.person, { start: post.start, end: post.end, paragraph, rule: post.rule });
        if (seat && !this.#people.has(post.person))
          this.#people.set(post.person, personKey(post.person, bodyKey(seat)));
      }
    }
    for (const { actor, paragraph, rule } of participations)
      if ('person' in actor) note(actor.person, { start: actor.start, end: actor.end, paragraph, rule });
    for (const [person, all] of grounds) {
      const key = this.#people.get(person) ?? personKey(person, fallback);
      this.#people.set(person, key);
      this.#ledger.entity({ kind: 'PERSON', key, name: person, status: 'ASSERTED', confidence: 0.9 }, all.slice(0, 3));
    }
  }

  #seatOf({ seat, title, start, end }: Post): Body | undefined {
    const { cast, lexicon } = this.#reading;
    if (!seat) {
      // a post behind a masked name is at a body that the report does not tell
      const before = this.#reading.article.text.slice(Math.max(0, start - 16), start);
      if (new RegExp(`[${lexicon.document.masks}][^，。；]*$`).test(before)) return undefined;
      const kind = Object.entries(lexicon.titles.bodyOfTitle).find(([word]) => title.endsWith(word))?.[1];
      const fitting = cast.bodies.filter((body) => body.kind === kind);
      return fitting.length === 1 ? fitting[0] : undefined;
    }
    if ('place' in seat)
      return cast.named(`${seat.place}人民政府`, 'GOVERNMENT_BODY', { start, end }, 'body.government');
    const whole = cast.of(seat.mention);
    if (!whole || !seat.unit) return whole;
    const unit = cast.named(
      whole.name + wordsOf(this.#reading, seat.unit),
      whole.kind === 'ALLIANCE' ? 'INSTITUTION' : whole.kind,
      { start: seat.mention.start, end: seat.unit.end },
      'body.unit',
    );
    if (unit !== whole) {
      unit.inferred = false;
      unit.parent ??= { body: whole, qualifier: 'DEPARTMENT' };
    }
    return unit;
  }

  post(post: Post, paragraph: number): void {
    const body = this.#seats.get(post);
    const { start, end, title, rule, confidence, person } = post;
    const from = this.#people.get(person);
    if (!body || !from) {
      this.open.push({ reason: 'UNRESOLVED', start, end, paragraph, rule, words: wordsOf(this.#reading, post) });
      return;
    }
    const isRank = this.#reading.lexicon.titles.ranks.includes(title);
    this.#ledger.relation(
      {
        kind: 'HOLDS_ROLE',
        from,
        to: bodyKey(body),
        qualifiers: { title, titleKind: isRank ? 'RANK' : 'POST' },
        ...this.#seen(),
        status: post.seat ? 'ASSERTED' : 'INFERRED',
        confidence,
      },
      { start, end, paragraph, rule },
    );
  }

  happening(happening: Happening): void {
    const key = eventKey(happening, this.#reading.article.year);
    const {
      startsOn,
      endsOn,
      attendance,
      theme,
      name,
      category,
      place,
      aliases,
      rule,
      paragraph,
      start,
      end,
      confidence,
    } = happening;
    const ground = { start, end, paragraph, rule };
    const motto = theme && wordsOf(this.#reading, theme);
    this.#ledger.entity(
      {
        kind: 'EVENT',
        key,
        name,
        ...(aliases.length > 0
          ? {
              aliases: aliases.map((alias) => ({
                name: alias.name,
                kind: 'SHORT',
                evidence: [this.#ledger.evidence({ ...alias, rule: 'event.alias' }, alias.name)],
              })),
            }
          : {}),
        attributes: {
          category,
          ...(startsOn ? { startsOn } : {}),
          ...(endsOn ? { endsOn } : {}),
          ...(motto ? { theme: motto } : {}),
          ...(attendance ? { attendance } : {}),
        },
        inferred: [...(happening.inferred ? ['name'] : []), ...(startsOn ? ['startsOn'] : [])],
        ...this.#from(startsOn),
        status: happening.inferred && confidence < 1 ? 'INFERRED' : 'ASSERTED',
        confidence,
      },
      [ground],
    );
    const founded =
      category === 'FOUNDING_MEETING'
        ? this.#reading.cast.bodies.find((body) => body.kind === 'ALLIANCE' && name.startsWith(body.name))
        : undefined;
    if (founded)
      this.#ledger.relation(
        {
          kind: 'PRODUCED_AT',
          from: bodyKey(founded),
          to: key,
          qualifiers: { qualifier: 'FOUNDED' },
          ...this.#from(startsOn),
          status: 'ASSERTED',
          confidence,
        },
        { ...ground, rule: 'outcome.founded' },
      );
    if (place) {
      const at = { start: place.start, end: place.end, paragraph: place.paragraph, rule: 'event.place' };
      this.#region(place.region, at);
      this.#ledger.relation(
        {
          kind: 'LOCATED_IN',
          from: key,
          to: regionKey(place.region),
          ...this.#from(startsOn),
          status: 'ASSERTED',
          confidence: 0.9,
        },
        at,
      );
    }
    if (theme && motto) {
      const at = { ...theme, rule: 'event.theme' };
      this.#ledger.entity(
        {
          kind: 'THEME',
          key: themeKey(motto),
          name: motto,
          attributes: { category: 'MOTTO' },
          status: 'ASSERTED',
          confidence: 0.9,
        },
        [at],
      );
      this.#ledger.relation(
        {
          kind: 'ABOUT',
          from: key,
          to: themeKey(motto),
          qualifiers: { qualifier: 'MOTTO' },
          ...this.#from(startsOn),
          status: 'ASSERTED',
          confidence: 0.9,
        },
        at,
      );
    }
    if (this.#main && happening !== this.#main) {
      this.#ledger.relation(
        {
          kind: 'SUCCEEDS',
          from: key,
          to: this.#mainKey(),
          qualifiers: { qualifier: 'HELD_AFTER' },
          ...this.#seen(),
          status: 'ASSERTED',
          confidence,
        },
        ground,
      );
    }
  }

  talks(talks: readonly Talk[], sessions: readonly Session[]): void {
    if (!this.#main) return;
    for (const { label, ...span } of sessions)
      this.#part({ ...span, rule: 'part.session' }, 'session', label, `${label}环节`, 'REPORT_SESSION');
    for (const talk of talks) {
      const ground = { start: talk.start, end: talk.end, paragraph: talk.paragraph, rule: 'part.talk' };
      const session = talk.inSession ? sessions.find(({ paragraph }) => paragraph === talk.paragraph) : undefined;
      const within = session && partKey(this.#mainKey(), 'session', session.label);
      const name = talk.speaker === undefined ? `${talk.label}讲座` : talk.label;
      const key = this.#part(
        ground,
        talk.type,
        talk.speaker ?? talk.label,
        name,
        talk.category,
        within,
        talk.speaker === undefined,
      );
      if (talk.speaker !== undefined) {
        this.#talks.set(`${talk.speaker}/${talk.paragraph}`, key);
        const from = this.#people.get(talk.speaker);
        if (from) this.#takesPart(from, key, 'SPEAKER', ground, 0.9);
      }
      if (talk.work) this.#made(talk.work, key, 'PRESENTED', ground, 0.9);
    }
  }

  participation({
    actor,
    capacity,
    happening,
    onBehalfOf,
    start,
    end,
    paragraph,
    rule,
    confidence,
  }: Participation): void {
    const from = 'body' in actor ? bodyKey(actor.body) : this.#people.get(actor.person);
    if (!from) return;
    // a speech that is a part of its own was written with the part
    if (capacity === 'SPEAKER' && 'person' in actor && this.#talks.has(`${actor.person}/${paragraph}`)) return;
    this.#takesPart(
      from,
      eventKey(happening, this.#reading.article.year),
      capacity,
      { start, end, paragraph, rule },
      confidence,
      onBehalfOf,
    );
  }

  membership({ body, alliance, role, start, end, paragraph, rule, confidence }: Membership): void {
    this.#ledger.relation(
      {
        kind: 'MEMBER_OF',
        from: bodyKey(body),
        to: bodyKey(alliance),
        qualifiers: { role },
        ...this.#seen(),
        status: 'ASSERTED',
        confidence,
      },
      { start, end, paragraph, rule },
    );
  }

  outcome(outcome: Outcome): void {
    const { start, end, paragraph, rule, titled, verb, develops, recipients, term, confidence, agenda } = outcome;
    const ground = { start, end, paragraph, rule };
    if (!verb || !this.#main) {
      this.#parties(this.#titled(titled, ground, outcome.standardLevel), outcome, ground);
      return;
    }
    const label = develops && titled.kind === 'AGREEMENT' ? develops.name : titled.name;
    const type = /聘书/.test(titled.name) ? 'appointment' : verb.part;
    const category = type === 'appointment' ? 'APPOINTMENT_CEREMONY' : verb.ceremony;
    const at = agenda
      ? this.#part(
          ground,
          type,
          label,
          `${shortened(titled.name)}${type === 'appointment' ? '颁发仪式' : verb.suffix}`,
          category,
        )
      : this.#mainKey();
    const key = this.#made(titled, at, verb.qualifier, ground, confidence, outcome.standardLevel);
    if (develops) {
      const target = this.#titled(
        develops,
        { ...ground, start: develops.start, end: develops.end },
        outcome.standardLevel,
      );
      if (titled.kind === 'AGREEMENT' || titled.kind === 'PROGRAMME')
        this.#ledger.relation(
          {
            kind: 'DEVELOPS',
            from: key,
            to: target,
            ...(develops.openList ? { qualifiers: { openList: true } } : {}),
            ...this.#from(this.#main.startsOn),
            status: 'ASSERTED',
            confidence,
          },
          ground,
        );
    }
    this.#parties(key, outcome, ground);
    for (const body of recipients) {
      const qualifier = type === 'appointment' ? 'APPOINTS_TO' : 'RECIPIENTS_FROM';
      const named = term !== undefined && body === recipients[0] ? { term } : {};
      this.#ledger.relation(
        {
          kind: 'ABOUT',
          from: key,
          to: bodyKey(body),
          qualifiers: { qualifier, ...named },
          ...this.#from(this.#main.startsOn),
          status: 'ASSERTED',
          confidence,
        },
        ground,
      );
    }
  }

  #parties(agreement: string, { titled, parties, confidence }: Outcome, ground: Ground): void {
    if (titled.kind !== 'AGREEMENT') return;
    for (const party of parties)
      this.#ledger.relation(
        {
          kind: 'PARTY_TO',
          from: bodyKey(party),
          to: agreement,
          ...this.#from(this.#main?.startsOn),
          status: 'ASSERTED',
          confidence,
        },
        ground,
      );
  }

  #made(titled: Titled, at: string, qualifier: string, ground: Ground, confidence: number, level?: string): string {
    const key = this.#titled(titled, ground, level);
    this.#ledger.relation(
      {
        kind: 'PRODUCED_AT',
        from: key,
        to: at,
        qualifiers: { qualifier },
        ...this.#from(this.#main?.startsOn),
        status: 'ASSERTED',
        confidence,
      },
      ground,
    );
    return key;
  }

  #titled(titled: Titled, ground: Ground, level?: string): string {
    const key = titledKey(titled, this.#main?.startsOn ?? this.#reading.article.publishedOn);
    const attributes = attributesOf(titled, level, this.#reading.lexicon.outcomes.projectMarks, ground.rule);
    this.#ledger.entity(
      {
        kind: titled.kind,
        key,
        name: titled.name,
        ...(attributes ? { attributes } : {}),
        ...this.#seen(),
        status: 'ASSERTED',
        confidence: 0.85,
      },
      [{ ...ground, start: titled.start, end: titled.end }],
    );
    return key;
  }

  #part(
    ground: Ground,
    type: string,
    label: string,
    name: string,
    category: string,
    within?: string,
    unnamedSpeakers = false,
  ): string {
    const startsOn = this.#main?.startsOn;
    const key = partKey(this.#mainKey(), type, label);
    const attributes = { category, ...(startsOn ? { startsOn } : {}), ...(unnamedSpeakers ? { unnamedSpeakers } : {}) };
    this.#ledger.entity(
      {
        kind: 'EVENT',
        key,
        name,
        attributes,
        inferred: ['name', ...(startsOn ? ['startsOn'] : [])],
        ...this.#from(startsOn),
        status: 'ASSERTED',
        confidence: 0.85,
      },
      [ground],
    );
    this.#ledger.relation(
      {
        kind: 'PART_OF',
        from: key,
        to: within ?? this.#mainKey(),
        ...this.#from(startsOn),
        status: within ? 'INFERRED' : 'ASSERTED',
        confidence: BY_NAME,
      },
      ground,
    );
    return key;
  }

  #takesPart(
    from: string,
    to: string,
    capacity: Capacity,
    ground: Ground,
    confidence: number,
    onBehalfOf?: Body,
  ): void {
    const qualifiers = { capacity, ...(onBehalfOf ? { onBehalfOf: bodyKey(onBehalfOf) } : {}) };
    this.#ledger.relation(
      {
        kind: 'PARTICIPATES_IN',
        from,
        to,
        qualifiers,
        ...this.#from(this.#main?.startsOn),
        status: 'ASSERTED',
        confidence,
      },
      ground,
    );
  }

  #mainKey(): string {
    return this.#main ? eventKey(this.#main, this.#reading.article.year) : '';
  }

  #from(day: string | undefined): { validity?: { from: string } } {
    return day ? { validity: { from: day } } : {};
  }

  #seen(): { validity?: { observedOn: string[] } } {
    const day = this.#main?.startsOn ?? this.#reading.article.publishedOn;
    return day ? { validity: { observedOn: [day] } } : {};
  }
}

const unitOf = ({ kind, parent }: Body): Record<string, unknown> | undefined =>
  kind === 'ASSOCIATION' && parent && parent.qualifier !== 'CAMPUS' ? { unit: parent.qualifier } : undefined;

const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 38)}…` : name);

/** A standard whose project was signed is at most approved as a project, never published. */
function attributesOf(
  titled: Titled,
  level: string | undefined,
  _marks: readonly string[],
  rule: string,
): Record<string, unknown> | undefined {
  if (titled.kind === 'STANDARD')
    return {
      level: level ?? 'UNKNOWN',
      stage: 'UNKNOWN',
      ...(rule === 'outcome.signed' ? { stageAtMost: 'APPROVED_PROJECT' } : {}),
    };
  if (titled.kind === 'FACILITY') return { status: 'UNKNOWN' };
  return undefined;
}
