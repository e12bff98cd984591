import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { lineWidth, pictureOf, readable } from '../../core/scene/picture.ts';
import { linkId } from '../../core/scene/scene.ts';
import type { CanvasProps } from './canvas.tsx';

const SIZE = { width: 960, height: 640 };

/** The scene as SVG, where there is no WebGL: the same signs, the same acts. */
export function Still({ scene, placed, look, hands, label, onKey }: CanvasProps): JSX.Element {
  const picture = useMemo(
    () => pictureOf(scene, placed.positions, SIZE, look.groupLabel),
    [scene, placed.positions, look.groupLabel],
  );
  const shown = readable(picture.spots);
  const groups = new Set(scene.groups.map(({ id }) => id));
  const picked = look.selected.length === 2 ? linkId(look.selected[0] ?? '', look.selected[1] ?? '') : undefined;
  return (
    <div
      class="canvas canvas-still"
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is worked with arrows; the tables below say the same
      tabIndex={0}
      onKeyDown={onKey}
      data-still={placed.still}
    >
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
        {picture.lines.map(({ id, from, to, facts }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the tables say and do the same
          <line
            key={id}
            class={id === picked ? 'picked' : ''}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke-width={lineWidth(facts)}
            onClick={() => hands.onPick(id.split('\u0000'), false)}
          />
        ))}
        {picture.spots.map(({ key, x, y, size, colour, outline, label: name }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the tables say and do the same
          <g
            key={key}
            class={spotClass(key, look)}
            onClick={(event) => (groups.has(key) ? hands.onOpenGroup(key) : hands.onPick([key], event.shiftKey))}
            onDblClick={() => !groups.has(key) && hands.onExpand(key)}
          >
            <path
              transform={`translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})`}
              d={outline}
              fill={colour}
              fill-rule="evenodd"
            />
            {shown.has(key) && (
              <text x={x} y={y + size / 2 + 13}>
                {name}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

const spotClass = (key: string, { selected, lit }: CanvasProps['look']): string =>
  selected.includes(key) ? 'spot picked' : lit.size > 0 && !lit.has(key) ? 'spot faded' : 'spot';
