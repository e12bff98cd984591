import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { DEFAULT_LIMITS } from '../../src/server/limits.ts';

const SECRET = 'a-secret-of-enough-length';

const faultsOf = (env: Record<string, string>, flags = {}): string[] => {
  try {
    readConfig(env, flags);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe('the environment', () => {
  it('may be empty: a managed Neo4j, on loopback, with GraphiQL and masked errors', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      home: resolve('.silian'),
      neo4jPlugins: [],
      apiKeys: [],
      anonymous: true,
      limits: DEFAULT_LIMITS,
      responseCache: 0,
      drainMs: 0,
      publication: {
        base: 'urn:silian:',
        licence: 'The records that come with Silian: MIT. Others: as their sources allow.',
      },
      logLevel: 'info',
      graphiql: true,
      masked: true,
    });
  });

  it('counts an empty variable as unset, as compose files leave it', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: '', LOG_LEVEL: '' })).toEqual(readConfig({}));
  });

  it('lets whoever shows no key read on loopback only, unless it says otherwise', () => {
    expect(
      ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '10.0.0.4'].map((HOST) => readConfig({ HOST }).anonymous),
    ).toEqual([true, true, true, false, false]);
    expect(readConfig({ HOST: '0.0.0.0', SILIAN_ANONYMOUS: 'read' }).anonymous).toBe(true);
    expect(readConfig({ SILIAN_ANONYMOUS: 'none' }).anonymous).toBe(false);
  });

  it('sets limits by their names', () => {
    expect(readConfig({ SILIAN_LIMITS: 'cost=9000, depth=15' }).limits).toEqual({
      ...DEFAULT_LIMITS,
      cost: 9_000,
      depth: 15,
    });
    for (const wrong of ['cost=0', 'cost=-1', 'costs=5', 'cost', 'cost=1=2', 'cost=1.5', ','])
      expect(faultsOf({ SILIAN_LIMITS: wrong })[0]).toContain(`SILIAN_LIMITS is '${wrong}'. Allowed: name=number`);
  });

  it('keeps the share of one copy, and time to be seen stopping where there are others', () => {
    const { limits, drainMs } = readConfig({ SILIAN_COPIES: '3', SILIAN_LIMITS: 'bucket=100,exports=2' });
    const shares = { bucket: 33, refill: 833, running: 16, waiting: 33, exports: 1 };
    expect([limits, drainMs]).toEqual([{ ...DEFAULT_LIMITS, ...shares }, 5_000]);
    expect(readConfig({ SILIAN_COPIES: '3', SILIAN_DRAIN_MS: '0' }).drainMs).toBe(0);
    expect(readConfig({ SILIAN_COPIES: '1' })).toEqual(readConfig({}));
  });

  it('names plugins of the managed Neo4j, and of no other', () => {
    expect(readConfig({ SILIAN_NEO4J_PLUGINS: 'gds, gds' }).neo4jPlugins).toEqual(['gds']);
    expect(faultsOf({ SILIAN_NEO4J_PLUGINS: 'gds', NEO4J_URI: 'bolt://db', NEO4J_PASSWORD: SECRET })).toEqual([
      "SILIAN_NEO4J_PLUGINS is 'gds'. Allowed: gds, separated by commas; only with the managed Neo4j.",
    ]);
  });

  it.each(['bolt://db:7687', 'neo4j://db', 'neo4j+s://db.example:7687', 'bolt+ssc://db', 'neo4j://db?policy=near'])(
    'takes the Neo4j at %s',
    (uri) => {
      expect(readConfig({ NEO4J_URI: uri, NEO4J_PASSWORD: SECRET, NEO4J_DATABASE: 'links' }).neo4j).toEqual({
        uri,
        username: 'neo4j',
        password: SECRET,
        database: 'links',
      });
    },
  );

  it('reads keys by name, role and a secret that may hold colons', () => {
    expect(
      readConfig({ SILIAN_API_KEYS: `desk:editor:${SECRET}, board:reader:with:colons:${SECRET}` }).apiKeys,
    ).toEqual([
      { name: 'desk', role: 'editor', secret: SECRET },
      { name: 'board', role: 'reader', secret: `with:colons:${SECRET}` },
    ]);
  });

  it('turns GraphiQL off in production unless asked, and shows errors in development', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ graphiql: false, masked: true });
    expect(readConfig({ NODE_ENV: 'production', SILIAN_GRAPHIQL: 'on' })).toMatchObject({ graphiql: true });
    expect(readConfig({ NODE_ENV: 'development', SILIAN_GRAPHIQL: 'off' })).toMatchObject({
      graphiql: false,
      masked: false,
    });
  });

  it('is overridden by flags', () => {
    const config = readConfig({ PORT: '5000', HOST: '::1', SILIAN_HOME: '/a' }, { port: '0', home: '/b' });
    expect(config).toMatchObject({ port: 0, host: '::1', home: '/b' });
  });
});

describe('a wrong setting', () => {
  it('is named with what it was and what is allowed', () => {
    expect(faultsOf({ PORT: '70000' })).toEqual([
      "PORT is '70000'. Allowed: a whole number from 0 to 65535; 0 takes any free port.",
    ]);
    expect(faultsOf({ PORT: '4000' }, { port: 'x' })[0]).toContain("--port is 'x'.");
  });

  it.each([
    ['HOST', 'a b'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['NEO4J_DATABASE', 'x y'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prodcution'],
    ['SILIAN_GRAPHIQL', 'yes'],
    ['SILIAN_NEO4J_PLUGINS', 'apoc'],
    ['SILIAN_BASE_IRI', 'graph.example'],
    ['SILIAN_LICENCE', '\t'],
    ['SILIAN_RESPONSE_CACHE_MB', '5000'],
    ['SILIAN_COPIES', '0'],
    ['SILIAN_DRAIN_MS', '60001'],
    ['SILIAN_DRAIN_MS', '2s'],
  ])('is found: %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} is '.*'\\. Allowed: `))]);
  });

  it.each(['http://db', 'db:7687', 'bolt://', 'bolt://db/path', 'nonsense'])('is found: NEO4J_URI=%s', (uri) => {
    expect(faultsOf({ NEO4J_URI: uri, NEO4J_PASSWORD: SECRET })).toEqual([
      expect.stringContaining(`NEO4J_URI is '${uri}'.`),
    ]);
  });

  it.each([`desk:owner:${SECRET}`, 'desk:editor:short', SECRET, `a:reader:${SECRET},a:admin:${SECRET}`])(
    'is found: SILIAN_API_KEYS=%s',
    (keys) =>
      expect(faultsOf({ SILIAN_API_KEYS: keys })).toEqual([expect.stringContaining('SILIAN_API_KEYS is not as')]),
  );

  it('is told together with all others, a line each', () => {
    const faults = faultsOf({ NEO4J_URI: 'http://db', LOG_LEVEL: 'loud', PORT: 'x', SILIAN_API_KEYS: 'x' });
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual([
      'PORT',
      'NEO4J_URI',
      'NEO4J_PASSWORD',
      'SILIAN_API_KEYS',
      'LOG_LEVEL',
    ]);
  });

  it('never repeats a secret', () => {
    const faults = faultsOf({ NEO4J_URI: `bolt://neo4j:${SECRET}@db`, SILIAN_API_KEYS: `desk:owner:${SECRET}` });
    expect(faults.join()).not.toContain(SECRET);
    expect(faults).toHaveLength(3);
  });
});
