/** `npm run test:hostile` takes the long rounds; `npm test` takes a short one of what can be short. */
export const LONG = process.env.SILIAN_HOSTILE === '1';

const numberOf = (name: string): number | undefined => {
  const given = process.env[name];
  if (!given) return undefined;
  const number = Number(given);
  if (Number.isFinite(number) && number >= 0) return number;
  throw new Error(`${name} is '${given}'. Allowed: a number from 0 up.`);
};

/** What is drawn is drawn from this; given again, it is drawn again. */
export const SEED = numberOf('SILIAN_TEST_SEED') ?? Math.floor(Math.random() * 2 ** 31);

/** So many kills; the service, its Neo4j and both take turns. */
export const ROUNDS = numberOf('SILIAN_TEST_ROUNDS') ?? 60;

/** Minutes of what runs for long, unless SILIAN_TEST_MINUTES says otherwise. */
export const minutes = (usual: number): number => numberOf('SILIAN_TEST_MINUTES') ?? usual;

/** How a failure is seen again. */
export const replay = (file: string): string => `SILIAN_TEST_SEED=${SEED} npm run test:hostile -- ${file}`;
