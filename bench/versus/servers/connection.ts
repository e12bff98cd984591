import neo4j, { type Driver } from 'neo4j-driver';
import { z } from 'zod';

const Environment = z.object({ NEO4J_URI: z.string(), NEO4J_USERNAME: z.string(), NEO4J_PASSWORD: z.string() });

/** The graph that all systems share; whole numbers as numbers, which costs least. */
export function driverOfEnvironment(): Driver {
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD } = Environment.parse(process.env);
  return neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD), { disableLosslessIntegers: true });
}
