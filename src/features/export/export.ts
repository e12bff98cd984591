import { currentRevision } from '../../database/by-revision.ts';
import type { Database } from '../../database/database.ts';
import { Claims } from './claims.ts';
import { FORMATS } from './formats.ts';
import { type Manifest, manifestOf } from './manifest.ts';
import type { FormatName } from './names.ts';
import type { Request } from './request.ts';
import { Scope } from './scope.ts';

/** What the operator says of all exports. */
export interface Publication {
  /** What IRIs of entities begin with. */
  readonly base: string;
  readonly licence: string;
}

interface Asked {
  readonly format: FormatName;
  readonly request: Request;
  readonly publication: Publication;
  readonly now: Date;
  /** Whether the identifiers of people are told; without, they are left out. */
  readonly personIdentifiers: boolean;
}

const TITLE = 'Silian 四链';

/**
 * One export: read it to its end, then ask for its manifest. It shows what was known when it was made, whatever is
 * written while it is read; a write that had begun before and ends meanwhile may be in it in part, and the manifest says
 * that there was one.
 */
export class Export {
  readonly format: FormatName;
  readonly claims: Claims;
  readonly #database: Database;
  readonly #request: Request;
  readonly #publication: Publication;
  readonly #scope: Scope;
  readonly #now: Date;
  #revision: string | undefined;

  constructor(database: Database, { format, request, publication, now, personIdentifiers }: Asked) {
    this.format = format;
    this.#database = database;
    this.#request = request;
    this.#publication = publication;
    this.#scope = new Scope(request.filter, request.asOf, now, personIdentifiers);
    this.#now = now;
    this.claims = new Claims(database, this.#scope);
  }

  async *chunks(): AsyncGenerator<string | Uint8Array> {
    this.#revision = await currentRevision(this.#database);
    const { base, licence } = this.#publication;
    const knownAt = this.#scope.lens.knownAt ?? this.#now.toISOString();
    const whole = { title: TITLE, rights: licence, knownAt, base, bom: this.#request.bom };
    yield* FORMATS[this.format].write(this.claims, whole, () => this.manifest());
  }

  /** What was exported so far, and whether anything was written meanwhile. */
  async manifest(): Promise<Manifest> {
    const writtenMeanwhile = this.#revision !== (await currentRevision(this.#database));
    return manifestOf({
      format: this.format,
      exportedAt: this.#now,
      lens: this.#scope.lens,
      filter: this.#request.filter,
      licence: this.#publication.licence,
      counts: this.claims.counts,
      writtenMeanwhile,
    });
  }
}
