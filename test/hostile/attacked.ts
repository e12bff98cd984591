import { afterAll, beforeAll } from 'vitest';
import { type Compiled, compiledCli } from '../support/compiled.ts';
import { dataFolder, type Served, serve } from './service.ts';

/** What a test's caller may spend, where that is not what is tested. */
export const RICH = { SILIAN_LIMITS: 'bucket=1000000000,refill=1000000000' };

interface Attacked {
  readonly env?: Record<string, string>;
  /** Whether any test of the file runs. */
  readonly when?: boolean;
}

/** A service for a file of tests, there from before the first to after the last. */
export function attacked({ env = {}, when = true }: Attacked = {}): () => Served & { readonly home: string } {
  let cli: Compiled;
  let folder: Awaited<ReturnType<typeof dataFolder>>;
  let served: Served;
  beforeAll(async () => {
    if (!when) return;
    cli = await compiledCli();
    folder = await dataFolder();
    served = await serve(cli.script, folder.home, env);
  });
  afterAll(async () => {
    if (!when) return;
    await served.stop();
    await folder.remove();
    await cli.remove();
  });
  return () => ({ ...served, home: folder.home });
}
