import { conditionsOf } from '../../database/entities/filter.ts';
import { type AsOfInput, type Lens, lensOf, lensParameters } from '../../database/lens.ts';
import { composeCondition } from '../../database/reading/compose.ts';
import type { Condition } from '../../database/reading/field.ts';
import type { EntityFilter } from '../../generated/schema.ts';

/** The filter that lets everything through but what is made up. */
const REAL = 'entities/filter/real';

/**
 * What an export takes: the entities that pass a filter, and the facts between two of them. Without `validAt` whatever
 * its time; without `knownAt` as known at the instant when the export begins, so that what is written meanwhile stays out.
 */
export class Scope {
  readonly filter: EntityFilter;
  readonly lens: Lens;
  readonly #conditions: readonly Condition[];
  readonly #personIdentifiers: boolean;

  /** @param personIdentifiers whether the identifiers of people are told */
  constructor(filter: EntityFilter, { validAt, knownAt }: AsOfInput, now: Date, personIdentifiers: boolean) {
    this.#personIdentifiers = personIdentifiers;
    this.filter = filter;
    this.lens = lensOf(
      { ...(validAt == null ? { anyTime: true } : { validAt }), knownAt: knownAt ?? now.toISOString() },
      now,
    );
    this.#conditions = conditionsOf(filter);
  }

  /** Nothing at all is left out. */
  get isEverything(): boolean {
    return this.#conditions.length === 0 && this.lens.validAt === null;
  }

  /** Nothing is left out but what is made up. */
  get isWhole(): boolean {
    return this.#conditions.every(({ fragment }) => fragment === REAL) && this.lens.validAt === null;
  }

  /** The condition under which an entity is in scope. */
  entityIsIn(): string {
    return ['silian.entityHolds(e)', ...this.#filtering('e')].join(' AND ');
  }

  /**
   * The condition under which a fact's end is in scope. What a known fact joins is known, so an end's time matters only
   * where a day is asked for.
   */
  endIsIn(end: string): string {
    const time = this.lens.validAt === null ? [] : [`silian.entityHolds(${end})`];
    return [...time, ...this.#filtering(end)].join(' AND ') || 'true';
  }

  get parameters(): Readonly<Record<string, unknown>> {
    const parameters: Record<string, unknown> = {
      ...lensParameters(this.lens),
      personIdentifiers: this.#personIdentifiers,
    };
    for (const [index, condition] of this.#conditions.entries()) {
      for (const [name, value] of Object.entries(condition.parameters)) {
        parameters[`${name}_${index}`] = value;
      }
    }
    return parameters;
  }

  #filtering(variable: string): string[] {
    return this.#conditions.map(({ fragment, kinds }, index) =>
      composeCondition(fragment, variable, { depth: 1, slot: `${index}`, kinds }),
    );
  }
}
