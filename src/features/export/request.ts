import { z } from 'zod';
import { conditionsOf } from '../../database/entities/filter.ts';
import { ENTITY_KINDS, RELATION_KINDS } from '../../database/kinds.ts';
import { type AsOfInput, parseDay, parseInstant } from '../../database/lens.ts';
import { badInput } from '../../errors.ts';
import type { EntityFilter } from '../../generated/schema.ts';
import { ALLIANCE_KINDS } from './vocabulary.ts';

/** What to take, as an address or a command line says it. */
export interface Request {
  readonly filter: EntityFilter;
  readonly asOf: AsOfInput;
  readonly bom: boolean;
}

const words = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .pipe(z.array(z.string().min(1)));
const flag = z.enum(['true', 'false']).transform((word) => word === 'true');
const json = z.string().transform((text, { addIssue }) => {
  try {
    return JSON.parse(text);
  } catch {
    addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});
const Related = z.strictObject({
  predicate: z.enum(RELATION_KINDS),
  key: z.string().optional(),
  direction: z.enum(['OUT', 'IN', 'ANY']).optional(),
  atLeast: z.int().optional(),
  atMost: z.int().optional(),
});

interface Parameter {
  readonly type: z.ZodType;
  readonly allowed: string;
}

/** Source: EntityFilter and AsOf in schema/. */
const PARAMETERS = {
  kinds: { type: words.pipe(z.array(z.enum(ENTITY_KINDS))), allowed: `of ${ENTITY_KINDS.join(', ')}` },
  allianceKinds: { type: words.pipe(z.array(z.enum(ALLIANCE_KINDS))), allowed: `of ${ALLIANCE_KINDS.join(', ')}` },
  regions: { type: words, allowed: 'GB/T 2260 codes or keys, separated by commas' },
  industries: { type: words, allowed: 'GB/T 4754 codes or keys, separated by commas' },
  nameContains: { type: z.string(), allowed: '1 to 200 characters' },
  minConfidence: { type: z.coerce.number().min(0).max(1), allowed: '0 to 1' },
  relatedTo: {
    type: json.pipe(z.array(Related)),
    allowed: 'a JSON list of {predicate, key, direction, atLeast, atMost}',
  },
  includeSynthetic: { type: flag, allowed: 'true or false' },
  validAt: { type: z.string(), allowed: 'YYYY-MM-DD' },
  knownAt: { type: z.string(), allowed: 'RFC 3339' },
  bom: { type: flag, allowed: 'true or false' },
} satisfies Record<string, Parameter>;

export const PARAMETER_NAMES: readonly string[] = Object.keys(PARAMETERS);

const Parsed = z.object({
  validAt: z.string().optional(),
  knownAt: z.string().optional(),
  bom: z.boolean().optional(),
});

/** Reads the parameters of an export; refuses one that is not known, is given twice, or has no such value. */
export function parseRequest(given: Iterable<readonly [name: string, value: string]>): Request {
  const parsed: Record<string, unknown> = {};
  for (const [name, value] of given) {
    const { type, allowed } = parameter(name);
    if (name in parsed) throw badInput(name, 'it is given twice', 'each parameter once, lists separated by commas');
    const result = type.safeParse(value);
    if (!result.success) throw badInput(name, `'${value.slice(0, 80)}' is none`, allowed);
    parsed[name] = result.data;
  }
  const { validAt, knownAt, bom = false } = Parsed.parse(parsed);
  const { validAt: _valid, knownAt: _known, bom: _bom, ...filter } = parsed;
  // what a value by itself does not show is refused now, not when the export has begun
  conditionsOf(filter);
  if (validAt !== undefined) parseDay(validAt, 'validAt');
  if (knownAt !== undefined) parseInstant(knownAt, 'knownAt');
  return { filter, asOf: { validAt: validAt ?? null, knownAt: knownAt ?? null }, bom };
}

function parameter(name: string): Parameter {
  const known: Readonly<Record<string, Parameter>> = PARAMETERS;
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!found) throw badInput(name, 'an export has no such parameter', PARAMETER_NAMES.join(', '));
  return found;
}
