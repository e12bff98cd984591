import { facetsCypher, facetsFrom } from '../../database/entities/facets.ts';
import { conditionsOf, shapeOf } from '../../database/entities/filter.ts';
import { lensOf } from '../../database/lens.ts';
import { foldName } from '../../database/names.ts';
import type { Answer } from '../../database/reading/answer.ts';
import { nested } from '../../database/reading/compile.ts';
import type { Roles } from '../../database/reading/compose.ts';
import { type Condition, connection, value } from '../../database/reading/field.ts';
import { filtered, parametersOf } from '../../database/reading/filtered.ts';
import type { Root } from '../../database/reading/plan.ts';
import type { Dimension, Resolvers } from '../../generated/schema.ts';
import { matchedOn } from './matched-on.ts';
import { luceneQuery, PINYIN_TOKEN, wordsOf } from './query.ts';

export const resolvers: Resolvers = {
  Query: {
    search: (_root, { query, filter, facets, asOf }, { reading, now }, info) => {
      const words = wordsOf(query);
      const conditions = conditionsOf(filter);
      const variant = `${(facets ?? []).join()} ${shapeOf(conditions)}`;
      const parameters = { ...parametersOf(conditions), query: luceneQuery(words), folded: foldName(query) };
      return reading.run(info, variant, searchRoot(conditions, facets ?? []), lensOf(asOf, now), parameters);
    },
  },
};

/**
 * Whole names come before beginnings, beginnings before parts, parts before names whose pinyin or initials begin so,
 * these before the rest; then Lucene's relevance. The first two pinyin tokens are those of the whole official name.
 */
const rankOf = ({ self: entity, read, relevance }: Roles): string => {
  const ranks = [
    `WHEN ${read}.foldedName = $folded_root THEN 3000.0`,
    `WHEN ${read}.foldedName STARTS WITH $folded_root THEN 2000.0`,
    `WHEN ${read}.foldedName CONTAINS $folded_root THEN 1000.0`,
    `WHEN any(token IN ${entity}.searchPinyin[..2] WHERE token STARTS WITH left($folded_root, ${PINYIN_TOKEN})) THEN 500.0`,
  ];
  return `-(${relevance} + CASE ${ranks.join(' ')} ELSE 0.0 END)`;
};

/** The hits are collected once; page, count and facets are read from them. */
const searchRoot =
  (conditions: readonly Condition[], dimensions: readonly Dimension[]): Root<Answer> =>
  (compiler, info) => {
    const { match, roles } = filtered('search/hits', conditions);
    const definition = info.parentType.getFields()[info.fieldName];
    if (!definition) throw new Error('Query.search is not in the schema');
    const hit = `[${roles.self}, ${rankOf(roles)}, ${roles.read}.key]`;
    const page = nested(
      compiler,
      pageOf(dimensions),
      definition,
      { roles: { self: 'hits' }, depth: 1 },
      info.fieldNodes,
    );
    return { ...page, preamble: { clauses: `${match} WITH collect(${hit}) AS hits`, variable: 'hits' } };
  };

const pageOf = (dimensions: readonly Dimension[]) =>
  connection('search/page', {
    edge: {
      score: value('-(hit)'),
      matchedOn: value(
        [
          'self.name',
          'self.searchNames',
          'COLLECT { MATCH (self)-[:HAS_IDENTIFIER]->(i:Identifier) WHERE i.knownTo > $knownAt AND ($personIdentifiers OR self.kind <> "PERSON") RETURN i.value }',
        ],
        ([name, names, codes], _request, args) =>
          matchedOn(wordsOf(String(args.query)), String(name), [names, codes].flat().map(String)),
      ),
    },
    beside: {
      facets: (_args, hits) => ({
        cypher: facetsCypher(dimensions, `UNWIND ${hits} AS hit WITH hit[0] AS counted`, 'counted'),
        read: (lists) => facetsFrom(dimensions, lists),
      }),
    },
  });
