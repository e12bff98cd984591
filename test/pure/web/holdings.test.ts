import { describe, expect, it } from 'vitest';
import { expand, place } from '../../../web/src/core/scene/acts.ts';
import { expansionOf, neighbourKinds } from '../../../web/src/core/scene/expansion.ts';
import { keysOf, NOTHING_HELD, partOf, stepsOf, withSteps } from '../../../web/src/core/scene/holdings.ts';
import { type SceneFact, type SceneNode, sceneOf } from '../../../web/src/core/scene/scene.ts';
import { EMPTY, type SceneView } from '../../../web/src/core/scene/view.ts';
import { stepFrom } from '../../../web/src/core/scene/walk.ts';

const node = (key: string, kind: SceneNode['kind'] = 'SCHOOL'): SceneNode => ({
  key,
  kind,
  name: key,
  synthetic: false,
});
const fact = (
  from: string,
  to: string,
  predicate: SceneFact['predicate'] = 'MEMBER_OF',
  confidence = 1,
): SceneFact => ({
  id: `${from} ${predicate} ${to}`,
  predicate,
  from: { key: from },
  to: { key: to },
  validity: { from: null, to: null, fromPrecision: null, toPrecision: null, observedOn: [] },
  provenance: { status: 'ASSERTED', confidence, evidence: { totalCount: 1, nodes: [] } },
});

describe('what a view asks for', () => {
  const view = expand(place(EMPTY, 'a'), { key: 'a', kinds: ['PERSON', 'EVENT'], count: 25 });

  it('is a step for each entity placed and for each expansion', () => {
    expect(stepsOf(view)).toEqual([
      { id: 'of a', key: 'a', kinds: [], limit: 1 },
      { id: '25 PERSON.EVENT a', key: 'a', kinds: ['PERSON', 'EVENT'], limit: 26 },
    ]);
    expect(stepsOf(expand(EMPTY, { key: 'a', kinds: [], count: 5 }))[0]?.kinds).toBe(null);
  });

  it('is kept while one goes back and forth, and joined to what comes', () => {
    const placed = withSteps(NOTHING_HELD, ['of a'], new Map([['of a', [node('a')]]]), []);
    const grown = withSteps(placed, ['of a', 'x'], new Map([['x', [node('a'), node('b')]]]), [fact('a', 'b')]);
    expect([...grown.joined]).toEqual(['of a', 'x']);
    expect(keysOf(grown, ['of a', 'x'])).toEqual(['a', 'b']);
    expect(partOf(grown, ['of a']).nodes).toEqual([node('a')]);
    expect(partOf(grown, ['x', 'of a']).edges).toEqual([fact('a', 'b')]);
  });

  it('is forgotten where another act took its place: nothing joins it to what came after', () => {
    const first = withSteps(
      NOTHING_HELD,
      ['of a', 'x'],
      new Map([
        ['of a', [node('a')]],
        ['x', [node('b')]],
      ]),
      [],
    );
    const other = withSteps(first, ['of a', 'y'], new Map([['y', [node('c')]]]), [fact('a', 'c')]);
    expect([...other.joined]).toEqual(['of a', 'y']);
    expect(other.nodes.has('x')).toBe(false);
  });

  it('does not pile up without end', () => {
    const many = Array.from({ length: 20_001 }, (_, index) => fact('gone', `g${index}`));
    const held = withSteps(NOTHING_HELD, ['x'], new Map([['x', [node('a'), node('b')]]]), [...many, fact('a', 'b')]);
    expect([...held.facts.keys()]).toEqual(['a MEMBER_OF b']);
  });
});

describe('expanding', () => {
  const nodes = [node('hub', 'ALLIANCE'), node('a'), node('b'), node('p', 'PERSON')];
  const scene = sceneOf(
    [{ nodes, edges: [fact('a', 'hub'), fact('b', 'hub'), fact('b', 'hub', 'ISSUED'), fact('p', 'a')] }],
    EMPTY,
  );
  const counts = neighbourKinds(
    [
      { kind: 'SCHOOL', entities: 12 },
      { kind: 'ENTERPRISE', entities: 40 },
    ],
    'hub',
    scene,
  );

  it('says how many of each kind there are, and are drawn', () => {
    expect(counts).toEqual([
      { kind: 'SCHOOL', total: 12, shown: 2 },
      { kind: 'ENTERPRISE', total: 40, shown: 0 },
    ]);
  });

  it('adds 25 at a time, and at last all', () => {
    const next = (view: SceneView, chosen: Parameters<typeof expansionOf>[3]) =>
      expansionOf(view, 'hub', counts, chosen);
    expect(next(EMPTY, [])).toEqual({ expansion: { key: 'hub', kinds: [], count: 25 }, adds: 25 });
    expect(next(EMPTY, ['SCHOOL'])).toEqual({ expansion: { key: 'hub', kinds: ['SCHOOL'], count: 12 }, adds: 10 });
    const once = expand(EMPTY, { key: 'hub', kinds: ['ENTERPRISE'], count: 25 });
    expect(next(once, ['ENTERPRISE'])).toEqual({
      expansion: { key: 'hub', kinds: ['ENTERPRISE'], count: 40 },
      adds: 25,
    });
  });

  it('has nothing to add where everything is drawn', () => {
    expect(expansionOf(EMPTY, 'hub', [{ kind: 'SCHOOL', total: 2, shown: 2 }], [])).toBe(undefined);
  });
});

describe('a filter', () => {
  const nodes = [node('a'), node('b'), node('p', 'PERSON')];
  const edges = [fact('a', 'b'), fact('a', 'p', 'HOLDS_ROLE', 0.6)];
  const shown = (view: Partial<SceneView>) => {
    const scene = sceneOf([{ nodes, edges }], { ...EMPTY, ...view });
    return { nodes: [...scene.nodes.keys()], lines: scene.links.length, faded: [...scene.faded] };
  };

  it('leaves kinds of entities, kinds of facts and what is unsure out', () => {
    expect(shown({ off: ['PERSON'] })).toEqual({ nodes: ['a', 'b'], lines: 1, faded: [] });
    expect(shown({ offFacts: ['HOLDS_ROLE'] })).toEqual({ nodes: ['a', 'b', 'p'], lines: 1, faded: [] });
    expect(shown({ sure: 70 })).toEqual({ nodes: ['a', 'b', 'p'], lines: 1, faded: [] });
  });

  it('fades them instead, where that is asked for', () => {
    const line = 'a\u0000p';
    expect(shown({ off: ['PERSON'], fade: true })).toEqual({ nodes: ['a', 'b', 'p'], lines: 2, faded: ['p'] });
    expect(shown({ offFacts: ['HOLDS_ROLE'], fade: true }).faded).toEqual([line]);
    expect(shown({ sure: 70, fade: true }).faded).toEqual([line]);
  });

  it('does not change what there is to choose from', () => {
    const scene = sceneOf([{ nodes, edges }], { ...EMPTY, off: ['PERSON'], offFacts: ['MEMBER_OF'] });
    expect([...scene.counts]).toEqual([
      ['SCHOOL', 2],
      ['PERSON', 1],
    ]);
    expect([...scene.factCounts]).toEqual([['MEMBER_OF', 1]]);
  });

  it('of number says how many are not drawn', () => {
    const scene = sceneOf([{ nodes, edges }], EMPTY, 2);
    expect([scene.nodes.size, scene.beyond]).toEqual([2, 1]);
  });
});

describe('walking', () => {
  /** A hub with a leaf on each side, and one below to the right. */
  const positions = new Map([
    ['hub', { x: 0, y: 0 }],
    ['left', { x: -100, y: 0 }],
    ['right', { x: 100, y: 10 }],
    ['up', { x: 0, y: 100 }],
    ['corner', { x: 60, y: -60 }],
  ]);
  const leaves = ['left', 'right', 'up', 'corner'];
  const neighbours = new Map([['hub', leaves], ...leaves.map((leaf): [string, string[]] => [leaf, ['hub']])]);
  const step = (from: string, way: Parameters<typeof stepFrom>[3]) => stepFrom(from, neighbours, positions, way);

  it('leads to the neighbour in that direction', () => {
    expect([step('hub', 'left'), step('hub', 'right'), step('hub', 'up'), step('hub', 'down')]).toEqual([
      'left',
      'right',
      'up',
      'corner',
    ]);
    expect(step('left', 'right')).toBe('hub');
  });

  it('leads from leaf to leaf, so that each can be reached', () => {
    expect(step('right', 'down')).toBe('corner');
    expect(step('corner', 'up')).toBe('right');
  });

  it('leads nowhere where nothing lies', () => {
    expect(step('up', 'up')).toBe(undefined);
    expect(stepFrom('alone', new Map(), new Map([['alone', { x: 0, y: 0 }]]), 'left')).toBe(undefined);
  });
});
