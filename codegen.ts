import { readdirSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

const scalars = { Date: 'string', DateTime: 'string', ID: 'string' };

/** The explorer's documents, as text with the types of their answers. */
const documents = {
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    documentMode: 'string',
    // fragments that a screen does not use are left out of its file
    pureMagicComment: true,
    mergeFragmentTypes: true,
    enumsAsTypes: true,
    useTypeImports: true,
    immutableTypes: true,
    scalars,
  },
};

/** A file for each screen, so that its questions come with it and not with the first page. */
const screens = readdirSync('web/src/views').filter((name) =>
  readdirSync(`web/src/views/${name}`).some((file) => file.endsWith('.graphql')),
);
const shared = 'web/src/api/fragments.graphql';

const explorer: CodegenConfig['generates'] = {
  'web/src/generated/enums.ts': { plugins: ['typescript'], config: { onlyEnums: true, enumsAsTypes: true } },
  'web/src/generated/api.ts': { documents: 'web/src/api/*.graphql', ...documents },
  ...Object.fromEntries(
    screens.map((name) => [
      `web/src/generated/${name}.ts`,
      { documents: [shared, `web/src/views/${name}/*.graphql`], ...documents },
    ]),
  ),
};

/** Resolver types from the SDL, and the explorer's documents. Rows are shaped like the answer, so parents stay loose: see docs/architecture.md. */
const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'src/generated/schema.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars,
        strictScalars: true,
        defaultMapper: '../database/reading/answer.ts#Answer',
        mappers: {
          Chain: '../features/chains/found.ts#ChainAnswer',
          Subgraph: '../features/neighbourhood/expand.ts#SubgraphAnswer',
          Omission: '../features/neighbourhood/expand.ts#OmissionAnswer',
          PatternConnection: '../features/patterns/resolvers.ts#PatternPage',
          PatternMatch: '../features/patterns/resolvers.ts#PatternMatchAnswer',
          PatternCount: '../features/patterns/resolvers.ts#PatternCountAnswer',
          NetworkSummary: '../features/analytics/answers.ts#NetworkAnswer',
          Community: '../features/analytics/answers.ts#CommunityAnswer',
          Interlock: '../features/analytics/answers.ts#InterlockAnswer',
          Overlap: '../features/analytics/answers.ts#OverlapAnswer',
          RetractPayload: '../features/ingestion/retract-resolvers.ts#RetractAnswer',
          Question: '../features/ingestion/merging/resolvers.ts#QuestionAnswer',
          QuestionReason: '../features/ingestion/merging/resolvers.ts#ReasonAnswer',
          Merger: '../features/ingestion/merging/resolvers.ts#MergerAnswer',
          MergePayload: '../features/ingestion/merging/resolvers.ts#MergeAnswer',
          UnmergePayload: '../features/ingestion/merging/resolvers.ts#UnmergeAnswer',
          Change: '../features/changes/resolvers.ts#ChangeAnswer',
          FourChainView: '../features/analytics/answers.ts#FourChainAnswer',
          ...{ String: 'string', Int: 'number', Float: 'number', Boolean: 'boolean', ID: 'string' },
          ...{ Date: 'string', DateTime: 'string' },
        },
        contextType: '../features/context.ts#Context',
        immutableTypes: true,
        maybeValue: 'T | null',
      },
    },
    ...explorer,
  },
};

export default config;
