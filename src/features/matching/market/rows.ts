import { z } from 'zod';

/** Parts that the rows of more than one statement have. */
export const Id = z.string();
export const Place = z.object({ id: Id, lineage: z.array(z.string()).nullish() });
