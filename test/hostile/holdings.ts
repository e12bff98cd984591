import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { UNENDED } from '../../src/database/lens.ts';
import type { Batch } from './batches.ts';

/** How often a graph holds each thing that batches bring. */
export interface Holdings {
  /** Of entities, facts, evidence and kept writes: so many current ones of an id, which have to be one. */
  readonly times: ReadonlyMap<string, number>;
  /** The days on which a fact was seen. */
  readonly days: ReadonlyMap<string, ReadonlySet<string>>;
  /** So many versions of a fact. */
  readonly versions: ReadonlyMap<string, number>;
  /** Current facts that no evidence speaks of. */
  readonly unproven: readonly string[];
}

const Counted = z.array(z.object({ id: z.string(), times: z.number() }));
const Facts = z.array(
  z.object({ id: z.string(), current: z.number(), versions: z.number(), days: z.array(z.string()) }),
);
const Claims = z.array(z.object({ id: z.string() }));

/** All of it, read past the service's door. */
export async function holdingsOf({ runAlone }: Database): Promise<Holdings> {
  const unended = { unended: UNENDED };
  const counted = [
    ...Counted.parse(
      await runAlone(
        'CYPHER 5 MATCH (e:Entity)-[:HAS_NAME]->(n:Name) WHERE n.knownTo = $unended RETURN e.id AS id, count(*) AS times',
        unended,
      ),
    ),
    ...Counted.parse(
      await runAlone(
        'CYPHER 5 MATCH (v:Evidence) WHERE v.knownTo = $unended RETURN v.id AS id, count(*) AS times',
        unended,
      ),
    ),
    ...Counted.parse(await runAlone('CYPHER 5 MATCH (w:Write) RETURN w.idempotencyKey AS id, count(*) AS times')),
  ];
  const facts = Facts.parse(
    await runAlone(
      `CYPHER 5 MATCH (:Entity)-[r]->(:Entity) WHERE r.id IS NOT NULL
       WITH r.id AS id, collect(r) AS found
       WITH id, found, [r IN found WHERE r.knownTo = $unended] AS current
       RETURN id, size(found) AS versions, size(current) AS current, coalesce(head(current).observed, []) AS days`,
      unended,
    ),
  );
  const claims = Claims.parse(
    await runAlone('CYPHER 5 MATCH (v:Evidence) WHERE v.knownTo = $unended RETURN DISTINCT v.claimId AS id', unended),
  );
  const proven = new Set(claims.map(({ id }) => id));
  return {
    times: new Map([
      ...counted.map(({ id, times }) => [id, times] as const),
      ...facts.map(({ id, current }) => [id, current] as const),
    ]),
    days: new Map(facts.map(({ id, days }) => [id, new Set(days)] as const)),
    versions: new Map(facts.map(({ id, versions }) => [id, versions] as const)),
    unproven: facts.filter(({ id, current }) => current > 0 && !proven.has(id)).map(({ id }) => id),
  };
}

/** How much of a batch there is: `twice` where anything of it is there more than once. */
export function stateOf(batch: Batch, { times, days }: Holdings): 'whole' | 'absent' | 'partial' | 'twice' {
  const found = [batch.idempotencyKey, ...batch.entities, ...batch.facts, ...batch.evidence].map(
    (id) => times.get(id) ?? 0,
  );
  found.push(days.get(batch.seen.fact)?.has(batch.seen.day) ? 1 : 0);
  if (found.some((count) => count > 1)) return 'twice';
  if (found.every((count) => count === 1)) return 'whole';
  return found.every((count) => count === 0) ? 'absent' : 'partial';
}
