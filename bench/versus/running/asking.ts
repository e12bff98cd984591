import { lensNow } from '../lens.ts';
import type { Question, Variables } from '../question.ts';
import type { SystemName } from '../system.ts';
import type { Service } from './service.ts';

/** A request as it goes over the wire. */
export interface Asked {
  readonly path: string;
  readonly body: string;
}

/** How a system is asked a question and read; undefined where it cannot answer. */
export interface Asking {
  readonly system: SystemName;
  readonly service: Service;
  readonly asked: readonly Asked[];
  readonly answer: (data: unknown) => unknown;
}

export function askingOf(
  system: SystemName,
  service: Service,
  question: Question,
  given: readonly Variables[],
): Asking | undefined {
  if (system === 'floor-maps' || system === 'floor-lists') {
    const path = `/${system.replace('floor-', '')}/${question.name}`;
    const asked = given.map((variables) => ({ path, body: JSON.stringify(variables) }));
    return question.floor ? { system, service, asked, answer: question.plain ?? ((data) => data) } : undefined;
  }
  const way = question.ways[system];
  if (!way) return undefined;
  const { document: query, variables: own = (variables) => variables, answer } = way;
  // only the peer takes the lens with each request: the others put it in themselves
  const lens = system === 'neo4j-graphql' ? lensNow() : {};
  const asked = given.map((variables) => ({
    path: '/graphql',
    body: JSON.stringify({ query, variables: { ...own(variables), ...lens } }),
  }));
  return { system, service, asked, answer };
}
