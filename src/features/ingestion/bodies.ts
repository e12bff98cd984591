import type { EntityKind } from '../../database/kinds.ts';
import { ORGANISATION_KINDS } from '../../database/kinds.ts';

/** What is told apart by identifiers and names: organisations and alliances. */
export const BODIES: readonly EntityKind[] = [...ORGANISATION_KINDS, 'ALLIANCE'];
export const isBody = (kind: EntityKind): boolean => BODIES.includes(kind);
