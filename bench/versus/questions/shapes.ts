import { z } from 'zod';

/** What answers are brought to before they are compared. */
export const Named = z.object({ key: z.string(), name: z.string() });
export const Kinded = z.object({ key: z.string(), name: z.string(), kind: z.string() });

/** The only one of a list, or null. */
export const only = <T>(list: readonly T[]): T | null => list[0] ?? null;
