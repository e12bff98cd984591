import type { JSX } from 'preact';
import type { Named } from '../../components/name.tsx';
import { radial } from '../../core/facts/radial.ts';
import { markOf } from '../../core/kinds/marks.ts';
import { clipped } from '../../core/text/names.ts';
import type { FactFragment } from '../../generated/entity.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import type { PageEntity } from './page-entity.ts';
import { entityWords } from './words.ts';

const WIDTH = 560;
/** Few neighbours need less room. */
const heightFor = (count: number): number => (count <= 6 ? 260 : 430);
/** More would not be legible at this size; the tables have all. */
const MOST = 16;
const LABEL = 9; // characters

interface Neighbour {
  readonly end: Named;
  readonly facts: readonly FactFragment[];
}

/** An entity in the middle of what it is tied to directly: small, still, and linked. The tables below are its twin. */
export function Ego({ entity, facts }: { entity: PageEntity; facts: readonly FactFragment[] }): JSX.Element {
  const own = useOwnWords(entityWords);
  const neighbours = neighboursOf(entity.key, facts);
  const shown = neighbours.slice(0, MOST);
  const height = heightFor(shown.length);
  const places = radial(shown.length, { width: WIDTH, height, margin: { x: 80, y: 34 } });
  const middle = { x: WIDTH / 2, y: height / 2 };
  if (shown.length === 0) return <p class="quiet">{own.egoNone}</p>;
  return (
    <figure class="ego">
      <svg viewBox={`0 0 ${WIDTH} ${height}`}>
        <title>{own.egoOf(entity.name, neighbours.length)}</title>
        {places.map(({ x, y }, place) => (
          <line key={shown[place]?.end.key} x1={middle.x} y1={middle.y} x2={x} y2={y} />
        ))}
        <Node end={entity} at={middle} isMiddle />
        {shown.map(({ end, facts: between }, place) => {
          const at = places[place];
          return at && <LinkedNode key={end.key} end={end} facts={between} of={entity.key} at={at} />;
        })}
      </svg>
      {shown.length < neighbours.length && (
        <figcaption class="quiet">{own.egoMore(shown.length, neighbours.length)}</figcaption>
      )}
    </figure>
  );
}

interface NodeProps {
  readonly end: Named;
  readonly at: { readonly x: number; readonly y: number };
  readonly isMiddle?: boolean;
}

function LinkedNode({ facts, of, ...node }: NodeProps & { facts: readonly FactFragment[]; of: string }): JSX.Element {
  const words = useWords();
  const href = useHref();
  const how = facts.map(
    ({ predicate, from }) => words.relations[predicate]?.[from.key === of ? 'out' : 'in'] ?? predicate,
  );
  const name = `${words.kinds[node.end.kind] ?? node.end.kind} ${node.end.name}: ${words.listed([...new Set(how)])}`;
  return (
    <a href={href({ screen: 'entity', key: node.end.key })}>
      <title>{name}</title>
      <Node {...node} />
    </a>
  );
}

/** The sign of the kind, and the beginning of the name below it; the middle has its name at the top of the page. */
function Node({ end, at: { x, y }, isMiddle = false }: NodeProps): JSX.Element {
  const { colour, outline } = markOf(end.kind);
  const size = isMiddle ? 30 : 18;
  const scale = size / 16;
  return (
    <g class={isMiddle ? 'ego-middle' : 'ego-node'}>
      <circle class="ego-ground" cx={x} cy={y} r={size * 0.75} />
      <path
        d={outline}
        fill={colour}
        fill-rule="evenodd"
        transform={`translate(${x - size / 2} ${y - size / 2}) scale(${scale})`}
      />
      {!isMiddle && (
        <text x={x} y={y + size / 2 + 14} text-anchor="middle">
          {clipped(end.name, LABEL).text}
        </text>
      )}
    </g>
  );
}

/** The other ends, those with most facts first, then as given. */
function neighboursOf(key: string, facts: readonly FactFragment[]): Neighbour[] {
  const found = new Map<string, { end: Named; facts: FactFragment[] }>();
  for (const fact of facts) {
    const end = fact.from.key === key ? fact.to : fact.from;
    const neighbour = found.get(end.key) ?? { end, facts: [] };
    neighbour.facts.push(fact);
    found.set(end.key, neighbour);
  }
  return [...found.values()].sort((a, b) => b.facts.length - a.facts.length);
}
