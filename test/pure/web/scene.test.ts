import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matricesOf, positionsIn } from '../../../web/src/core/layout/force.ts';
import { layered, radial, withPins } from '../../../web/src/core/layout/layout.ts';
import * as acts from '../../../web/src/core/scene/acts.ts';
import { communitiesOf } from '../../../web/src/core/scene/communities.ts';
import { daysOf } from '../../../web/src/core/scene/days.ts';
import { factsCsv, graphml, nodesCsv } from '../../../web/src/core/scene/files.ts';
import { pictureOf, svgOf } from '../../../web/src/core/scene/picture.ts';
import { type Part, type SceneFact, type SceneNode, sceneOf } from '../../../web/src/core/scene/scene.ts';
import { after, before, begun, seen } from '../../../web/src/core/scene/trail.ts';
import { actsOf, EMPTY, type SceneView, sceneParameters } from '../../../web/src/core/scene/view.ts';

const node = (key: string, kind: SceneNode['kind'] = 'SCHOOL', name = key): SceneNode => ({
  key,
  kind,
  name,
  synthetic: false,
});
const fact = (from: string, to: string, confidence = 1, day: string | null = null): SceneFact => ({
  id: `${from}→${to}`,
  predicate: 'COOPERATES_WITH',
  from: { key: from },
  to: { key: to },
  validity: { from: day, to: null, fromPrecision: day === null ? null : 'DAY', toPrecision: null, observedOn: [] },
  provenance: { status: 'ASSERTED', confidence, evidence: { totalCount: 1, nodes: [{ source: { key: 'source:a' } }] } },
});
const part = (keys: readonly string[], edges: readonly SceneFact[]): Part => ({
  nodes: keys.map((key) => node(key)),
  edges,
});
const label = (kind: string, count: number): string => `${kind} ×${count}`;

describe('a view', () => {
  const full: SceneView = {
    of: ['school:1', 'person:谢刚@school:1'],
    expanded: [
      { key: 'school:1', kinds: ['PERSON', 'EVENT'], count: 25 },
      { key: 'alliance:a:b@cn', kinds: [], count: 100 },
    ],
    hidden: ['major:1'],
    pinned: [{ key: 'school:1', x: -12, y: 340 }],
    off: ['MAJOR'],
    offFacts: ['ABOUT', 'PART_OF'],
    fade: true,
    layout: 'layered',
    sure: 60,
    communities: true,
    path: ['school:1', 'person:x@y'],
    open: ['MAJOR:school:1'],
    made: true,
    selected: ['school:1', 'person:x@y'],
  };

  it('comes back from its link as it was', () => {
    const written = new URLSearchParams(sceneParameters.write(full).toString());
    expect(sceneParameters.read(written)).toEqual(full);
    expect(sceneParameters.write(EMPTY).toString()).toBe('');
  });

  it('takes what a link says wrongly for unsaid', () => {
    const wrong =
      'expanded=0::a&expanded=x&expanded=1000::a&expanded=7:NONE.PERSON:b&pinned=1,b&path=a&layout=round&sure=101';
    expect(sceneParameters.read(new URLSearchParams(wrong))).toEqual({
      ...EMPTY,
      expanded: [{ key: 'b', kinds: ['PERSON'], count: 7 }],
    });
  });

  it('is the same scene whatever is selected', () => {
    expect(actsOf(full)).toBe(actsOf({ ...full, selected: [] }));
    expect(actsOf(full)).not.toBe(actsOf(acts.hide(full, 'x')));
  });
});

describe('acts', () => {
  it('place, expand, collapse, hide and bring back', () => {
    const placed = acts.place(acts.place(EMPTY, 'a'), 'a');
    expect([placed.of, placed.selected]).toEqual([['a'], ['a']]);
    const more = acts.expand(acts.expand(placed, { key: 'a', kinds: [], count: 25 }), {
      key: 'a',
      kinds: [],
      count: 50,
    });
    expect(more.expanded).toEqual([{ key: 'a', kinds: [], count: 50 }]);
    expect(acts.collapse(more, 'a').expanded).toEqual([]);
    const hidden = acts.hide(acts.pin(more, { key: 'a', x: 1.4, y: 2.6 }), 'a');
    expect(hidden).toMatchObject({ of: ['a'], expanded: more.expanded, pinned: [], hidden: ['a'], selected: [] });
    expect(acts.showHidden(hidden).hidden).toEqual([]);
  });
});

describe('the trail', () => {
  it('goes back and forth, by undo or by Back, and an act after an undo takes the place of what was undone', () => {
    const there = ['b', 'c'].reduce(seen, begun('a'));
    expect([before(there), after(there)]).toEqual(['b', undefined]);
    const back = seen(there, 'b');
    expect([before(back), after(back)]).toEqual(['a', 'c']);
    expect(seen(back, 'c')).toEqual(there);
    const other = seen(back, 'd');
    expect([other.scenes, after(other)]).toEqual([['a', 'b', 'd'], undefined]);
    expect(seen(other, 'd')).toEqual(other);
  });

  it('forgets what is long ago', () => {
    const long = Array.from({ length: 1_000 }, (_, at) => `${at}`).reduce(seen, begun('x'));
    expect([long.scenes.length, long.at, before(long)]).toEqual([200, 199, '998']);
  });
});

describe('a scene', () => {
  it('joins what several questions gave, facts between the same two in one line', () => {
    const scene = sceneOf(
      [part(['a', 'b'], [fact('a', 'b'), fact('b', 'a')]), part(['b', 'c'], [fact('a', 'b'), fact('b', 'c')])],
      EMPTY,
    );
    expect([...scene.nodes.keys()]).toEqual(['a', 'b', 'c']);
    expect(scene.links.map(({ a, b, facts }) => [a, b, facts.length])).toEqual([
      ['a', 'b', 2],
      ['b', 'c', 1],
    ]);
  });

  it('leaves out what is hidden, of a kind that is off, or not sure enough, and counts it all the same', () => {
    const parts = [
      { nodes: [node('a'), node('b'), node('p', 'PERSON')], edges: [fact('a', 'b', 0.4), fact('a', 'p')] },
    ];
    const scene = sceneOf(parts, { ...EMPTY, hidden: ['b'], off: ['PERSON'], sure: 50 });
    expect([...scene.nodes.keys()]).toEqual(['a']);
    expect([scene.links, Object.fromEntries(scene.counts)]).toEqual([[], { SCHOOL: 2, PERSON: 1 }]);
    expect(sceneOf(parts, { ...EMPTY, sure: 50 }).links).toHaveLength(1);
    expect(sceneOf(parts, { ...EMPTY, sure: 40 }).links).toHaveLength(2);
  });

  it('gathers leaves of one kind where they are more than thirty, unless they are opened', () => {
    const leaves = Array.from({ length: 31 }, (_, at) => `leaf${at}`);
    const parts = [
      part(
        ['hub', 'mate', ...leaves],
        [fact('hub', 'mate'), fact('mate', 'leaf0'), ...leaves.map((leaf) => fact('hub', leaf))],
      ),
    ];
    const scene = sceneOf(parts, { ...EMPTY, of: ['hub'] });
    expect(scene.groups).toEqual([]);
    const more = [...parts, part(['leaf31'], [fact('hub', 'leaf31')])];
    const gathered = sceneOf(more, { ...EMPTY, of: ['hub'] });
    expect(gathered.groups.map(({ id, of, members }) => [id, of, members.length])).toEqual([['SCHOOL:hub', 'hub', 31]]);
    expect([...gathered.nodes.keys()].sort()).toEqual(['hub', 'leaf0', 'mate']);
    expect(sceneOf(more, { ...EMPTY, of: ['hub'], open: ['SCHOOL:hub'] }).groups).toEqual([]);
  });

  it('knows on which days something changes', () => {
    expect(daysOf([fact('a', 'b', 1, '2025-09-21'), fact('b', 'c', 1, '2020-01-01'), fact('c', 'd')])).toEqual([
      { day: '2020-01-01', precision: 'DAY' },
      { day: '2025-09-21', precision: 'DAY' },
    ]);
  });

  it('knows a day no more finely than the facts do, and as finely as any of them', () => {
    const known = (day: string, fromPrecision: 'YEAR' | 'MONTH' | 'DAY') => {
      const { validity, ...rest } = fact('a', 'b', 1, day);
      return { ...rest, validity: { ...validity, fromPrecision } };
    };
    const facts = [known('2020-01-01', 'YEAR'), known('2021-01-01', 'YEAR'), known('2021-01-01', 'MONTH')];
    expect(daysOf(facts)).toEqual([
      { day: '2020-01-01', precision: 'YEAR' },
      { day: '2021-01-01', precision: 'MONTH' },
    ]);
  });
});

describe('communities', () => {
  it('are the two halves of two rings joined by one line, whatever the order', () => {
    const ring = (names: string): SceneFact[] =>
      [...names].flatMap((a, at) => [...names].slice(at + 1).map((b) => fact(a, b)));
    const keys = [...'abcdwxyz'];
    const edges = [...ring('abcd'), ...ring('wxyz'), fact('a', 'w')];
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { minLength: keys.length }), (order) => {
        const found = communitiesOf(sceneOf([part(order, edges)], EMPTY));
        const sides = ['abcd', 'wxyz'].map((side) => new Set([...side].map((key) => found.get(key))));
        expect(sides.map((side) => side.size)).toEqual([1, 1]);
        expect(found.get('a')).not.toBe(found.get('w'));
      }),
      { numRuns: 30 },
    );
  });
});

describe('layouts', () => {
  const scene = sceneOf(
    [
      {
        nodes: [
          node('policy', 'POLICY'),
          node('school'),
          node('person', 'PERSON'),
          node('event', 'EVENT'),
          node('far'),
        ],
        edges: [fact('policy', 'school'), fact('school', 'person'), fact('person', 'event')],
      },
    ],
    EMPTY,
  );

  it('put rings around the middle by distance, and what is not joined outside', () => {
    const positions = radial(scene, ['school']);
    const reach = (key: string): number => Math.hypot(positions.get(key)?.x ?? 0, positions.get(key)?.y ?? 0);
    expect(reach('school')).toBe(0);
    expect(reach('policy')).toBeCloseTo(reach('person'));
    expect(reach('event')).toBeGreaterThan(reach('person'));
    expect(reach('far')).toBeGreaterThan(reach('event'));
  });

  it('put rules above, then who acts, people, events', () => {
    const positions = layered(scene);
    const rows = ['policy', 'school', 'person', 'event'].map((key) => positions.get(key)?.y ?? Number.NaN);
    expect([...rows].sort((a, b) => b - a)).toEqual(rows);
    expect(new Set(rows).size).toBe(4);
  });

  it('leave what is pinned where it was put', () => {
    const pinned = withPins(layered(scene), [
      { key: 'event', x: 7, y: 8 },
      { key: 'gone', x: 1, y: 1 },
    ]);
    expect([pinned.get('event'), pinned.has('gone')]).toEqual([{ x: 7, y: 8 }, false]);
  });

  it('give forces rows of numbers, and read them back', () => {
    const placeable = {
      keys: ['a', 'b', 'c'],
      pairs: [
        ['a', 'b'],
        ['a', 'gone'],
      ] as const,
    };
    const { nodes, edges } = matricesOf(placeable, new Map([['b', { x: 3, y: 4 }]]), new Set(['b']));
    expect([...edges]).toEqual([0, 10, 1]);
    expect([nodes[6], nodes[16], nodes[26]]).toEqual([2, 2, 1]);
    expect([nodes[9], nodes[19]]).toEqual([0, 1]);
    expect(positionsIn(placeable.keys, nodes).get('b')).toEqual({ x: 3, y: 4 });
  });
});

describe('files', () => {
  const HOSTILE = '<img src=x onerror=alert(1)>&"=1+1\u0007';
  const scene = sceneOf(
    [{ nodes: [node('a', 'SCHOOL', HOSTILE), node('=b')], edges: [fact('a', '=b', 0.5, '2025-01-01')] }],
    EMPTY,
  );

  it('are CSV that no spreadsheet computes', () => {
    expect(nodesCsv(scene)).toContain(`"<img src=x onerror=alert(1)>&""=1+1\u0007"`);
    expect(nodesCsv(scene)).toContain("'=b,SCHOOL,'=b,false");
    expect(factsCsv(scene).split('\r\n')).toHaveLength(3);
  });

  it('are GraphML and SVG in which a name is text', () => {
    const picture = pictureOf(scene, radial(scene, ['a']), {
      width: 400,
      height: 300,
      first: ['a'],
      groupLabel: label,
    });
    for (const xml of [graphml(scene), svgOf(picture, HOSTILE)]) {
      expect(xml).not.toContain('<img');
      expect(xml).toContain('&lt;img');
      expect(xml).not.toContain('\u0007');
    }
    expect(graphml(scene).match(/<node /g)).toHaveLength(2);
    expect(graphml(scene).match(/<edge /g)).toHaveLength(1);
  });
});
