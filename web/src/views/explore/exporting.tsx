import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { download, save } from '../../components/download.ts';
import type { Positions } from '../../core/layout/layout.ts';
import { factsCsv, graphml, nodesCsv } from '../../core/scene/files.ts';
import { pictureOf, svgOf } from '../../core/scene/picture.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { SceneView } from '../../core/scene/view.ts';
import { AroundDocument } from '../../generated/explore.ts';
import { useOwnWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import type { Drawing } from './drawing.ts';
import type { Look } from './look.ts';
import { words } from './words.ts';

const SIZE = { width: 1600, height: 1100 };
const FILE = 'silian-graph';

interface ExportingProps {
  readonly view: SceneView;
  readonly scene: Scene;
  /** Where things stand on the canvas, dragged ones too; where there is none, where they were laid out. */
  readonly drawing: Drawing | undefined;
  readonly positions: Positions;
  readonly look: Look;
}

/** What is shown, as pictures and tables to take along, and the question that gives it. */
export function Exporting({ view, scene, drawing, positions, look }: ExportingProps): JSX.Element {
  const own = useOwnWords(words);
  const [asked, setAsked] = useState(false);
  const { prominent, groupLabel } = look;
  const svg = (): string =>
    svgOf(pictureOf(scene, drawing?.positions() ?? positions, { ...SIZE, first: prominent, groupLabel }), own.title);
  const files: readonly [label: string, act: () => void][] = [
    [own.files.png, () => void savePng(svg())],
    [own.files.svg, () => download(`${FILE}.svg`, 'image/svg+xml', svg())],
    [own.files.nodes, () => download(`${FILE}-entities.csv`, 'text/csv', nodesCsv(scene))],
    [own.files.facts, () => download(`${FILE}-facts.csv`, 'text/csv', factsCsv(scene))],
    [own.files.graphml, () => download(`${FILE}.graphml`, 'application/graphml+xml', graphml(scene))],
    [own.files.query, () => setAsked(true)],
  ];
  return (
    <>
      <details class="menu">
        <summary class="button">{own.exports}</summary>
        <ul>
          {files.map(([label, act]) => (
            <li key={label}>
              <button
                type="button"
                class="plain"
                onClick={({ currentTarget }) => {
                  currentTarget.closest('details')?.removeAttribute('open');
                  act();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {asked && <Query view={view} scene={scene} onClose={() => setAsked(false)} />}
    </>
  );
}

/** More does not fit into the line that a server reads. */
const LONGEST_LINK = 7_000;
/** As many as one question may name. */
const MOST_NAMED = 1_000;

/** The GraphQL of what is shown. */
function Query({ view, scene, onClose }: { view: SceneView; scene: Scene; onClose: () => void }): JSX.Element {
  const own = useOwnWords(words);
  const lens = useLens();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const members = scene.groups.flatMap((group) => group.members.map(({ key }) => key));
  const of = [...scene.nodes.keys(), ...members].slice(0, MOST_NAMED);
  const asOf = lens ?? null;
  const variables = JSON.stringify({ of, kinds: [], limit: of.length, asOf, made: view.made }, null, 2);
  const query = AroundDocument.toString();
  const href = `/graphql?${new URLSearchParams({ query, variables })}`;
  return (
    <dialog ref={box} class="query" aria-label={own.files.query} onClose={onClose}>
      <p>{own.queryHelp}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <pre tabIndex={0}>{query}</pre>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <pre tabIndex={0}>{variables}</pre>
      <p class="page-aside">
        {href.length > LONGEST_LINK && <span class="quiet">{own.queryLong}</span>}
        <a href={href.length > LONGEST_LINK ? '/graphql' : href} target="_blank" rel="noreferrer">
          {own.openGraphiql}
        </a>
        <button type="button" onClick={() => box.current?.close()}>
          {own.close}
        </button>
      </p>
    </dialog>
  );
}

/** The picture as PNG, twice as fine. */
async function savePng(svg: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = SIZE.width * 2;
    canvas.height = SIZE.height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((picture) => picture && save(`${FILE}.png`, picture), 'image/png');
  } finally {
    URL.revokeObjectURL(url);
  }
}
