import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { download } from '../../components/download.ts';
import type { Positions } from '../../core/layout/layout.ts';
import { factsCsv, graphml, nodesCsv } from '../../core/scene/files.ts';
import { pictureOf, svgOf } from '../../core/scene/picture.ts';
import type { Scene } from '../../core/scene/scene.ts';
import { AroundDocument } from '../../generated/explore.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { words } from './words.ts';

const SIZE = { width: 1600, height: 1100 };
const FILE = 'silian-graph';

interface Exporting {
  readonly scene: Scene;
  readonly positions: Positions;
  readonly title: string;
}

/** What is shown, as pictures and tables to take along, and the question that gives it. */
export function Exporting({ scene, positions, title }: Exporting): JSX.Element {
  const own = useOwnWords(words);
  const { kinds } = useWords();
  const [asked, setAsked] = useState(false);
  const svg = (): string =>
    svgOf(
      pictureOf(scene, positions, SIZE, (kind, count) => own.group(kinds[kind] ?? kind, count)),
      title,
    );
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
      {asked && <Query scene={scene} onClose={() => setAsked(false)} />}
    </>
  );
}

/** The GraphQL of what is shown. */
function Query({ scene, onClose }: { scene: Scene; onClose: () => void }): JSX.Element {
  const own = useOwnWords(words);
  const lens = useLens();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const variables = JSON.stringify(
    { of: [...scene.nodes.keys()], kinds: [], limit: scene.nodes.size, asOf: lens ?? null },
    null,
    2,
  );
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
        <a href={href} target="_blank" rel="noreferrer">
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
    const link = document.createElement('a');
    link.href = canvas.toDataURL('image/png');
    link.download = `${FILE}.png`;
    link.click();
  } finally {
    URL.revokeObjectURL(url);
  }
}
