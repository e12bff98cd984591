// What the tests in a browser need: Chromium, and letters for Chinese. Run by `npm test`; does nothing where both are there.
// CHROMIUM_PATH names another one. In CI it has to be there; elsewhere those tests are skipped without it.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const ADVICE = `apt-get install ${PACKAGES.join(' ')}, or set CHROMIUM_PATH`;

const { CHROMIUM_PATH, PATH = '', CI } = process.env;
const folders = PATH.split(delimiter);
const isThere = (name) => folders.some((folder) => existsSync(join(folder, name)));
const found = CHROMIUM_PATH ? existsSync(CHROMIUM_PATH) : isThere('chromium');

if (!found) process.exitCode = installed() || !CI ? 0 : 1;

function installed() {
  if (CHROMIUM_PATH || process.getuid?.() !== 0 || !isThere('apt-get')) return missing('');
  console.log(`Installing ${PACKAGES.join(' and ')} for the tests in a browser …`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-qq', '--no-install-recommends', ...PACKAGES], options);
    return true;
  } catch (error) {
    return missing(` (${error.message})`);
  }
}

function missing(why) {
  console.warn(`No Chromium${why}: tests in a browser ${CI ? 'cannot run' : 'are skipped'}. To have them: ${ADVICE}.`);
  return false;
}
