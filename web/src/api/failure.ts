/** Why a question has no answer; `code` is the service's own, or `NETWORK` where it was not reached. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Any error as a failure; of what is no failure of the service, only its text is known. */
export const failureOf = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('UNKNOWN', error instanceof Error ? error.message : String(error));
