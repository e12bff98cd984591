import type { CodegenConfig } from '@graphql-codegen/cli';

/** Resolver types from the SDL. Rows are shaped like the answer, so parents stay loose: see docs/architecture.md. */
const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'src/generated/schema.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { Date: 'string', DateTime: 'string', ID: 'string' },
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
  },
};

export default config;
