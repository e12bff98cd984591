#!/usr/bin/env -S node --max-semi-space-size=16 --max-old-space-size=512
// the flags keep the process small: without them V8 lets garbage grow to many times what is alive
import { setFlagsFromString } from 'node:v8';
import { run } from './cli/program.ts';

// garbage that V8 takes for long-lived keeps all alive that it leads to, until a full collection (ADR 16)
setFlagsFromString('--no-allocation-site-pretenuring');

process.exit(await run(process.argv.slice(2)));
