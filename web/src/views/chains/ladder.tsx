import type { JSX } from 'preact';
import { markOf } from '../../core/kinds/marks.ts';
import { clipped } from '../../core/text/names.ts';
import type { ChainsQuery } from '../../generated/chains.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { words } from './words.ts';

type Chain = NonNullable<ChainsQuery['chains']>['chains'][number];

const STEP = { width: 150, height: 104 };
const MIDDLE = 40;

/** A chain as a line of signs, each joined to the next by the kind of its fact. */
export function Ladder({ chain, rank }: { chain: Chain; rank: number }): JSX.Element {
  const own = useOwnWords(words);
  const { relations } = useWords();
  const { entities } = chain;
  const width = entities.length * STEP.width;
  const middle = (place: number): number => place * STEP.width + STEP.width / 2;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section class="ladder" aria-label={`${own.picture} ${rank}`} tabIndex={0}>
      <svg
        viewBox={`0 0 ${width} ${STEP.height}`}
        width={width}
        role="img"
        aria-label={`${own.picture}: ${chain.sentence}`}
      >
        {chain.relations.map((relation, place) => {
          const way = relation.from.key === entities[place]?.key ? 'out' : 'in';
          return (
            <g key={relation.id}>
              <line x1={middle(place) + 14} y1={MIDDLE} x2={middle(place + 1) - 14} y2={MIDDLE} />
              <text class="ladder-kind" x={(middle(place) + middle(place + 1)) / 2} y={MIDDLE - 8}>
                {clipped(relations[relation.predicate]?.[way] ?? relation.predicate, 16).text}
              </text>
            </g>
          );
        })}
        {entities.map(({ key, kind, name }, place) => {
          const { colour, outline } = markOf(kind);
          return (
            <g key={key}>
              <path
                transform={`translate(${middle(place) - 10} ${MIDDLE - 10}) scale(1.25)`}
                d={outline}
                fill={colour}
                fill-rule="evenodd"
              />
              {linesOf(name).map((line, at) => (
                <text key={line} x={middle(place)} y={MIDDLE + 28 + at * 16}>
                  {line}
                </text>
              ))}
            </g>
          );
        })}
      </svg>
    </section>
  );
}

/** At most two lines of a name. */
function linesOf(name: string): string[] {
  const points = [...clipped(name, 22).text];
  return [points.slice(0, 11).join(''), points.slice(11).join('')].filter((line) => line !== '');
}
