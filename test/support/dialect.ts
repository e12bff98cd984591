import { type DbSchema, testData } from '@neo4j-cypher/language-support';
import { ENTITY_KINDS, labelsOf, RELATION_KINDS } from '../../src/database/kinds.ts';
import { RELATION_RULES } from '../../src/features/ingestion/vocabulary.ts';

/** What our Cypher files may name: labels, types and what they join, Neo4j's functions and those we write out. */
const VERSION = 'CYPHER 5';
const OWN = [
  'holds',
  'known',
  'entityHolds',
  'holdsInOther',
  'knownInOther',
  'entityHoldsInOther',
  'moves',
  'disputed',
  'mayIdentify',
].map((name) => `silian.${name}`);

/** Relationships besides the facts. */
const OTHER_PATHS = [
  { from: 'Entity', relType: 'HAS_NAME', to: 'Name' },
  { from: 'Entity', relType: 'HAS_IDENTIFIER', to: 'Identifier' },
  { from: 'Evidence', relType: 'FROM', to: 'Source' },
  { from: 'Evidence', relType: 'SPOKEN_BY', to: 'Entity' },
  { from: 'Source', relType: 'HAS_TEXT', to: 'SourceText' },
  { from: 'Run', relType: 'HAS_PART', to: 'Part' },
  { from: 'OtherKey', relType: 'OF', to: 'Entity' },
  { from: 'Question', relType: 'ABOUT_ONE', to: 'Entity' },
  { from: 'Question', relType: 'ABOUT_OTHER', to: 'Entity' },
  { from: 'Merger', relType: 'INTO', to: 'Entity' },
  { from: 'Merger', relType: 'MERGED', to: 'Entity' },
  { from: 'Entity', relType: 'ANY_KIND', to: 'Entity' },
];

/** Every label of the one end with every label of the other: a pattern may name any of them. */
const factPaths = () =>
  RELATION_KINDS.flatMap((relType) => {
    const pairs = RELATION_RULES[relType].ends.flatMap(([sources, targets]) =>
      sources.flatMap((source) => targets.map((target) => [labelsOf(source), labelsOf(target)] as const)),
    );
    const paths = pairs.flatMap(([sources, targets]) =>
      sources.flatMap((from) => targets.map((to) => `${from} ${to}`)),
    );
    return [...new Set(paths)].map((path) => ({
      from: path.split(' ')[0] ?? '',
      relType,
      to: path.split(' ')[1] ?? '',
    }));
  });

const paths = [...OTHER_PATHS, ...factPaths()];

const functionsWithOwn = (): DbSchema['functions'] => {
  const known = testData.mockSchema.functions?.[VERSION] ?? {};
  const like = known.exists ?? known.size;
  if (!like) throw new Error('the linter knows no functions');
  const argument = { name: 'claim', description: '', type: 'ANY', isDeprecated: false };
  const own = OWN.map((name) => {
    const signature = `${name}(claim :: ANY) :: BOOLEAN`;
    return [
      name,
      { ...like, name, signature, argumentDescription: [argument], returnDescription: 'BOOLEAN', isBuiltIn: false },
    ];
  });
  return { [VERSION]: { ...known, ...Object.fromEntries(own) } };
};

const base: DbSchema = {
  defaultLanguage: VERSION,
  functions: functionsWithOwn() ?? {},
  procedures: testData.mockSchema.procedures ?? {},
  labels: [
    ...new Set([
      'Entity',
      'Graph',
      'SourceText',
      'Write',
      'Run',
      'OtherKey',
      'Question',
      'Merger',
      'Part',
      'Identifier',
      'Name',
      'Evidence',
      'Dispute',
      'Source',
      'Audit',
      'ApiKey',
      'Erased',
      'Lock',
      ...ENTITY_KINDS.flatMap(labelsOf),
    ]),
  ],
  relationshipTypes: [...new Set(paths.map(({ relType }) => relType))],
  graphSchema: paths,
};

/** @param propertyKeys those that a filled graph has */
export const dialect = (propertyKeys: readonly string[], parameters: readonly string[]): DbSchema => ({
  ...base,
  propertyKeys: [...propertyKeys],
  parameters: Object.fromEntries(parameters.map((name) => [name, ''])),
});
