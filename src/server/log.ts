import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured lines on standard output; never bodies, variables, headers or addresses with secrets. */
export const openLog = (level: string, destination: DestinationStream = pino.destination(1)): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
