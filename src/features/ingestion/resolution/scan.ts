import { z } from 'zod';
import { note } from '../../../database/audit/note.ts';
import type { Database } from '../../../database/database.ts';
import { UNENDED } from '../../../database/lens.ts';
import { integer } from '../../../database/paths.ts';
import { statement } from '../../../database/statement.ts';
import { candidatesKey } from '../../identity/candidates.ts';
import { compareBodies } from '../../identity/compare.ts';
import { BODIES } from '../bodies.ts';
import { takeLock } from '../lock.ts';
import { bearersOf, type Described, describedInGraph } from './description.ts';
import { questionRows } from './keep.ts';
import { type Asked, askedOf, mayBeOne } from './resolve.ts';

/** What a scan has looked at, and how many pairs were not asked about before. */
export interface Scanned {
  readonly bodies: number;
  readonly pairs: number;
  readonly asked: number;
}

const PAGE = 500;
/** Names that so many bodies share a piece of tell nothing: 教育局 and the like are found by other pieces. */
const MOST_ALIKE = 100;

const bodiesAfter = statement('ingestion/resolution/bodies-after', z.object({ key: z.string() }));
const created = statement('ingestion/resolution/create-questions', z.object({ fresh: z.number() }));

/**
 * Compares all bodies that are there by every piece of their names (docs/identity.md, Candidates), and keeps a question
 * for each pair that may be one. What was asked or decided before stays as it is; nothing is merged.
 */
export async function scanForQuestions(database: Database, now: Date): Promise<Scanned> {
  const bodies: Described[] = [];
  for await (const some of pagesOf(database)) bodies.push(...some);
  const pairs = pairsOf(bodies);
  const asked = pairs.flatMap(([a, b]): Asked[] => {
    const verdict = compareBodies(a.description, b.description);
    return verdict.outcome === 'DIFFERENT' ? [] : [askedOf(a.key, b.key, verdict)];
  });
  return { bodies: bodies.length, pairs: pairs.length, asked: await keep(database, asked, now) };
}

async function* pagesOf(database: Database): AsyncGenerator<Described[]> {
  for (let after = ''; ; ) {
    const page = await bodiesAfter(database.read, { kinds: BODIES, after, unended: UNENDED, limit: integer(PAGE) });
    const keys = page.map(({ key }) => key);
    const last = keys.at(-1);
    if (last === undefined) return;
    const lists = { keys, identifiers: [], cores: [] };
    yield (await bearersOf(database.read, { lists, unended: UNENDED })).map(describedInGraph);
    after = last;
  }
}

/** Bodies that share a piece of a name, each pair once. */
function pairsOf(bodies: readonly Described[]): (readonly [Described, Described])[] {
  const alike = new Map<string, Described[]>();
  for (const body of bodies) {
    const names = [body.description.name, ...(body.description.aliases ?? []).map(({ name }) => name)];
    for (const piece of new Set(names.flatMap(candidatesKey))) {
      const known = alike.get(piece);
      if (known) known.push(body);
      else alike.set(piece, [body]);
    }
  }
  const pairs = new Map<string, readonly [Described, Described]>();
  for (const some of alike.values()) {
    if (some.length > MOST_ALIKE) continue;
    for (const [at, a] of some.entries())
      for (const b of some.slice(at + 1)) if (mayBeOne(a.key, b.key)) pairs.set(`${a.key}\u0000${b.key}`, [a, b]);
  }
  return [...pairs.values()];
}

/** How many were new. */
async function keep(database: Database, asked: readonly Asked[], now: Date): Promise<number> {
  let fresh = 0;
  for (let start = 0; start < asked.length; start += PAGE) {
    const rows = questionRows(asked.slice(start, start + PAGE), now.toISOString());
    const [counted] = await database.write(async (transaction) => {
      await takeLock(transaction);
      const answer = await created(transaction.run, { rows });
      const fresh = answer[0]?.fresh ?? 0;
      const act = { act: 'ASK', about: `${fresh} questions by a scan`, content: null } as const;
      if (fresh > 0) await note(transaction, act, now.toISOString());
      return answer;
    });
    fresh += counted?.fresh ?? 0;
  }
  return fresh;
}
