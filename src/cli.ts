#!/usr/bin/env -S node --max-semi-space-size=16 --max-old-space-size=512
// the flags keep the process small: without them V8 lets garbage grow to many times what is alive
import { run } from './cli/program.ts';

process.exit(await run(process.argv.slice(2)));
