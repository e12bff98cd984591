import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { ENTITY_KINDS, type RelationKind } from '../../database/kinds.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { statement } from '../../database/statement.ts';

const CountRow = z.object({ kind: z.enum(ENTITY_KINDS), entities: z.number(), relations: z.number() });

interface Counted {
  readonly id: string;
  readonly relations: readonly RelationKind[] | undefined;
  readonly lens: Lens;
  readonly synthetic: boolean;
}

/** How many different neighbours an entity has, by kind, most first. */
export const countNeighbours = (database: Database, { id, relations, lens, synthetic }: Counted) =>
  statement('neighbourhood/kinds', CountRow, relations)(database.read, { ...lensParameters(lens), id, synthetic });
