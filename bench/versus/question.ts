import type { Row } from '../../src/database/database.ts';
import type { SystemName } from './system.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** How one GraphQL service is asked a question, and what its answer says whatever its shape. */
export interface Way {
  readonly document: string;
  /** What the service is given; the question's own variables unless said. */
  readonly variables?: (own: Variables) => Variables;
  readonly answer: (data: unknown) => unknown;
}

/** Reads the graph to choose what to ask about. */
export type Read = (cypher: string) => Promise<readonly Row[]>;

/** Numbers from 0 to 1, the same in every run. */
export type Random = () => number;

export interface Question {
  readonly name: string;
  readonly title: string;
  /** What it is asked about by turns. */
  readonly variables: (read: Read, random: Random) => Promise<readonly Variables[]>;
  readonly ways: Readonly<Partial<Record<Exclude<SystemName, `floor-${string}`>, Way>>>;
  /** Whether the floor answers it; in the shape that is compared, but for its order where there is none. */
  readonly floor: boolean;
  readonly plain?: (answer: unknown) => unknown;
}
