import { nameInKey } from '../../database/names.ts';
import { allianceKey } from './alliances.ts';
import { enterprises } from './bodies.ts';
import { Chance } from './chance.ts';
import { bodyKey, type DemoRecord, fact, madeUp } from './record.ts';
import { words } from './words.ts';

const HOW_MANY = 60;

/** A post, by the name of its holder's first body. */
interface Post {
  readonly title: string;
  readonly body: string;
  readonly from: string;
  readonly to?: string;
}

const { surnames, given, posts } = words.people;
const names = new Chance('names').some(
  [...surnames].flatMap((surname) => given.map((name) => surname + name)),
  HOW_MANY,
);

/** Who leads which body: schools (with those who led some before), associations, then enterprises. */
function firstPosts(): Post[] {
  const chance = new Chance('posts');
  const since = () => `${2021 + chance.below(4)}-0${1 + chance.below(9)}`;
  const heads = words.schools.flatMap(({ name, level }, at): Post[] => {
    const title = level === '专科' ? posts.school[0] : posts.school[1];
    const now = { title, body: bodyKey(name), from: since() };
    // every sixth school has changed its head in the time known, on one day
    return at % 6 === 0 ? [now, { ...now, from: '2016-08', to: `${now.from}-01` }] : [now];
  });
  const presidents = words.associations.map((name) => ({
    title: posts.association,
    body: bodyKey(name),
    from: since(),
  }));
  const managers = enterprises.map(({ name }) => ({ title: posts.enterprise, body: bodyKey(name), from: since() }));
  return [...heads, ...presidents, ...managers].slice(0, HOW_MANY);
}

/** Posts in alliances, by people who lead a member: these interlock. */
function furtherPosts(first: readonly Post[]): Map<number, Post[]> {
  const further = new Map<number, Post[]>();
  const add = (body: string, post: Post) => {
    const holder = first.findIndex((each) => each.body === body && each.to === undefined);
    if (holder >= 0) further.set(holder, [...(further.get(holder) ?? []), post]);
  };
  for (const alliance of words.alliances) {
    const [leader, second] = Object.values(alliance.leads).reverse().map(bodyKey);
    const to = { body: allianceKey(alliance), from: alliance.from };
    if (leader !== undefined) add(leader, { ...to, title: posts.chair });
    if (second !== undefined) add(second, { ...to, title: posts.alliance });
  }
  for (const [at, name] of words.associations.entries()) {
    const host = words.schools[at * 5];
    if (host) add(bodyKey(host.name), { title: '副会长', body: bodyKey(name), from: '2024-05' });
  }
  return further;
}

/** A post derived from an appointment needs a record of its own for the mark. */
const role = ({ title, body }: Post): DemoRecord =>
  madeUp('ROLE', { key: `role:${nameInKey(title)}@${body}`, name: title }, { title });

function records(): DemoRecord[] {
  const first = firstPosts();
  const further = furtherPosts(first);
  const all = first.map((post, at) => [post, ...(further.get(at) ?? [])]);
  const roles = new Map(all.flat().map((post) => [`${post.title} ${post.body}`, role(post)]));
  const people = first.flatMap((post, at) => {
    const name = names[at] ?? '';
    const key = `person:${nameInKey(name)}@${post.body}`;
    return [
      madeUp('PERSON', { key, name }),
      ...(all[at] ?? []).map(({ title, body, from, to }) =>
        fact('HOLDS_ROLE', key, body, { title }, { validity: { from, to } }),
      ),
    ];
  });
  return [...roles.values(), ...people];
}

export const people: readonly DemoRecord[] = records();
