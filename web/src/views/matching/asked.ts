import type { matchingParameters } from '../../core/matching/matching.ts';

/** What the link asks for. */
export type Asked = ReturnType<typeof matchingParameters.read>;
