import { type Answer, ask, send } from '../client.ts';

/** One request that nobody means well with. */
export interface Hostile {
  readonly name: string;
  /** Its answer; undefined where the service only closes the connection. */
  send(url: string): Promise<Answer | undefined>;
}

/** A GraphQL request as JSON. */
export const graphql = (
  name: string,
  query: string,
  variables?: object,
  headers?: Record<string, string>,
): Hostile => ({
  name,
  send: (url) => ask(url, { query, ...(variables && { variables }) }, headers ? { headers } : {}),
});

/** A body as it stands. */
export const body = (name: string, text: string | Uint8Array, headers: Record<string, string> = {}): Hostile => ({
  name,
  send: (url) => send(`${url}/graphql`, { body: text, headers: { 'content-type': 'application/json', ...headers } }),
});

export const times = (count: number, part: (at: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, at) => part(at)).join(between);

/** As much as one body may have, with room for what stands around it. */
export const MEGABYTE = 995_000;
