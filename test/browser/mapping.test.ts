import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { newContext, openTestSite, violations } from './support.ts';
import type { TestSite } from './support.ts';

let site: TestSite;
before(async () => {
  site = await openTestSite();
});
after(() => site.close());

/** A register in no known form, for each run one with headings and words of its own (what one mapping says, the next one knows): a title, headings in two languages, a formula, a State and a word nobody knows. */
const rowsOf = (prefix: string): string =>
  [
    'Register of the working group,,,,',
    `Code ${prefix},Wording,Asked by,Reply,Дата`,
    `${prefix}-1,Give every prisoner a lawyer,Chile; Norway,Agreed ${prefix},12.06.2021`,
    `${prefix}-2,=cmd|' /C calc'!A0,Atlantis,Agreed ${prefix},31.02.2022`,
    `,A wording without its code,Chile,Agreed ${prefix},2021`,
    `${prefix}-3,Publish the report,Uruguay,Put off ${prefix},2021`,
  ].join('\n');

const file = (prefix: string, name = `register-${prefix}.csv`) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rowsOf(prefix)),
});

async function handIn(page: Page, given: ReturnType<typeof file>): Promise<void> {
  await page.goto(`${site.url}/en/KAZ/read`);
  await page.setInputFiles('input[type=file]', given);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  for (let attempt = 0; attempt < 80; attempt += 1) {
    if ((await page.locator('#review, main .note-warning, .error-summary').count()) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
    await page.reload();
  }
  throw new Error(`nothing was read: ${await page.locator('main').innerText()}`);
}

const fitsScreen = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

const column = (page: Page, heading: string) => page.getByLabel(heading, { exact: true });

for (const { javaScriptEnabled, width, prefix } of [
  { javaScriptEnabled: true, width: 1280, prefix: 'A' },
  { javaScriptEnabled: false, width: 320, prefix: 'B' },
]) {
  test(`a table gets its meaning, is read and reviewed, and the next one is known, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const context = await newContext(site.browser, { javaScriptEnabled, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const name = `Register ${prefix}`;
    await handIn(page, file(prefix));

    await page.getByRole('link', { name: 'Say what its columns mean' }).click();
    assert.match(await page.locator('#preview').innerText(), /Register of the working group[\s\S]*=cmd\|/);
    if (javaScriptEnabled) assert.deepEqual(await violations(page), []);
    assert.ok(await fitsScreen(page));
    assert.match(
      await page.getByLabel('Row with the headings').locator('option:checked').innerText(),
      /^\s*2: Code/,
    );
    await page.getByLabel('Each row is about one').selectOption('recommendation');
    await page.getByRole('button', { name: 'Go on to the columns' }).click();

    await column(page, 'Wording').selectOption('recommendation.text');
    await column(page, 'Asked by').selectOption('recommendation.recommendingStates');
    await column(page, 'Reply').selectOption('position.position');
    await column(page, 'Дата').selectOption('position.date');
    await page.getByLabel('Column that names a row').selectOption(`Code ${prefix}`);
    await page.getByLabel('Name of the mapping').fill(name);
    // Nothing is read before it is told which review these belong to.
    await page.getByRole('button', { name: 'Save and read the table' }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Say it once for the whole table: review/);
    await page.getByLabel(/: review$/).selectOption({ index: 1 });
    await page.getByLabel(/: type$/).selectOption('recommendation');
    await page.getByRole('button', { name: 'Check again' }).click();

    const outcome = page.locator('#outcome');
    assert.match(await outcome.innerText(), /4 rows in the table[\s\S]*1 row cannot be read/);
    const problems = await page.locator('#problems').innerText();
    for (const words of [
      'the key of the row is missing',
      'no State goes by this name',
      'Atlantis',
      'is no date',
      '31.02.2022',
    ])
      assert.ok(problems.includes(words), words);
    if (javaScriptEnabled) assert.deepEqual(await violations(page), []);
    assert.ok(await fitsScreen(page));
    await page.getByLabel(`“Agreed ${prefix}”`).selectOption('accepted');
    await page.getByLabel(`“Put off ${prefix}”`).selectOption('pending');
    await page.getByRole('button', { name: 'Save and read the table' }).click();
    await settled(page);

    assert.match(await page.locator('h1').innerText(), /^3 items found in Register/);
    assert.match(
      await page.locator('#review').innerText(),
      new RegExp(`Read as a table by the mapping “${name}”`),
    );
    assert.match(await page.locator('main').innerText(), /Row 5: column Code [AB]: the key is missing/);
    await page.getByRole('link', { name: /^All, as in/ }).click();
    assert.match(await page.locator('.viewer-findings').innerText(), /=cmd\|' \/C calc'!A0/);

    // The same headings again: read at once, and everything in it is there already or new.
    await handIn(page, file(prefix, `register-${prefix}-2.csv`));
    assert.match(await page.locator('#review').innerText(), new RegExp(`by the mapping “${name}”`));
    await context.close();
  });
}

test('a mapping is taken along as a file, changed and deleted', async () => {
  const context = await newContext(site.browser, { viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const url = new URL('../../data/mappings/upr-matrix.json', import.meta.url);
  const { mappings } = JSON.parse(await readFile(url, 'utf8')) as { mappings: object[] };
  const list = `${site.url}/en/KAZ/read/mappings`;
  await page.goto(list);
  assert.deepEqual(await violations(page), []);
  await page.setInputFiles('input[name=mapping]', {
    name: 'mapping.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...mappings[0], name: 'Our matrix' })),
  });
  await page.getByRole('button', { name: 'Take in', exact: true }).click();
  await page.getByRole('link', { name: 'Our matrix', exact: true }).click();
  assert.deepEqual(await violations(page), []);
  await page.getByLabel('Name of the mapping').fill('Our matrix of 2024');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const exported = await page.request.get(`${list}/our-matrix-of-2024/file`);
  assert.match(
    exported.headers()['content-disposition'] ?? '',
    /attachment; filename="our-matrix-of-2024\.mapping\.json"/,
  );
  assert.equal(((await exported.json()) as { name: string }).name, 'Our matrix of 2024');
  await page.getByRole('link', { name: 'Our matrix of 2024', exact: true }).click();
  await page.getByRole('button', { name: 'Delete this mapping' }).click();
  assert.equal(await page.getByRole('link', { name: 'Our matrix of 2024', exact: true }).count(), 0);

  await page.setInputFiles('input[name=mapping]', {
    name: 'mapping.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"name":"x"}'),
  });
  await page.getByRole('button', { name: 'Take in', exact: true }).click();
  assert.match(await page.locator('.error-summary').innerText(), /no mapping of columns/);
  await context.close();
});
