import { auditServer } from 'graphql-http';
import { expect, it } from 'vitest';
import { serveWith } from './support.ts';

it('serves GraphQL over HTTP as the audit of graphql-http wants it, without an error or a warning', async () => {
  const { url } = await serveWith((database) => database);
  const results = await auditServer({ url, fetchFn: fetch });
  expect(results.length).toBeGreaterThan(50);
  const faults = results.filter(({ status }) => status === 'error' || status === 'warn');
  expect(faults.map(({ name, ...fault }) => [name, 'reason' in fault ? fault.reason : ''])).toEqual([]);
});
