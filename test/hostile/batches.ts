import { entityId } from '../../src/database/ids.ts';
import { evidenceId, factId } from '../../src/features/ingestion/identity.ts';
import { randomFrom } from '../support/random.ts';
import { entity, relation } from '../support/records.ts';

/** What one writer sends at once, and what then has to be in the graph. */
export interface Batch {
  readonly idempotencyKey: string;
  readonly records: readonly string[];
  /** Ids that nothing else brings. */
  readonly entities: readonly string[];
  readonly facts: readonly string[];
  readonly evidence: readonly string[];
  /** A fact that each batch of the writer adds an observation to: its day here. */
  readonly seen: { readonly fact: string; readonly day: string };
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2000-01-01');
const MAJORS = 6;

/**
 * The batch of a number of a writer; the same for the same seed.
 * @param days after so many batches the days of observation come round again
 */
export function batchOf(seed: number, writer: number, number: number, days = Number.POSITIVE_INFINITY): Batch {
  const random = randomFrom(seed + writer * 1_000_003 + number * 7_919);
  const source = `source:writer-${writer}`;
  const evidence = [{ source, paragraph: number }];
  const school = `school:w${writer}-${number}`;
  const majors = Array.from(
    { length: 1 + Math.floor(random() * MAJORS) },
    (_, at) => `major:2021:w${writer}-${number}-${at}`,
  );
  const [base, topic] = [`school:w${writer}`, `major:2021:w${writer}`];
  const day = new Date(FIRST_DAY + (number % days) * DAY_MS).toISOString().slice(0, 10);
  const weights = majors.map(() => ({ note: `${Math.floor(random() * 1e6)}` }));
  const records = [
    { type: 'source', key: source, title: `试验来源${writer}` },
    entity('SCHOOL', base, `写手${writer}学院`, { evidence: [{ source }] }),
    entity('MAJOR', topic, `写手${writer}专业`, { evidence: [{ source }] }),
    relation('OFFERS_MAJOR', base, topic, {}, { evidence, validity: { observedOn: [day] } }),
    entity('SCHOOL', school, `第${writer}之${number}学院`, { evidence }),
    ...majors.map((key, at) =>
      entity('MAJOR', key, `第${number}之${at}专业`, { evidence: [{ ...evidence[0], ...weights[at] }] }),
    ),
    ...majors.map((key) => relation('OFFERS_MAJOR', school, key, {}, { evidence })),
  ];
  const facts = majors.map((key) => factId('OFFERS_MAJOR', school, key, {}));
  const entities = [school, ...majors].map(entityId);
  const seen = { fact: factId('OFFERS_MAJOR', base, topic, {}), day };
  return {
    idempotencyKey: `w${writer}-${number}`,
    records: records.map((record) => JSON.stringify(record)),
    entities,
    facts,
    evidence: [...entities, ...facts, seen.fact].map((claim) =>
      evidenceId(claim, { source, paragraph: number, stance: 'SUPPORTS' }),
    ),
    seen,
  };
}
