import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newContext, openTestSite, violations, WIDTHS } from './support.ts';
import type { TestSite } from './support.ts';

/** Every page of the site: one address of each kind. A new page is added here, or the crawl below finds it missing. */
const PAGES = [
  '',
  '/about',
  '/catalogue',
  '/catalogue/records/instrument',
  '/catalogue/records/instrument/iccpr',
  '/changes',
  '/changes/1',
  '/compare',
  '/compare/years',
  '/compare/who',
  '/compare/repeats',
  '/compare/map',
  '/KAZ',
  '/KAZ/treaties',
  '/KAZ/treaties/iccpr-op2',
  '/KAZ/reviews',
  '/KAZ/reviews/kaz.upr-2',
  '/KAZ/reviews/kaz.ccpr-2',
  '/KAZ/recommendations',
  '/KAZ/plans',
  '/KAZ/reforms',
  '/KAZ/duties',
  '/KAZ/sources',
  '/KAZ/sources/acquis-2021',
  '/KAZ/contradictions',
  '/KAZ/changes',
  '/KAZ/changes/1',
  '/KAZ/reports',
  '/KAZ/read',
  '/KAZ/bodies',
  '/KAZ/measures/kaz.pap.9.7',
  '/KAZ/records/treaty_action/kaz.iccpr.signature',
  '/KAZ/records/instrument/iccpr',
  '/AFG',
] as const;
const DAY = 'asof=2021-06-12';

let site: TestSite;
before(async () => {
  site = await openTestSite();
});
after(() => site.close());

async function look(path: string, options: { width: keyof typeof WIDTHS; dark?: boolean }): Promise<void> {
  const context = await newContext(site.browser, {
    viewport: WIDTHS[options.width],
    colorScheme: options.dark ? 'dark' : 'light',
  });
  const problems: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    const response = await page.goto(site.url + path);
    assert.equal(response?.status(), 200, path);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.ok(
      Number(overflow) <= 0,
      `${path} is ${String(overflow)} px wider than the screen of ${WIDTHS[options.width].width} px`,
    );
    assert.deepEqual(await violations(page), [], path);
    assert.deepEqual(problems, [], path);
  } finally {
    await context.close();
  }
}

for (const path of PAGES) {
  test(`page ${path || '/'}: no accessibility violation, nothing wider than the screen, no error`, async () => {
    await look(`/en${path}?${DAY}`, { width: 'wide' });
    await look(`/en${path}?${DAY}`, { width: 'narrow' });
  });
}

for (const language of ['ru', 'kk', 'ar']) {
  test(`in ${language}: right on a phone and in the dark`, async () => {
    for (const path of ['/KAZ', '/KAZ/treaties', '/KAZ/recommendations', '/KAZ/measures/kaz.pap.9.7']) {
      await look(`/${language}${path}?${DAY}`, { width: 'narrow' });
      await look(`/${language}${path}`, { width: 'wide', dark: true });
    }
  });
}

test('every link of every page leads to a page', async () => {
  const context = await newContext(site.browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  const seen = new Set<string>();
  for (const path of PAGES) {
    await page.goto(`${site.url}/en${path}?${DAY}`);
    for (const href of await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href))) {
      const url = new URL(href);
      if (url.origin === site.url) seen.add(url.pathname + url.search);
    }
  }
  await context.close();
  assert.ok(seen.size > 200, `only ${seen.size} links were found`);
  const broken: string[] = [];
  for (const address of seen) {
    const response = await fetch(site.url + address);
    await response.arrayBuffer();
    if (response.status !== 200) broken.push(`${response.status} ${address}`);
  }
  assert.deepEqual(broken, []);
});

test('every page has its JSON twin, with the day it shows', async () => {
  for (const path of PAGES.filter((one) => one !== '/about' && one !== '')) {
    const response = await fetch(`${site.url}/en${path}.json?${DAY}`);
    assert.equal(response.status, 200, path);
    const body = (await response.json()) as { asOf: string; data: unknown };
    assert.equal(body.asOf, '2021-06-12', path);
    assert.notEqual(body.data, undefined, path);
  }
});

test('every list has its CSV', async () => {
  for (const path of [
    '/KAZ/treaties',
    '/KAZ/reviews',
    '/KAZ/recommendations',
    '/KAZ/plans',
    '/KAZ/reforms',
    '/KAZ/duties',
    '/KAZ/sources',
    '/KAZ/contradictions',
    '/KAZ/changes',
    '/KAZ/changes/1',
    '/KAZ/bodies',
    '/catalogue',
    '/catalogue/records/instrument',
    '/changes',
    '/compare/years',
    '/compare/who',
    '/compare/map',
  ]) {
    const response = await fetch(`${site.url}/en${path}.csv?${DAY}`);
    assert.equal(response.status, 200, path);
    assert.match(response.headers.get('content-type') ?? '', /^text\/csv/, path);
    assert.ok((await response.text()).split('\r\n').length > 2, path);
  }
});

test('what cannot be understood gets a clear answer with the right status', async () => {
  const cases: readonly [string, number][] = [
    ['/en/KAZ/treaties?asof=2021-02-30', 400],
    ['/en/KAZ?known=yesterday', 400],
    ['/xx/KAZ', 404],
    ['/en/XXX', 404],
    ['/en/KAZ/treaties/no-such', 404],
    ['/en/KAZ/recommendations/no-such', 404],
    ['/en/KAZ/read/no-such', 404],
  ];
  for (const [address, status] of cases) {
    const response = await fetch(site.url + address);
    assert.equal(response.status, status, address);
    assert.match(await response.text(), /<h1>/, address);
    const problem = await fetch(site.url + address, { headers: { accept: 'application/json' } });
    assert.equal(problem.status, status, address);
    assert.match(problem.headers.get('content-type') ?? '', /^application\/problem\+json/, address);
  }
});
