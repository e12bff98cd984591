import { expect, it } from 'vitest';
import { SilianError } from '../../src/errors.ts';
import { post, serveWith } from './support.ts';

const QUERY = { query: '{ entity(by: { key: "school:4114012888" }) { name } }' };
const CANARY = 'canary: MATCH (n) at bolt://10.0.0.1';

const breaking = (error: Error) => serveWith((database) => ({ ...database, read: () => Promise.reject(error) }));

it('an unforeseen error is told by an id, and logged in full beside it', async () => {
  const { url, lines } = await breaking(new Error(CANARY));
  const { body } = await post(url, QUERY, { 'x-request-id': 'masking-test' });
  const [{ message, path, extensions }] = body.errors;
  expect({ message, path, extensions }).toEqual({
    message: `Something went wrong here. Quote ${extensions.id} when you report it.`,
    path: ['entity'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(JSON.stringify(body)).not.toContain('canary');
  expect(lines.find(({ errorId }) => errorId === extensions.id)).toMatchObject({
    level: 'error',
    requestId: 'masking-test',
    err: { message: CANARY, stack: expect.stringContaining('masking.test.ts') },
  });
});

it('an unforeseen error shows its message in development, under the same code', async () => {
  const { url } = await serveWith(
    (database) => ({ ...database, read: () => Promise.reject(new Error(CANARY)) }),
    false,
  );
  const { body } = await post(url, QUERY);
  expect(body.errors[0]).toMatchObject({ message: CANARY, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
});

it('an error with a code passes as it is, its cause stays here', async () => {
  const { url } = await breaking(
    new SilianError('DB_UNAVAILABLE', 'The graph does not answer.', {}, new Error(CANARY)),
  );
  const { status, body } = await post(url, QUERY);
  expect(status).toBe(503);
  expect(body.errors[0]).toMatchObject({
    message: 'The graph does not answer.',
    extensions: { code: 'DB_UNAVAILABLE' },
  });
  expect(JSON.stringify(body)).not.toContain('canary');
});
