import { entityId } from '../../../database/ids.ts';
import { lensOf } from '../../../database/lens.ts';
import { plain } from '../../../database/reading/answer.ts';
import type {
  MutationMergeArgs,
  MutationUnmergeArgs,
  QueryMergersArgs,
  QueryQuestionsArgs,
  Resolvers,
} from '../../../generated/schema.ts';
import { connectionOf, entityOf, pageRead, windowFrom } from '../../connection.ts';
import { type Context, writtenBy } from '../../context.ts';
import { keepApart, openQuestions, type Question, questionCount } from '../resolution/questions.ts';
import { type Tried, tried } from '../user-errors.ts';
import { type ListedMerger, mergerCount, mergers, mergersOf } from './ledger.ts';
import { type Merged, merge } from './merge.ts';
import { type Unmerged, unmerge } from './unmerge.ts';

/** What the fields of a `Question`, a `QuestionReason`, a `Merger` and of what became of either are read from. */
export type QuestionAnswer = Question;
export type ReasonAnswer = Question['reasons'][number];
export type MergerAnswer = ListedMerger;
export type MergeAnswer = Tried<Merged>;
export type UnmergeAnswer = Tried<Unmerged>;

export const resolvers: Resolvers = {
  Query: {
    questions: (_root, args, context) => questionsPage(args, context),
    mergers: (_root, args, context) => mergersPage(args, context),
  },
  Mutation: {
    merge: (_root, args, context) => merged(args, context),
    unmerge: (_root, args, context) => unmerged(args, context),
    keepApart: async (_root, { input }, context) => {
      const { caller, now } = context;
      const { done, errors } = await tried(() => keepApart(writtenBy(context), input.question, caller.name ?? '', now));
      return plain({ decided: done === 'DECIDED', errors });
    },
  },
  Question: {
    a: ({ a }, args, context, info) => entityOf(entityId(a.key), lensOf(null, context.now))(args, context, info),
    b: ({ b }, args, context, info) => entityOf(entityId(b.key), lensOf(null, context.now))(args, context, info),
  },
  QuestionReason: { message: ({ en, zh }, { language }) => (language === 'EN' ? en : zh) },
  Merger: {
    keep: ({ keep }, args, context, info) => entityOf(keep.id, lensOf(null, context.now))(args, context, info),
    merged: ({ merged: { id } }, args, context, info) => entityOf(id, lensOf(null, context.now))(args, context, info),
  },
  MergePayload: {
    entity: ({ done }, args, context, info) =>
      done ? entityOf(done.id, lensOf(null, context.now))(args, context, info) : null,
    mergers: ({ done }, _args, { database }) => (done ? mergersOf(database, done.mergers) : []),
  },
  UnmergePayload: {
    entities: ({ done }, _args, { loaders, now }, info) =>
      done ? loaders.claims.entities(done.ids, lensOf(null, now), info) : [],
    left: ({ done }) => done?.left ?? [],
  },
};

const merged = ({ input }: MutationMergeArgs, context: Context): Promise<MergeAnswer> =>
  tried(() => merge(writtenBy(context), { ...input, by: context.caller.name ?? undefined }, context.now));

const unmerged = ({ input }: MutationUnmergeArgs, context: Context): Promise<UnmergeAnswer> =>
  tried(() => unmerge(writtenBy(context), { ...input, by: context.caller.name ?? undefined }, context.now));

async function questionsPage(args: QueryQuestionsArgs, { database }: Context) {
  const window = windowFrom(args, 'questions', 'questions', 2);
  const [score, id] = window.after ?? [];
  const behind = window.after ? { score: Number(score), id: String(id) } : null;
  return connectionOf(pageRead(await openQuestions(database, window.size + 1, behind), window), {
    placeOf: (question) => [question.score, question.id],
    ...asTheyAre,
    totalCount: () => questionCount(database),
  });
}

async function mergersPage(args: QueryMergersArgs, { database }: Context) {
  const window = windowFrom(args, 'mergers', 'mergers', 2);
  const [mergedAt, id] = window.after ?? [];
  const behind = window.after ? { mergedAt: String(mergedAt), id: String(id) } : null;
  return connectionOf(pageRead(await mergers(database, window.size + 1, behind), window), {
    placeOf: (merger) => [merger.mergedAt, merger.id],
    ...asTheyAre,
    totalCount: () => mergerCount(database),
  });
}

/** Rows that the fields of their type are read from. */
const asTheyAre = {
  node: <R extends object>(row: R) => plain(row),
  nodes: <R extends object>(rows: readonly R[]) => rows.map((row) => plain(row)),
};
