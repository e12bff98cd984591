import type { EntityPageQuery } from '../../generated/entity.ts';

/** An entity as its page asks for it. */
export type PageEntity = NonNullable<EntityPageQuery['entity']>;
