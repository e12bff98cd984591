import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries } from '../../src/database/audit/verify.ts';
import { createKey, KeyRing, keptKeys, revokeKey } from '../../src/server/callers/kept-keys.ts';
import { pepperFor, pepperOf } from '../../src/server/callers/pepper.ts';
import { NOW, openGraph, type TestGraph } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';
import { type Answer, PEPPER, post, serveWith } from './support.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
beforeEach(() => graph.empty());

const bearing = (secret: string) => ({ authorization: `Bearer ${secret}` });
const serve = () => serveWith((database) => database);
const ask = (url: string, secret: string): Promise<Answer> => post(url, { query: '{ __typename }' }, bearing(secret));
const RETRACT = 'mutation { retract(input: { id: "theme:none", reason: "x" }) { errors { message } } }';
/** The role that a secret gives: what it may do tells. */
const roleOf = async (url: string, secret: string): Promise<string> => {
  const { status, body } = await post(url, { query: RETRACT }, bearing(secret));
  if (status === 401) return 'nobody';
  return body.errors?.[0]?.extensions.code === 'FORBIDDEN' ? 'reader' : 'editor';
};

describe('a key that is kept in the graph', () => {
  const made = (name: string, role: 'reader' | 'editor' | 'admin' = 'editor') =>
    createKey(graph.database, { name, role, scopes: [] }, PEPPER, NOW);

  it('lets in who shows it, as what it was made for, and nobody who shows another', async () => {
    const { url } = await serve();
    const [desk, board] = [await made('desk'), await made('board', 'reader')];
    expect([await roleOf(url, desk), await roleOf(url, board)]).toEqual(['editor', 'reader']);
    const others = [
      `${desk.slice(0, -1)}${desk.endsWith('A') ? 'B' : 'A'}`,
      desk.slice(0, 30),
      `sl_${'0'.repeat(12)}_${'A'.repeat(43)}`,
    ];
    for (const other of others) expect(await roleOf(url, other)).toBe('nobody');
  });

  it('is told once, and stands in the graph as a hash only', async () => {
    const secret = await made('desk');
    const [key] = await keptKeys(graph.database);
    expect(key).toMatchObject({ name: 'desk', role: 'editor', scopes: [], createdBy: 'silian' });
    const rows = await graph.database.read('MATCH (n) RETURN properties(n) AS properties');
    expect(JSON.stringify(rows)).not.toContain(secret.slice(16));
    // under another pepper it is none
    expect(await new KeyRing(graph.database, () => PEPPER).callerOf(secret)).toMatchObject({ name: 'desk' });
    expect(await new KeyRing(graph.database, () => 'another').callerOf(secret)).toBeUndefined();
  });

  it('works for five seconds after it was revoked, and never again', async () => {
    let time = 0;
    const ring = new KeyRing(
      graph.database,
      () => PEPPER,
      () => time,
    );
    const secret = await made('desk');
    expect(await ring.callerOf(secret)).toMatchObject({ name: 'desk' });
    const [{ id } = { id: '' }] = await keptKeys(graph.database);
    expect(await revokeKey(graph.database, id, NOW)).toEqual({ name: 'desk', before: false });
    expect(await revokeKey(graph.database, id, NOW)).toEqual({ name: 'desk', before: true });
    time = 5_000;
    expect(await ring.callerOf(secret)).toBeUndefined();
    const acts = [];
    for await (const { act, about } of auditEntries(graph.database)) acts.push(`${act} ${about}`);
    expect(acts).toEqual([`CREATE_KEY key ${id} desk: editor`, `REVOKE_KEY key ${id} desk`]);
  });

  it('has a name of its own', async () => {
    await made('desk');
    await expect(made('desk')).rejects.toThrow('Another key is called desk');
    await expect(revokeKey(graph.database, 'nothing', NOW)).rejects.toThrow('No key has the id nothing');
  });

  it('is known a second later to a copy that had read all keys just before it was made', async () => {
    let time = 0;
    const ring = new KeyRing(
      graph.database,
      () => PEPPER,
      () => time,
    );
    await ring.callerOf(await made('desk'));
    const secret = await made('board', 'reader');
    time = 999;
    expect(await ring.callerOf(secret)).toBeUndefined();
    time = 1_000;
    expect(await ring.callerOf(secret)).toMatchObject({ name: 'board' });
  });

  it('is read from the graph once in a second, however many guess', async () => {
    let reads = 0;
    const counted = {
      ...graph.database,
      read: (...args: Parameters<typeof graph.database.read>) => {
        reads++;
        return graph.database.read(...args);
      },
    };
    const ring = new KeyRing(
      counted,
      () => PEPPER,
      () => 999,
    );
    await Promise.all(
      Array.from({ length: 50 }, (_, at) => ring.callerOf(`sl_${String(at).padStart(12, '0')}_${'A'.repeat(43)}`)),
    );
    expect(reads).toBe(1);
  });

  it('is hashed with a pepper of the data folder, made once and closed to others, where none is given', async () => {
    const home = await mkdtemp(join(tmpdir(), 'silian-pepper-'));
    expect(pepperOf({ home })).toBeUndefined();
    const pepper = pepperFor({ home });
    expect([pepperFor({ home }), pepperOf({ home })]).toEqual([pepper, pepper]);
    expect((await stat(join(home, 'key-pepper'))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(home, 'key-pepper'), 'utf8')).trim()).toHaveLength(43);
    expect(pepperOf({ home, keyPepper: 'given' })).toBe('given');
  });
});

describe('a token of the issuer', () => {
  const [ISSUER, AUDIENCE] = ['https://login.example/', 'silian'];
  const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;
  let own: CryptoKeyPair;
  let foreign: CryptoKeyPair;
  let keys: string;
  beforeAll(async () => {
    own = await generateKeyPair('ES256', { extractable: true });
    foreign = await generateKeyPair('ES256', { extractable: true });
    keys = join(await mkdtemp(join(tmpdir(), 'silian-keys-')), 'jwks.json');
    await writeFile(
      keys,
      JSON.stringify({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'ES256' }] }),
    );
  });
  const serveTokens = () =>
    serveWith((database) => database, true, [], {}, { issuer: ISSUER, audience: AUDIENCE, keys });
  const RIGHT: JWTPayload = { iss: ISSUER, aud: AUDIENCE, exp: inAnHour, sub: 'u-17', silian_role: 'editor' };
  const signed = (claims: JWTPayload, header = { alg: 'ES256', kid: 'one' }, key = own.privateKey) =>
    new SignJWT(claims).setProtectedHeader(header).sign(key);

  it('gives its subject the role that it names, and reading where it names none', async () => {
    const { url } = await serveTokens();
    expect(await roleOf(url, await signed(RIGHT))).toBe('editor');
    for (const role of [undefined, 'root', 'ADMIN', ['editor']]) {
      expect(await roleOf(url, await signed({ ...RIGHT, silian_role: role })), `${role}`).toBe('reader');
    }
  });

  it.each([
    ['of another issuer', { iss: 'https://evil.example/' }],
    ['for another audience', { aud: 'elsewhere' }],
    ['that has expired', { exp: inAnHour - 7_200 }],
    ['that never expires', { exp: undefined }],
    ['of nobody', { sub: undefined }],
    ['of an endless subject', { sub: 'x'.repeat(201) }],
    ['that is not valid yet', { nbf: inAnHour }],
  ])('is nothing %s', async (_what, claims) => {
    const { url } = await serveTokens();
    expect(await roleOf(url, await signed({ ...RIGHT, ...claims } as JWTPayload))).toBe('nobody');
  });

  it('is nothing with another signature, another algorithm, or a key by any other name', async () => {
    const { url } = await serveTokens();
    const [head, body, signature] = (await signed(RIGHT)).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const symmetric = await new SignJWT(RIGHT)
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(await readFile(keys, 'utf8')));
    const wrong = [
      await signed(RIGHT, { alg: 'ES256', kid: 'one' }, foreign.privateKey),
      await signed(RIGHT, { alg: 'ES256', kid: '../../etc/passwd' }, foreign.privateKey),
      `${none}.${body}.`,
      `${none}.${body}.${signature}`,
      `${head}.${body}.${signature?.slice(0, -4)}AAAA`,
      symmetric,
    ];
    for (const token of wrong) expect(await roleOf(url, token)).toBe('nobody');
  });

  it('is nothing where no issuer is known', async () => {
    const { url } = await serve();
    expect(await roleOf(url, await signed(RIGHT))).toBe('nobody');
  });
});

describe('identifiers of people', () => {
  const PERSON = 'person:某人@school:s1';
  const WORLD = [
    source(),
    entity('SCHOOL', 'school:s1', '太行学院', { identifiers: [{ scheme: 'MOE_SCHOOL', value: '4114012888' }] }),
    entity('PERSON', PERSON, '某人', { identifiers: [{ scheme: 'ORCID', value: '0000-0002-1825-0097' }] }),
  ];
  const QUESTION = `{
    person: entity(by: { key: "${PERSON}" }) { name identifiers { value } }
    school: entity(by: { key: "school:s1" }) { identifiers { value } }
    byCode: entity(by: { identifier: { scheme: "ORCID", value: "0000-0002-1825-0097" } }) { key }
    search(query: "0000-0002-1825-0097") { totalCount nodes { key } }
    byName: search(query: "某人") { edges { matchedOn } }
  }`;
  const SECRET = '0000-0002-1825-0097';

  it('are told to those only who have the scope for it, and found by nobody', async () => {
    await graph.ingest(WORLD);
    const { url, http } = await serve();
    const key = (name: string, role: 'reader' | 'editor' | 'admin', scopes: readonly 'person-identifiers'[] = []) =>
      createKey(graph.database, { name, role, scopes: [...scopes] }, PEPPER, NOW);
    const seen = async (headers: Record<string, string>) => {
      const { body } = await post(url, { query: QUESTION }, headers);
      expect(body.errors).toBeUndefined();
      const exported = await fetch(`${http.url}/export/jsonl`, { headers });
      const { person, school, byCode, search } = body.data;
      expect(school.identifiers).toEqual([{ value: '4114012888' }]);
      expect(search).toEqual({ totalCount: 0, nodes: [] });
      return [person.identifiers.length, byCode?.key ?? null, (await exported.text()).includes(SECRET)];
    };
    const [board, clerk] = [await key('board', 'reader'), await key('clerk', 'editor')];
    const [census, head] = [await key('census', 'reader', ['person-identifiers']), await key('head', 'admin')];
    for (const headers of [{}, bearing(board), bearing(clerk)]) expect(await seen(headers)).toEqual([0, null, false]);
    for (const secret of [census, head]) expect(await seen(bearing(secret))).toEqual([1, PERSON, true]);
  });
});

it('tells nobody’s secret in a refusal', async () => {
  const { url, lines } = await serve();
  const secret = `sl_${'ab'.repeat(6)}_${'Q'.repeat(43)}`;
  const { status, body } = await ask(url, secret);
  expect([status, body.errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  expect(JSON.stringify([body, lines])).not.toContain(secret.slice(16));
});
