// Pictures of the screens, from real data, for the README: `npm run screenshots`. Starts a service of its own with the
// seed and the demonstration, and takes every screen in both languages at three widths into docs/pictures/.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const FOLDER = 'docs/pictures';
const PORT = '4179';
const URL_ = `http://127.0.0.1:${PORT}`;
const WIDTHS = [1280, 768, 390];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

const link = (path, parameters = []) => `${path}?${new URLSearchParams(parameters)}`;
const [SCHOOL, XIE, ZHENG] = [
  'school:4114012888',
  'person:谢刚@school:4114012888',
  'person:郑丽梅@org:机械工业教育发展中心',
];
const SCREENS = {
  home: link('/'),
  explore: link('/explore', [
    ['of', SCHOOL],
    ['expanded', `40::${SCHOOL}`],
    ['expanded', '40::event:2025-09-21:创新校企合作赋能高端装备2025工作会议@140423'],
    ['selected', XIE],
  ]),
  entity: link(`/entity/${encodeURIComponent(XIE)}`),
  matching: link('/matching', [
    ['made', '1'],
    ['offer', 'offer:demand/2024/产线视觉调试员招聘@org:鹭汀明屏智能数据有限公司'],
  ]),
  chains: link('/chains', [
    ['from', XIE],
    ['to', ZHENG],
  ]),
};

const home = await mkdtemp(join(tmpdir(), 'silian-pictures-'));
const env = { ...process.env, SILIAN_HOME: home, PORT, LOG_LEVEL: 'silent' };
const service = spawn(process.execPath, ['dist/cli.js', 'serve'], { env, stdio: 'inherit' });
try {
  await ready();
  const [code] = await once(spawn(process.execPath, ['dist/cli.js', 'demo'], { env, stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new Error('the demonstration could not be loaded');
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  for (const width of WIDTHS) for (const language of ['zh', 'en']) await takeAll(browser, width, language);
  await browser.close();
} finally {
  service.kill('SIGTERM');
  await once(service, 'exit');
  await rm(home, { recursive: true, force: true });
}

async function ready() {
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${URL_}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (service.exitCode !== null) throw new Error('the service has ended');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the service was not ready in two minutes');
}

async function takeAll(browser, width, language) {
  const context = await browser.newContext({
    baseURL: URL_,
    viewport: { width, height: width < 500 ? 844 : 800 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  for (const [name, where] of Object.entries(SCREENS)) {
    await page.goto(`${where}${where.endsWith('?') ? '' : '&'}lang=${language}`);
    await page.waitForSelector('html[data-ready="true"]');
    if (name === 'explore') await page.waitForSelector('.canvas[data-still="true"]');
    await page.waitForTimeout(300);
    const file = join(FOLDER, `${name}-${language}-${width}.png`);
    await page.screenshot({ path: file });
    console.log(file);
  }
  await context.close();
}
