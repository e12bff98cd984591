/** What one caller may take; times in milliseconds, sizes in bytes. */
export const limits = {
  body: 1_000_000,
  /** From the first byte of a request to the end of its headers, and to its own end. */
  headersTime: 8_000,
  requestTime: 12_000,
  /** How long a connection may stay open without a request. */
  idleTime: 5_000,
  /** How long the database may take to show that it is there. */
  readyTime: 1_000,
  /** How long requests may run on after the service was told to stop. */
  drainTime: 10_000,
  /** Exports at one time: each keeps a core busy. */
  exports: 2,
};
