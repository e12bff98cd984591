import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useMemo, useRef, useState } from 'preact/hooks';
import { Claim } from '../../components/evidence.tsx';
import { EntityName, Name } from '../../components/name.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { happens } from '../../core/facts/facts.ts';
import { neighboursIn, type Scene, type SceneFact, type SceneNode } from '../../core/scene/scene.ts';
import { datesText } from '../../core/time/dates.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import { words } from './words.ts';

interface TablesProps {
  readonly scene: Scene;
  readonly selected: readonly string[];
  readonly onPick: (keys: readonly string[]) => void;
}

/** A selection draws the rows that it concerns, not the thousands beside them. */
const SelectedContext = createContext<readonly string[]>([]);

/** The canvas in words: every entity and every fact, in step with what is selected. */
export function Tables({ scene, selected, onPick }: TablesProps): JSX.Element {
  const own = useOwnWords(words);
  const [shown, setShown] = useState<'nodes' | 'facts'>('nodes');
  const latest = useRef(onPick);
  latest.current = onPick;
  const table = useMemo(() => {
    const Rows = shown === 'nodes' ? Nodes : Facts;
    return <Rows scene={scene} onPick={(keys) => latest.current(keys)} />;
  }, [scene, shown, own]);
  return (
    <section class="explore-tables" aria-label={own.tables}>
      <Tabs
        label={own.tables}
        tabs={[
          { name: 'nodes', label: `${own.nodesTable} ${scene.nodes.size}` },
          { name: 'facts', label: `${own.factsTable} ${scene.facts.length}` },
        ]}
        chosen={shown}
        onChoose={setShown}
      >
        <SelectedContext.Provider value={selected}>{table}</SelectedContext.Provider>
      </Tabs>
    </section>
  );
}

interface RowsProps {
  readonly scene: Scene;
  readonly onPick: (keys: readonly string[]) => void;
}

/** Picks what a row is about, and shows whether that is selected. */
function Pick({
  keys,
  onPick,
  children,
}: {
  keys: readonly string[];
  onPick: RowsProps['onPick'];
  children: ComponentChildren;
}): JSX.Element {
  const selected = useContext(SelectedContext);
  const isSelected = keys.length === selected.length && keys.every((key) => selected.includes(key));
  return (
    <button type="button" class="plain pick" aria-pressed={isSelected} onClick={() => onPick(keys)}>
      {children}
    </button>
  );
}

function Nodes({ scene, onPick }: RowsProps): JSX.Element {
  const own = useOwnWords(words);
  const { kinds } = useWords();
  const neighbours = neighboursIn(scene.links);
  const degree = ({ key }: SceneNode): number => neighbours.get(key)?.length ?? 0;
  const columns: Column<SceneNode>[] = [
    {
      name: 'name',
      head: own.columns.name,
      text: ({ name }) => name,
      cell: (node) => (
        <Pick keys={[node.key]} onPick={onPick}>
          <EntityName entity={node} />
        </Pick>
      ),
    },
    { name: 'kind', head: own.columns.kind, text: ({ kind }) => kinds[kind] ?? kind },
    { name: 'degree', head: own.columns.degree, text: (node) => String(degree(node)), order: degree, numeric: true },
  ];
  return (
    <Table
      caption={own.nodesTable}
      captionHidden
      columns={columns}
      rows={[...scene.nodes.values()]}
      keyOf={({ key }) => key}
      file="silian-entities"
    />
  );
}

function Facts({ scene, onPick }: RowsProps): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const { relations, statuses } = useWords();
  const name = (key: string): string => scene.nodes.get(key)?.name ?? key;
  const end = (key: string): JSX.Element => <Name name={name(key)} />;
  const columns: Column<SceneFact>[] = [
    { name: 'from', head: own.columns.from, text: ({ from }) => name(from.key), cell: ({ from }) => end(from.key) },
    {
      name: 'predicate',
      head: own.columns.predicate,
      text: ({ predicate }) => relations[predicate]?.out ?? predicate,
      cell: ({ predicate, from, to }) => (
        <Pick keys={[from.key, to.key]} onPick={onPick}>
          {relations[predicate]?.out ?? predicate}
        </Pick>
      ),
    },
    { name: 'to', head: own.columns.to, text: ({ to }) => name(to.key), cell: ({ to }) => end(to.key) },
    {
      name: 'dates',
      head: own.columns.dates,
      text: ({ validity, predicate }) => datesText(validity, language, happens(predicate)),
      order: ({ validity }) => validity.from,
    },
    { name: 'status', head: own.columns.status, text: ({ provenance }) => statuses[provenance.status] ?? '' },
  ];
  return (
    <Table
      caption={own.factsTable}
      captionHidden
      columns={columns}
      rows={scene.facts}
      keyOf={({ id }) => id}
      file="silian-facts"
      detail={({ id }) => <Claim id={id} />}
      titleOf={({ from, predicate, to }) =>
        `${name(from.key)} ${relations[predicate]?.out ?? predicate} ${name(to.key)}`
      }
    />
  );
}
