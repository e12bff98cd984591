import { graphql, type Hostile, times } from './hostile.ts';

const braces = (depth: number): string => `{ ${'a { '.repeat(depth)}b${' }'.repeat(depth)} }`;
const NETWORK = 'network { __typename }';

/** Documents that are large, deep, many or round. */
export const DOCUMENTS: readonly Hostile[] = [
  graphql('fields within fields', braces(3_000)),
  graphql('brackets only', '{'.repeat(19_999)),
  graphql('lists within lists', `{ nodes(ids: ${'['.repeat(9_000)}${']'.repeat(9_000)}) { id } }`),
  graphql('objects within objects', `{ entity(by: ${'{ a: '.repeat(59)} 1 ${'}'.repeat(59)}) { id } }`),
  graphql('types within types', `query ($a: ${'['.repeat(9_000)}Int${']'.repeat(9_000)}) { __typename }`),
  graphql('an alias for each', `{ ${times(2_000, (at) => `a${at}: __typename`)} }`),
  graphql('as many aliases as allowed', `{ ${times(30, (at) => `a${at}: entities(first: 100) { nodes { name } }`)} }`),
  graphql('the dearest field under many names', `{ ${times(30, (at) => `a${at}: ${NETWORK}`)} }`),
  graphql(
    'a dear field with another filter each time',
    `{ ${times(30, (at) => `a${at}: network(filter: { minConfidence: 0.${at + 10} }) { __typename }`)} }`,
  ),
  graphql('one field again and again', `{ ${times(1_900, () => '__typename')} }`),
  graphql('one field with arguments again and again', `{ ${times(140, () => 'entity(by: { key: "a" }) { name }')} }`),
  graphql(
    'the same fields below the same fields',
    `{ ${times(20, () => `schools { ${times(4, () => `nodes { ${times(8, () => 'key')} }`)} }`)} }`,
  ),
  graphql('fields that differ below the same field', `{ ${times(150, (at) => `node(id: "${at}") { id }`)} }`),
  graphql('a fragment in itself', '{ ...a } fragment a on Query { ...a }'),
  graphql(
    'fragments in a circle',
    `{ ...f0 } ${times(49, (at) => `fragment f${at} on Query { ...f${(at + 1) % 49} }`)}`,
  ),
  graphql(
    'fragments that all use each other',
    `{ ...f0 } ${times(30, (at) => `fragment f${at} on Query { ${times(30, (to) => `...f${to}`)} }`)}`,
  ),
  graphql(
    'fragments that unfold twice over',
    `{ ...f0 } ${times(48, (at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`)} fragment f48 on Query { __typename }`,
  ),
  graphql(
    'fragments that unfold twice over, with objects',
    `{ schools { nodes { ...f0 } } } ${times(30, (at) => `fragment f${at} on School { name ...f${at + 1} ... on School { ...f${at + 1} } }`)} fragment f30 on School { key }`,
  ),
  graphql(
    'a fragment on every kind',
    `{ entities(first: 100) { nodes { ${times(60, () => '... on School { name } ... on Person { name } ... on Actor { name }')} } } }`,
  ),
  graphql(
    'fragments that nobody uses',
    times(1_000, (at) => `fragment f${at} on Query { a }`),
  ),
  graphql(
    'many operations',
    times(400, (at) => `query q${at} { __typename }`),
  ),
  graphql('many variables', `query (${times(600, (at) => `$a${at}: Int`)}) { __typename }`),
  graphql('many directives', `{ __typename ${times(900, () => '@skip(if: false)')} }`),
  graphql('many faults', `{ ${times(1_900, (at) => `nothing${at}`)} }`),
  graphql('many unknown arguments', `{ schools(${times(600, (at) => `a${at}: 1`)}) { totalCount } }`),
  graphql('many names near to real ones', `{ ${times(900, (at) => `school${at}s { totalCount }`)} }`),
  graphql(
    'introspection within itself',
    `{ __schema { types { ${'fields { type { '.repeat(12)} name ${'} }'.repeat(12)} } } }`,
  ),
  graphql(
    'introspection many times over',
    `{ ${times(28, (at) => `a${at}: __schema { types { name fields { name args { name type { name } } } } }`)} }`,
  ),
  graphql('a number of many digits', `{ schools(first: ${'9'.repeat(19_000)}) { totalCount } }`),
  graphql('a fraction of many digits', `{ assignment(minScore: 0.${'3'.repeat(19_000)}) { __typename } }`),
  graphql('a text without an end', `{ entity(by: { key: "${'a'.repeat(19_000)} }) { name } }`),
  graphql('a block of text without an end', `{ entity(by: { key: """${'\\n'.repeat(9_000)} }) { name } }`),
  graphql('a block of many lines', `{ entity(by: { key: """${' \n'.repeat(9_000)}""" }) { name } }`),
  graphql('a name of many characters', `{ ${'a'.repeat(19_000)} }`),
  graphql('comments only', '#'.repeat(19_999)),
  graphql('commas only', ','.repeat(19_999)),
  graphql('byte order marks only', '\uFEFF'.repeat(6_000)),
  graphql('nothing', ''),
  graphql('NUL', '\0'),
  graphql('half a character', '{ entity(by: { key: "\uD800" }) { name } }'),
  graphql('half a character, escaped', '{ entity(by: { key: "\\uD800" }) { name } }'),
  graphql('a character beyond Unicode', '{ entity(by: { key: "\\u{110000}" }) { name } }'),
  graphql('a subscription', 'subscription { a }'),
  graphql('a schema', 'type Query { a: Int } schema { query: Query }'),
  // far beyond what is allowed: dear to whoever would take them
  graphql(
    'ten thousand dear fields',
    `{ ${times(10_000, (at) => `a${at}: entities(first: 100) { nodes { name key } }`)} }`,
  ),
  graphql(
    'two hundred dear fields',
    `{ ${times(200, (at) => `a${at}: entities(first: 100) { nodes { name key } }`)} }`,
  ),
  graphql(
    'ten thousand fields that may differ',
    `{ ${times(10_000, (at) => `entity(by: { key: "${at % 2}" }) { name }`)} }`,
  ),
  graphql(
    'three hundred fragments that all use each other',
    `{ ...f0 } ${times(300, (at) => `fragment f${at} on Query { ${times(150, (to) => `...f${to}`)} }`)}`,
  ),
  graphql(
    'dear lists within dear lists',
    `{ schools(first: 100) { nodes { ${'relations(first: 100) { nodes { from { key '.repeat(4)}${'} } }'.repeat(4)} } } }`,
  ),
  graphql('a document longer than allowed', `{ __typename } #${'x'.repeat(900_000)}`),
];
