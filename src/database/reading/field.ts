import type { OrderKey } from '../fragment.ts';
import type { Lens } from '../lens.ts';
import type { NumberedRows } from './numbered.ts';

/**
 * How one field of the schema is read from the graph. Expressions are Cypher over the parts of a claim that the row
 * gives: `self`, and for a relation `from` and `to`, for an evidence `source`.
 */
export type Field = Value | Part | At | Joined | Column | Connection;

export type Arguments = Readonly<Record<string, unknown>>;

/** What readers know of the request: the lens, and each field's arguments by the slot the plan gave it. */
export interface Request {
  readonly lens: Lens;
  /** The lens held to what the graph shows while a large ingest is under way. */
  readonly seen: Lens;
  readonly args: readonly Arguments[];
  /** The entities that rows name by number, where they do. */
  readonly numbered?: NumberedRows;
}

/** A value computed from expressions; without `decode`, the first one as it is. */
export interface Value {
  readonly reads: 'value';
  readonly cypher: readonly string[];
  /** Entities only: read from a superseded version where the lens shows one. Each expression is `self.<property>`. */
  readonly versioned: boolean;
  readonly decode: ((values: readonly unknown[], request: Request, args: Arguments) => unknown) | undefined;
}

/** An object made of the same claim's properties, e.g. its validity. */
export interface Part {
  readonly reads: 'part';
  /** The attribute that decides whether there is such an object; it is read as it stood under the lens. */
  readonly when: { readonly attribute: string; readonly holds: (value: unknown) => boolean } | undefined;
}

/** The object at a variable the row already gives, e.g. a relation's end. */
export interface At {
  readonly reads: 'at';
  readonly role: string;
}

/** One object, or a list that is bounded by nature, found by a fragment. */
export interface Joined {
  readonly reads: 'one' | 'list';
  readonly fragment: string;
  /** Rows beyond this are cut off. */
  readonly limit: number;
}

/** A value computed from one expression over the rows of a fragment, and from attributes of the object itself. */
export interface Column {
  readonly reads: 'column';
  readonly fragment: string;
  readonly cypher: string;
  readonly besides: readonly string[];
  readonly decode: (column: readonly unknown[], besides: readonly unknown[]) => unknown;
}

/** A page of a list. */
export interface Connection {
  readonly reads: 'connection';
  readonly listing: (args: Arguments) => Listing;
  /** Says in a word which of the possible statements `args` lead to; part of the plan's key. */
  readonly shape: ((args: Arguments) => string) | undefined;
  /** Fields of an edge besides cursor and node. */
  readonly edge: Readonly<Record<string, Value>>;
  /** Fields of the connection besides its rows and their count, read from what the connection is bound to. */
  readonly beside: Readonly<Record<string, Beside>>;
}

/** A field beside a page: an expression over the variable `bound`, and how its value is read. */
export type Beside = (
  args: Arguments,
  bound: string,
) => { readonly cypher: string; readonly read: (value: unknown) => unknown };

/** Which statement finds the rows of a page. */
export interface Listing {
  readonly fragment: string;
  /** Relationship types to write where the fragment says `ANY_KIND`; absent for all of them. */
  readonly kinds?: readonly string[] | undefined;
  readonly conditions?: readonly Condition[];
  /** A label that all of its rows have besides that of the fragment: told at once, where a property is read. */
  readonly label?: string | undefined;
  /** Instead of the fragment's own order; all ascending or all descending. */
  readonly order?: readonly OrderKey[];
  /** The first `fixed` order keys are the same in every row: an index prefix, no part of a cursor. */
  readonly fixed?: number;
  /** Compare the first free order key alone too, so that an index on the order is sought, not scanned. */
  readonly seek?: boolean;
  /** What the fragment takes. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** A further condition on the rows: the WHERE of a fragment that gives the same variable. */
export interface Condition {
  readonly fragment: string;
  /** A place to begin, where those who meet it may be few of all there are. */
  readonly beginning?: Beginning | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Fragments that take the parameters of their condition. */
export interface Beginning {
  /** Gives exactly those who meet the condition. */
  readonly from: string;
  /** About how many it looks at, which is told in no time. */
  readonly size: string;
}

/** Fields of one type or interface by name; a type has those of its interfaces too. */
export type FieldsOfType = Readonly<Record<string, Field>>;
/** What a feature contributes: fields by type. */
export type FieldMap = Readonly<Record<string, FieldsOfType>>;

type Decode = Value['decode'];

export const value = (cypher: string | readonly string[], decode?: Decode): Value => ({
  reads: 'value',
  cypher: typeof cypher === 'string' ? [cypher] : cypher,
  versioned: false,
  decode,
});

/** A property that never changes with a claim's versions, or belongs to a relation. */
export const property = (name: string, decode?: Decode): Value => value(`self.${name}`, decode);

/** Properties of an entity that a later record may have changed: read as they stood under the lens. */
export const attribute = (names: string | readonly string[], decode?: Decode): Value => ({
  ...value(
    [names].flat().map((name) => `self.${name}`),
    decode,
  ),
  versioned: true,
});

export const part = (when?: Part['when']): Part => ({ reads: 'part', when });
export const at = (role: string): At => ({ reads: 'at', role });
export const one = (fragment: string): Joined => ({ reads: 'one', fragment, limit: 1 });
export const list = (fragment: string, limit = 100): Joined => ({ reads: 'list', fragment, limit });

export const column = (
  fragment: string,
  cypher: string,
  besides: readonly string[],
  decode: Column['decode'],
): Column => ({ reads: 'column', fragment, cypher, besides, decode });

export const connection = (
  listing: string | Connection['listing'],
  options: Partial<Pick<Connection, 'shape' | 'edge' | 'beside'>> = {},
): Connection => ({
  reads: 'connection',
  listing: typeof listing === 'string' ? () => ({ fragment: listing }) : listing,
  shape: options.shape,
  edge: options.edge ?? {},
  beside: options.beside ?? {},
});
