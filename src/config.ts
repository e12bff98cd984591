import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Connection } from './database/database.ts';
import { PLUGINS, type Plugin } from './database/local-neo4j/plugins.ts';
import { DEFAULT_BASE, isBase } from './features/export/rdf/iris.ts';
import type { Issuer } from './server/callers/tokens.ts';
import { ALLOWED_LIMITS, DEFAULT_LIMITS, type Limits, limitsFrom, shareOf } from './server/limits.ts';

/** Whoever presents the secret is this caller. */
export interface ApiKey {
  readonly name: string;
  readonly role: 'reader' | 'editor' | 'admin';
  readonly secret: string;
}

export interface Config {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Absolute path of the data folder. */
  readonly home: string;
  /** Where Neo4j is; absent: the managed one in `home`. */
  readonly neo4j?: Connection;
  /** What the managed Neo4j has besides itself. */
  readonly neo4jPlugins: readonly Plugin[];
  readonly apiKeys: readonly ApiKey[];
  /** Who issues tokens that are taken for keys. */
  readonly issuer?: Issuer;
  /** What kept keys are hashed with; absent: a file in `home`. */
  readonly keyPepper?: string;
  /** Whether whoever shows no key may read. */
  readonly anonymous: boolean;
  /** Of this copy of the service: its share of what all copies allow together. */
  readonly limits: Limits;
  /** Bytes of answers that are kept; 0: none. */
  readonly responseCache: number;
  /** How long requests are taken after the stop, in milliseconds, until whoever balances has seen that it is not ready. */
  readonly drainMs: number;
  /** What exports say of all of them. */
  readonly publication: { readonly base: string; readonly licence: string };
  readonly logLevel: string;
  readonly graphiql: boolean;
  /** Unforeseen errors are told by an id only; off with NODE_ENV=development. */
  readonly masked: boolean;
}

/** What the command line says louder than the environment. */
export interface Flags {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly home?: string | undefined;
}

/** Every fault of the environment at once, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What each variable may be, as told to whoever got it wrong. */
const ALLOWED = {
  HOST: 'a host name or address to listen on, e.g. 127.0.0.1 or 0.0.0.0',
  PORT: 'a whole number from 0 to 65535; 0 takes any free port',
  SILIAN_HOME: 'a path of a folder that this user may write to',
  NEO4J_URI: 'bolt://host:port or neo4j://host:port, also with +s or +ssc, without user, password or path',
  NEO4J_USERNAME: 'any text',
  NEO4J_PASSWORD: 'any text; required with NEO4J_URI',
  NEO4J_DATABASE: "a database's name: 3 to 63 of a-z, 0-9, dot and dash, a letter first",
  SILIAN_NEO4J_PLUGINS: `${PLUGINS.join(', ')}, separated by commas; only with the managed Neo4j`,
  SILIAN_API_KEYS:
    'name:role:secret, separated by commas; role reader, editor or admin; secret 16 or more characters; each name once',
  SILIAN_KEY_PEPPER:
    '32 or more characters, the same for all copies of the service: what keys in the graph are hashed with',
  SILIAN_JWT_ISSUER: 'the `iss` of tokens; with SILIAN_JWT_AUDIENCE and SILIAN_JWT_KEYS',
  SILIAN_JWT_AUDIENCE: 'the `aud` of tokens; with SILIAN_JWT_ISSUER and SILIAN_JWT_KEYS',
  SILIAN_JWT_KEYS:
    "where the issuer's public keys are (JWKS): an https address, or a file that is there; with the two others",
  SILIAN_ANONYMOUS: 'read or none: what whoever shows no key may do',
  SILIAN_LIMITS: ALLOWED_LIMITS,
  SILIAN_COPIES: 'a whole number from 1 to 100: how many copies of the service answer from one graph',
  SILIAN_DRAIN_MS:
    'a whole number of milliseconds from 0 to 60000: how long requests are taken after the stop, while readiness says 503',
  SILIAN_RESPONSE_CACHE_MB:
    'a whole number of megabytes from 0 to 4096: how many of answers to queries are kept until the data change; 0: none',
  SILIAN_BASE_IRI: 'an IRI that ends in / # : or =, http(s) or urn, e.g. https://graph.example/id/',
  SILIAN_LICENCE: 'a line of text: under which terms others may use what is exported',
  LOG_LEVEL: 'trace, debug, info, warn, error, fatal or silent',
  NODE_ENV: 'production, development or test',
  SILIAN_GRAPHIQL: 'on or off',
};
/** What ships with Silian is its own; of what an operator has brought in, only the operator knows. */
const LICENCE = 'The records that come with Silian: MIT. Others: as their sources allow.';
/** Where others answer meanwhile: a balancer that asks every second has seen it three times. */
const DRAIN_MS = 5_000;
const SECRETS: readonly string[] = ['NEO4J_PASSWORD', 'SILIAN_API_KEYS', 'SILIAN_KEY_PEPPER'];
const FLAGS: Partial<Record<string, keyof Flags>> = { HOST: 'host', PORT: 'port', SILIAN_HOME: 'home' };

const Uri = z.string().refine((uri) => {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, username, password, pathname } = new URL(uri);
  return /^(bolt|neo4j)(\+s|\+ssc)?:$/.test(protocol) && hostname && !username && !password && pathname.length <= 1;
});

const Key = z.strictObject({
  name: z.string().regex(/^[\w-]+$/),
  role: z.enum(['reader', 'editor', 'admin']),
  secret: z.string().regex(/^\S{16,}$/),
});
const Keys = z
  .string()
  .transform((text) => text.split(',').map((entry) => keyOf(entry.trim())))
  .pipe(z.array(Key))
  .refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length);

const Plugins = z
  .string()
  .transform((text) => [...new Set(text.split(',').map((name) => name.trim()))])
  .pipe(z.array(z.enum(PLUGINS)));

/** What says who issues tokens: all of them, or none. */
const JWT = ['SILIAN_JWT_ISSUER', 'SILIAN_JWT_AUDIENCE', 'SILIAN_JWT_KEYS'] as const;
const Line = z.string().regex(/^[^\p{Cc}]{1,500}$/u);

/** Over the network only where nobody can put other keys in their place. */
function isKeySet(place: string): boolean {
  if (/^[a-z]+:/.test(place)) return URL.canParse(place) && new URL(place).protocol === 'https:';
  return existsSync(place);
}

const Environment = z
  .object({
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
    PORT: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535))
      .default(4000),
    SILIAN_HOME: z
      .string()
      .regex(/^[^\0]+$/)
      .default('.silian'),
    NEO4J_URI: Uri.optional(),
    NEO4J_USERNAME: z.string().default('neo4j'),
    NEO4J_PASSWORD: z.string().optional(),
    NEO4J_DATABASE: z
      .string()
      .regex(/^[a-z][a-z0-9.-]{2,62}$/)
      .optional(),
    SILIAN_NEO4J_PLUGINS: Plugins.default([]),
    SILIAN_API_KEYS: Keys.default([]),
    SILIAN_KEY_PEPPER: z.string().min(32).optional(),
    SILIAN_JWT_ISSUER: Line.optional(),
    SILIAN_JWT_AUDIENCE: Line.optional(),
    SILIAN_JWT_KEYS: z.string().refine(isKeySet).optional(),
    SILIAN_ANONYMOUS: z.enum(['read', 'none']).optional(),
    SILIAN_LIMITS: z
      .string()
      .transform(limitsFrom)
      .refine((limits) => limits !== undefined)
      .optional(),
    SILIAN_COPIES: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.int().min(1).max(100))
      .default(1),
    SILIAN_DRAIN_MS: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(60_000))
      .optional(),
    SILIAN_RESPONSE_CACHE_MB: z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .pipe(z.int().max(4_096))
      .default(0),
    SILIAN_BASE_IRI: z.string().refine(isBase).default(DEFAULT_BASE),
    SILIAN_LICENCE: z
      .string()
      .regex(/^[^\p{Cc}]{1,500}$/u)
      .default(LICENCE),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    NODE_ENV: z.enum(['production', 'development', 'test']).optional(),
    SILIAN_GRAPHIQL: z.enum(['on', 'off']).optional(),
  })
  .refine(({ NEO4J_URI, SILIAN_NEO4J_PLUGINS }) => NEO4J_URI === undefined || SILIAN_NEO4J_PLUGINS.length === 0, {
    path: ['SILIAN_NEO4J_PLUGINS'],
    message: 'only with the managed Neo4j',
  })
  .refine(({ NEO4J_URI, NEO4J_PASSWORD }) => NEO4J_URI === undefined || NEO4J_PASSWORD !== undefined, {
    path: ['NEO4J_PASSWORD'],
    // also told when another variable is wrong
    when: () => true,
  })
  .refine((given) => [0, JWT.length].includes(JWT.filter((name) => given[name] !== undefined).length), {
    path: ['SILIAN_JWT_ISSUER'],
    message: 'all three or none',
  });

/** Reads the environment once, flags over variables; empty counts as unset. Throws ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv, flags: Flags = {}): Config {
  const given = Object.fromEntries(Object.keys(ALLOWED).map((name) => [name, valueGiven(name, env, flags)]));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(faults(parsed.error, given, flags).join('\n'));
  return configOf(parsed.data);
}

function configOf(environment: z.infer<typeof Environment>): Config {
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD = '', NEO4J_DATABASE, NODE_ENV, SILIAN_GRAPHIQL } = environment;
  const { SILIAN_LIMITS = DEFAULT_LIMITS, SILIAN_COPIES: copies, SILIAN_DRAIN_MS: drainMs } = environment;
  const neo4j = { uri: NEO4J_URI ?? '', username: NEO4J_USERNAME, password: NEO4J_PASSWORD, database: NEO4J_DATABASE };
  return {
    host: environment.HOST,
    port: environment.PORT,
    home: resolve(environment.SILIAN_HOME),
    ...(NEO4J_URI === undefined ? {} : { neo4j }),
    neo4jPlugins: environment.SILIAN_NEO4J_PLUGINS,
    apiKeys: environment.SILIAN_API_KEYS,
    ...issuerIn(environment),
    ...(environment.SILIAN_KEY_PEPPER === undefined ? {} : { keyPepper: environment.SILIAN_KEY_PEPPER }),
    anonymous: (environment.SILIAN_ANONYMOUS ?? (isLoopback(environment.HOST) ? 'read' : 'none')) === 'read',
    limits: shareOf(SILIAN_LIMITS, copies),
    responseCache: environment.SILIAN_RESPONSE_CACHE_MB * 1_000_000,
    drainMs: drainMs ?? (copies > 1 ? DRAIN_MS : 0),
    publication: { base: environment.SILIAN_BASE_IRI, licence: environment.SILIAN_LICENCE },
    logLevel: environment.LOG_LEVEL,
    graphiql: SILIAN_GRAPHIQL === undefined ? NODE_ENV !== 'production' : SILIAN_GRAPHIQL === 'on',
    masked: NODE_ENV !== 'development',
  };
}

function issuerIn({
  SILIAN_JWT_ISSUER: issuer,
  SILIAN_JWT_AUDIENCE: audience,
  SILIAN_JWT_KEYS: keys,
}: z.infer<typeof Environment>): { issuer?: Issuer } {
  return issuer === undefined || audience === undefined || keys === undefined
    ? {}
    : { issuer: { issuer, audience, keys } };
}

/** Only this machine reaches it. */
const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host);

function faults(error: z.ZodError, given: Record<string, string | undefined>, flags: Flags): string[] {
  const names = new Set(error.issues.map(({ path }) => String(path[0])));
  return Object.entries(ALLOWED)
    .filter(([name]) => names.has(name))
    .map(([name, allowed]) => `${labelOf(name, flags)} ${shown(name, given[name])}. Allowed: ${allowed}.`);
}

function valueGiven(name: string, env: NodeJS.ProcessEnv, flags: Flags): string | undefined {
  const flag = FLAGS[name];
  return (flag && flags[flag]) ?? (env[name] || undefined);
}

function labelOf(name: string, flags: Flags): string {
  const flag = FLAGS[name];
  return flag && flags[flag] !== undefined ? `--${flag}` : name;
}

/** Secrets are never repeated, nor an address that may hold one. */
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'is missing';
  return SECRETS.includes(name) || value.includes('@') ? 'is not as it should be (not shown)' : `is '${value}'`;
}

/** A secret may contain colons. */
function keyOf(entry: string): { name?: string; role?: string; secret: string } {
  const [name, role, ...secret] = entry.split(':');
  return { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }), secret: secret.join(':') };
}
