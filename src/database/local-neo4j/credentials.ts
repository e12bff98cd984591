import { createHash, randomBytes } from 'node:crypto';

const ITERATIONS = 1024;

/**
 * There is always a password: Bolt's port accepts WebSocket upgrades from any origin, so without one any page in the user's browser could
 * talk to the database.
 */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** The content of Neo4j's data/dbms/auth.ini, the same bytes that `neo4j-admin dbms set-initial-password` writes. */
export function authFile(password: string): string {
  const salt = randomBytes(32);
  let digest = sha256(Buffer.concat([salt, Buffer.from(password)]));
  for (let round = 1; round < ITERATIONS; round += 1) digest = sha256(digest);
  return `neo4j:SHA-256,${digest.toString('hex')},${salt.toString('hex')},${ITERATIONS}:`;
}

function sha256(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
