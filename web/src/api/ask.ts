import { Recent } from '../core/cache/recent.ts';
import { Failure } from './failure.ts';

/** A document of `*.graphql` with the types of its variables and of its answer. */
export interface Question<Data, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Data;
}

interface Told<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface Asking {
  readonly signal?: AbortSignal;
  /** `Authorization` for what needs a role; such answers are never kept. */
  readonly key?: string;
}

const MOST_KEPT = 80;
const KEPT_FOR = 60_000; // milliseconds: what others write is seen a minute later at the latest
/** Answers as they came: text is small, and nobody can change what another screen reads. */
const answers = new Recent<string>(MOST_KEPT, KEPT_FOR);

/** Asks the service; what was asked a moment ago is answered from memory. Throws Failure. */
export async function ask<Data, Variables>(
  question: Question<Data, Variables>,
  variables: Variables,
  { signal, key }: Asking = {},
): Promise<Data> {
  const body = bodyOf(question, variables);
  const kept = key === undefined ? answers.get(body, Date.now()) : undefined;
  const text = kept ?? (await fetched(body, signal, key));
  const data = dataIn<Data>(text);
  if (key === undefined) answers.set(body, text, Date.now());
  return data;
}

/** An answer that is there already, for the first picture of a screen one comes back to. */
export function known<Data, Variables>(question: Question<Data, Variables>, variables: Variables): Data | undefined {
  const text = answers.get(bodyOf(question, variables), Date.now());
  return text === undefined ? undefined : dataIn<Data>(text);
}

/** Forgets all answers: something was written. */
export const forgetAnswers = (): void => answers.clear();

const bodyOf = (question: { toString(): string }, variables: unknown): string =>
  JSON.stringify({ query: question.toString(), variables });

/** What was told; the document was checked against the schema when the types of its answer were made. */
function dataIn<Data>(text: string): Data {
  const { data, errors }: Told<Data> = parsed(text);
  const [first] = errors ?? [];
  if (first) throw new Failure(first.extensions?.code ?? 'UNKNOWN', first.message);
  if (data === undefined || data === null) throw new Failure('UNKNOWN', text.slice(0, 200));
  return data;
}

function parsed<Data>(text: string): Told<Data> {
  try {
    return JSON.parse(text);
  } catch {
    // a proxy in between has answered
    throw new Failure('NETWORK', text.slice(0, 200));
  }
}

async function fetched(body: string, signal: AbortSignal | undefined, key: string | undefined): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  try {
    const response = await fetch('/graphql', { method: 'POST', headers, body, signal: signal ?? null });
    return await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('NETWORK', String(error));
  }
}
