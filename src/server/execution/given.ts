import type { GraphQLField, GraphQLSchema } from 'graphql';

/** What root fields have given already, by their response keys. */
export class Given {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(values: ReadonlyMap<string, unknown>) {
    this.#values = values;
  }

  /** The value of a root field, or what `resolve` gives where there is none yet. */
  at(key: string, resolve: () => unknown): unknown {
    return this.#values.has(key) ? this.#values.get(key) : resolve();
  }
}

/** Lets the schema's queries be completed anew from what their root fields gave. */
export function takeGiven(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (field.resolve) field.resolve = givenOr(field.resolve);
  }
}

type Resolver = NonNullable<GraphQLField<unknown, unknown>['resolve']>;

const givenOr =
  (resolve: Resolver): Resolver =>
  (root, args, context, info) => {
    const resolved = () => resolve(root, args, context, info);
    return root instanceof Given ? root.at(String(info.path.key), resolved) : resolved();
  };
