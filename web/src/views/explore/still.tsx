import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { LINE_HEIGHT, type Placed } from '../../core/scene/naming.ts';
import { anchorOf, lineWidth, type PictureLine, pictureOf, type Spot } from '../../core/scene/picture.ts';
import { linkId } from '../../core/scene/scene.ts';
import type { CanvasProps } from './canvas.tsx';
import type { Hands } from './gestures.ts';
import { colourOf, type Look } from './look.ts';

/** The scene as SVG, where there is no WebGL: the same signs, the same acts. What it shows is said beside it. */
export function Still({
  scene,
  placed,
  look,
  hands,
  isLoading,
}: Omit<CanvasProps, 'isSlow' | 'onDrawing'>): JSX.Element {
  const { prominent, groupLabel } = look;
  const container = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(container);
  const picture = useMemo(
    () => pictureOf(scene, placed.positions, { width, height, first: prominent, groupLabel }),
    [scene, placed.positions, prominent, groupLabel, width, height],
  );
  const groups = new Set(scene.groups.map(({ id }) => id));
  return (
    <div class="canvas canvas-still" ref={container} aria-hidden="true" data-still={placed.still && !isLoading}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the list around it says what it shows */}
      <svg width={width} height={height}>
        {picture.lines.map((line) => (
          <Line key={line.id} line={line} look={look} onPick={hands.onPick} />
        ))}
        {picture.spots.map((spot) => (
          <Sign key={spot.key} spot={spot} look={look} hands={hands} isGroup={groups.has(spot.key)} />
        ))}
        {picture.names.map((name) => (
          <Label key={name.key} name={name} isSelected={look.selected.includes(name.key)} />
        ))}
      </svg>
    </div>
  );
}

/** How large an element is, in pixels, now and when that changes: letters keep their size then. */
function useSize(element: { readonly current: HTMLElement | null }): { width: number; height: number } {
  const [size, setSize] = useState({ width: 640, height: 480 });
  useEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: measured.clientWidth, height: measured.clientHeight }));
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

function Line({ line, look, onPick }: { line: PictureLine; look: Look; onPick: Hands['onPick'] }): JSX.Element {
  const { id, from, to, facts, faded } = line;
  const keys = id.split('\u0000');
  const [one, other] = look.selected;
  const isPicked = one !== undefined && (other === undefined ? keys.includes(one) : linkId(one, other) === id);
  const isLit = keys.every((end) => look.lit.has(end));
  const isPale = faded || (look.lit.size > 0 && !isLit);
  const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tables say and do the same
    <g class="tie" onClick={() => onPick(keys, false)}>
      <line class={isPicked || isLit ? 'picked' : isPale ? 'faded' : ''} {...ends} stroke-width={lineWidth(facts)} />
      {/* what can be hit */}
      <line class="target" {...ends} />
    </g>
  );
}

interface SignProps {
  readonly spot: Spot;
  readonly look: Look;
  readonly hands: Hands;
  readonly isGroup: boolean;
}

function Sign({ spot, look, hands, isGroup }: SignProps): JSX.Element {
  const { key, x, y, size, colour, outline, faded } = spot;
  const isSelected = look.selected.includes(key);
  const isPale = faded || (look.lit.size > 0 && !look.lit.has(key));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tables say and do the same
    <g
      class={isPale ? 'spot faded' : 'spot'}
      onClick={(event) => (isGroup ? hands.onOpenGroup(key) : hands.onPick([key], event.shiftKey))}
      onDblClick={() => !isGroup && hands.onExpand(key)}
    >
      {/* a target of 24 px at least */}
      <circle class={isSelected ? 'ring' : look.pinned.has(key) ? 'ring pinned' : ''} cx={x} cy={y} r="13" />
      <path
        transform={`translate(${x - size / 2} ${y - size / 2}) scale(${size / 16})`}
        d={outline}
        fill={look.communities ? colourOf(look.communities.get(key) ?? 0) : colour}
        fill-rule="evenodd"
      />
    </g>
  );
}

const Label = ({ name, isSelected }: { name: Placed; isSelected: boolean }): JSX.Element => (
  <text class={isSelected ? 'selected' : ''} text-anchor={anchorOf(name)}>
    {name.lines.map((line, index) => (
      <tspan key={line} x={name.x} y={name.y + index * LINE_HEIGHT}>
        {line}
      </tspan>
    ))}
  </text>
);
