import { expect, it } from 'vitest';
import { expectNoFaults, inBrowser, openPage } from '../support/page.ts';

inBrowser('the explorer', () => {
  it('opens, asks nobody outside, keeps its policy and says no error', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/');
    expect(await page.title()).toBe('总览 · 四链');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('总览');
    expectNoFaults(faults);
  });

  it('is seen to break its policy when it does', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/');
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/outside.png';
      document.body.append(image);
    });
    await expect.poll(() => faults.policy).toEqual(['img-src http://127.0.0.1:9/outside.png']);
  });

  it('is shared by its link, which shows another the same', async () => {
    const { page, visit } = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
    await visit('/list?kind=PERSON&lang=en&asOf=2025-09-21');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.locator('.share-told', { hasText: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await openPage();
    await other.visit(link);
    expect(await other.page.locator('main').innerText()).toBe(await page.locator('main').innerText());
  });

  it('follows Back and Forward', async () => {
    const { page, visit } = await openPage();
    await visit('/');
    await page.evaluate(() => {
      window.history.pushState(null, '', '/list?kind=PERSON');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    await page.getByRole('heading', { level: 1, name: '名录' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
  });

  it('is in English by its link, and a switch away', async () => {
    const { page, visit } = await openPage();
    await visit('/?lang=en');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(new URL(page.url()).search).toBe('');
  });
});
