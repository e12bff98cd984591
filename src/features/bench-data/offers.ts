import { Draw, hashOf } from './draw.ts';
import type { Names } from './names.ts';
import { type BenchRecord, fact, madeUp } from './record.ts';

/** Topics of an offer, each once. */
const TOPICS = 3;

/** What bodies seek and give, by majors and skills. */
export function* offers(names: Names, seed: number): Generator<BenchRecord> {
  const stream = hashOf('offer') ^ seed;
  for (let number = 0; number < names.population.of('offer'); number++)
    yield* offer(new Draw(stream, number), names, number);
}

function* offer(draw: Draw, names: Names, number: number): Generator<BenchRecord> {
  const { population } = names;
  const isDemand = draw.happens(0.6);
  const owner = isDemand
    ? names.enterprise(draw.skewed(population.of('enterprise'), 2))
    : names.school(draw.skewed(population.of('school'), 2));
  const year = 2024 + draw.below(3);
  const name = `${isDemand ? '人才需求' : '培训供给'}第${number + 1}号`;
  const key = `offer:${isDemand ? 'demand' : 'supply'}/${year}/${name}@${owner.key}`;
  const said = { validity: { from: `${year}-01`, to: `${year + draw.below(3)}-12` } };
  const attributes = {
    side: isDemand ? 'DEMAND' : 'SUPPLY',
    category: isDemand ? 'PEOPLE' : 'TRAINING',
    quantity: 1 + draw.below(50),
    unit: '人',
    topics: topics(draw, names),
  };
  yield madeUp(draw, 'OFFER', { key, name }, attributes, said);
  yield fact(draw, 'OFFERS', owner.key, key, {}, said.validity);
  yield fact(draw, 'LOCATED_IN', key, names.county(draw.skewed(population.of('region'), 1.5)).key, {}, said.validity);
}

function topics(draw: Draw, names: Names): BenchRecord[] {
  const { population } = names;
  const drawn = [names.entry('major', draw.skewed(population.of('major'), 2)).key];
  for (let more = draw.below(TOPICS * 2 - 1); more > 0; more--)
    drawn.push(names.entry('skill', draw.skewed(population.of('skill'), 2)).key);
  return [...new Set(drawn)].map((key) => ({ key, weight: (1 + draw.below(10)) / 10 }));
}
