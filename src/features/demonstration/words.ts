import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../project-root.ts';

const Names = z.array(z.string());

const Province = z.strictObject({
  province: z.string(),
  cities: z.array(z.strictObject({ name: z.string(), counties: Names })),
});

const Major = z.strictObject({ name: z.string(), trains: Names, prepares: z.string() });
const Domain = z.strictObject({
  code: z.string(),
  name: z.string(),
  industries: Names,
  /** By class. */
  majors: z.record(z.string(), z.array(Major)),
  /** The skills that each requires. */
  occupations: z.record(z.string(), Names),
  skills: Names,
});
export type Domain = z.infer<typeof Domain>;
const Taxonomy = z.strictObject({ domains: z.array(Domain), generalSkills: z.record(z.string(), Names) });

const School = z.strictObject({
  name: z.string(),
  level: z.enum(['中职', '专科', '本科']),
  region: z.string(),
  majors: Names,
});
const Enterprise = z.strictObject({ name: z.string(), region: z.string(), industry: z.string() });
const Alliance = z.strictObject({
  name: z.string(),
  category: z.string(),
  status: z.string(),
  /** Code of its domain. */
  domain: z.string(),
  region: z.string(),
  from: z.string(),
  /** Seats and who has them. */
  leads: z.record(z.string(), z.string()),
});
const Bodies = z.strictObject({
  schools: z.array(School),
  enterprises: z.array(Enterprise),
  brands: z.strictObject({ first: Names, second: Names }),
  associations: Names,
  alliances: z.array(Alliance),
});

const People = z.strictObject({
  surnames: z.string(),
  given: Names,
  posts: z.strictObject({
    school: z.tuple([z.string(), z.string()]),
    enterprise: z.string(),
    association: z.string(),
    alliance: z.string(),
    chair: z.string(),
  }),
});

const Events = z.strictObject({
  events: z.array(
    z.strictObject({
      name: z.string(),
      date: z.string(),
      region: z.string(),
      alliance: z.string(),
      domain: z.string(),
      /** How many are signed there. */
      agreements: z.number(),
    }),
  ),
  standards: z.array(z.strictObject({ title: z.string(), stage: z.string(), domain: z.string(), covers: z.string() })),
});

const Side = z.enum(['SUPPLY', 'DEMAND']);
const Topic = z.tuple([z.enum(['MAJOR', 'SKILL', 'OCCUPATION', 'INDUSTRY']), z.string(), z.number()]);
const Case = z.strictObject({
  side: Side,
  name: z.string(),
  owner: z.string(),
  category: z.string(),
  quantity: z.number().optional(),
  unit: z.string().optional(),
  level: z.string().optional(),
  reach: z.string().optional(),
  urgency: z.string().optional(),
  region: z.string().optional(),
  period: z.tuple([z.string(), z.string()]).optional(),
  topics: z.array(Topic),
  /** What it is there to show. */
  shows: z.string(),
});
export type Case = z.infer<typeof Case>;
/** What offers of a category are called, behind a topic's name. */
const Called = z.record(z.string(), z.strictObject({ SUPPLY: z.string(), DEMAND: z.string() }));

const read = <T extends z.ZodType>(name: string, shape: T): z.infer<T> =>
  shape.parse(
    JSON.parse(readFileSync(join(projectRoot, 'src', 'features', 'demonstration', 'words', `${name}.json`), 'utf8')),
  );

/** All that is written down of the made-up province; the rest is drawn from it. */
export const words = {
  ...read('province', Province),
  ...read('taxonomy', Taxonomy),
  ...read('bodies', Bodies),
  people: read('people', People),
  ...read('events', Events),
  cases: read('cases', z.array(Case)),
  called: read('called', Called),
};
