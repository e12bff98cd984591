import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Lines are written together, so many characters at once and no later than this: one by one they take a tenth of a busy service. */
const TOGETHER = { minLength: 4_096, periodicFlush: 100 };

const standardOutput = (): DestinationStream => pino.destination({ dest: 1, sync: false, ...TOGETHER });

/** Structured lines on standard output; never bodies, variables, headers or addresses with secrets. */
export const openLog = (level: string, destination: DestinationStream = standardOutput()): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
