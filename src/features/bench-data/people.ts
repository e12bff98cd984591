import { Draw, hashOf } from './draw.ts';
import type { Names } from './names.ts';
import { type BenchRecord, fact, madeUp, term } from './record.ts';

/** How many of each somebody has besides the first post, in the mean. */
const MEAN = { posts: 0.4, events: 1, themes: 0.4, seats: 0.4 };
const CAPACITIES = ['ATTENDEE', 'SPEAKER', 'REPRESENTATIVE', 'CHAIR'];

/** Posts, with the mark, and who holds them. */
export function* people(names: Names, seed: number): Generator<BenchRecord> {
  const { population } = names;
  for (let number = 0; number < population.of('role'); number++) {
    const { title } = names.post(number);
    const exclusive = number % 3 === 0 ? { exclusive: true } : {};
    yield madeUp(new Draw(hashOf('role') ^ seed, number), 'ROLE', names.role(number), { title, ...exclusive });
  }
  const stream = hashOf('person') ^ seed;
  for (let number = 0; number < population.of('person'); number++)
    yield* person(new Draw(stream, number), names, number);
}

function* person(draw: Draw, names: Names, number: number): Generator<BenchRecord> {
  const { population } = names;
  const thing = names.person(number);
  const { key } = thing;
  yield madeUp(draw, 'PERSON', thing);
  const posts = [names.postOf(number)];
  for (let times = draw.times(MEAN.posts); times > 0; times--) posts.push(draw.below(population.of('role')));
  for (const post of posts) {
    const { title, body } = names.post(post);
    yield fact(draw, 'HOLDS_ROLE', key, body.key, { title }, term(draw));
  }
  for (let times = draw.times(MEAN.events); times > 0; times--) {
    const event = names.event(draw.skewed(population.of('event'), 2));
    const capacity = CAPACITIES[draw.below(CAPACITIES.length)] ?? 'ATTENDEE';
    yield fact(draw, 'PARTICIPATES_IN', key, event.key, { capacity }, { from: event.on });
  }
  for (let times = draw.times(MEAN.themes); times > 0; times--)
    yield fact(draw, 'ADVOCATES', key, names.theme(draw.skewed(population.of('theme'))).key);
  for (let times = draw.times(MEAN.seats); times > 0; times--) {
    const association = names.association(draw.skewed(population.of('association'), 2));
    yield fact(draw, 'MEMBER_OF', key, association.key, { role: 'COUNCIL' }, term(draw));
  }
}
