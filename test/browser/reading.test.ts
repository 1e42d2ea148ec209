import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newContext, openTestSite, violations } from './support.ts';
import type { Locator, Page } from 'playwright-core';
import type { TestSite } from './support.ts';

let site: TestSite;
before(async () => {
  site = await openTestSite();
});
after(() => site.close());

/** A report in the form of a Working Group's, in words of our own; the browser prints it as the PDF that is read. */
const REPORT = `<html lang="en"><body style="font: 12pt serif">
<p>A/HRC/48/99</p><p>Human Rights Council</p><h1>Report of the Working Group on the Universal Periodic Review</h1><h2>Estonia</h2>
<h3>Introduction</h3>
<p>1. The Working Group on the Universal Periodic Review held its thirty-eighth session from 3 to 14 May 2021. The review of Estonia was held at the 3rd meeting, on 4 May 2021. The delegation of Estonia was headed by the Minister for Foreign Affairs. At its 10th meeting, held on 7 May 2021, the Working Group adopted the report on Estonia.</p>
<p>2. The Human Rights Council selected the following group of rapporteurs (troika) to facilitate the review of Estonia: Chile, Japan and Togo.</p>
<h3>I. Summary of the proceedings of the review process</h3><p>3. The delegation presented its report.</p>
<h3>II. Conclusions and/or recommendations</h3>
<p>4. The recommendations formulated during the interactive dialogue and listed below enjoy the support of Estonia:</p>
<p>4.1 Ratify the convention on the rights of migrant workers (Chile);</p>
<p>4.2 Train police officers to recognise violence at home (Norway, Japan);</p>
<p>4.3 Give the ombudsman enough staff to visit every prison (Uruguay).</p>
<p>5. The recommendations below did not enjoy the support of Estonia and are thus noted:</p>
<p>5.1 Abolish the language requirement for all public posts (Russian Federation).</p>
<p>6. All conclusions and/or recommendations contained in the present report reflect the position of the submitting State(s) and/or the State under review. They should not be construed as endorsed by the Working Group as a whole.</p>
</body></html>`;

async function reportPdf(): Promise<Buffer> {
  const context = await newContext(site.browser);
  const page = await context.newPage();
  await page.setContent(REPORT);
  const pdf = await page.pdf({ format: 'A4' });
  await context.close();
  return pdf;
}

const REPORT_FILE = async (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: await reportPdf(),
});

/** Hands files in for a State and waits until what was found, or what came of each file, is shown. */
async function handIn(
  page: Page,
  stateId: string,
  files: Parameters<Page['setInputFiles']>[1],
): Promise<void> {
  await page.goto(`${site.url}/en/${stateId}/read`);
  await page.setInputFiles('input[type=file]', files);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const isDone = await page.locator('#review, .progress-list:not([data-status]), .note-warning').count();
    if (isDone > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
    await page.reload();
  }
  throw new Error(`nothing was read: ${await page.locator('main').innerText()}`);
}

const texts = async (stateId: string): Promise<string[]> =>
  [...(await site.services.dossiers.get(stateId)).entries('recommendation').values()].map((entry) =>
    String(entry.fields['text']),
  );

/** Each with a State of its own, so that the two runs do not meet. */
const RUNS = [
  { javaScriptEnabled: true, stateId: 'EST', width: 1280 },
  { javaScriptEnabled: false, stateId: 'EST', width: 320 },
] as const;

for (const { javaScriptEnabled, stateId, width } of RUNS) {
  test(`a report is dropped, put right, cut, joined, confirmed and taken back ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const context = await newContext(site.browser, { javaScriptEnabled, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const held = await texts(stateId);
    await handIn(page, stateId, await REPORT_FILE('estonia.pdf'));
    assert.match(await page.locator('h1').innerText(), /^\d+ items found in A\/HRC\/48\/99/);
    if (javaScriptEnabled) assert.deepEqual(await violations(page), []);
    assert.equal(
      await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
      true,
    );
    await page.getByRole('link', { name: /^All, as in/ }).click();
    const item = (name: string): Locator =>
      page.locator('.viewer-findings > li').filter({ hasText: name }).first();

    // Each shows the other: the item its lines, the lines their item.
    await item('5.1').getByRole('link', { name: 'passage' }).click();
    await page.locator('.viewer-page mark.current').filter({ hasText: '5.1 Abolish' }).waitFor();
    await page.locator('.viewer-page mark a').filter({ hasText: '4.2 Train' }).click();
    await page.waitForFunction(
      `location.hash.startsWith('#finding-') || document.activeElement?.id.startsWith('finding-')`,
    );

    await item('4.1').getByRole('link', { name: 'Put right' }).click();
    if (javaScriptEnabled) assert.deepEqual(await violations(page), []);
    await page.getByLabel('Text', { exact: true }).fill('Ratify the Convention on migrant workers');
    await page.getByLabel('Recommending States: Add').fill('Norway; Atlantis');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    assert.match(await page.locator('.error-summary').innerText(), /Atlantis/);
    await page.getByLabel('Recommending States: Add').fill('Norway');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await item('4.1').locator('.card-mark').getByText('put right').waitFor();
    assert.match(await item('4.1').innerText(), /Chile[\s\S]*Norway/);

    await item('4.2').getByRole('link', { name: 'Put right' }).click();
    await page.getByRole('link', { name: 'Cut it into several' }).click();
    await page.getByLabel('Text', { exact: true }).fill('Train police officers\n\nTrain prosecutors');
    await page.getByRole('button', { name: 'Cut', exact: true }).click();
    await item('Train prosecutors').waitFor();
    for (const name of ['Train police', 'Train prosecutors']) await item(name).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Join those chosen' }).click();
    await item('Train police officers Train prosecutors').waitFor();

    await item('5.1')
      .getByRole('button', { name: /^Leave out/ })
      .click();
    await page.getByRole('link', { name: /^Left out/ }).click();
    await item('5.1')
      .getByRole('button', { name: /^Take it back/ })
      .click();
    await page.getByRole('link', { name: /^All, as in/ }).click();
    await item('4.3')
      .getByRole('button', { name: /^Confirm/ })
      .click();
    await page.locator('.note-success').waitFor();
    await page.getByRole('button', { name: /^Confirm all/ }).click();
    await page.getByText('Nothing is left to decide').waitFor();
    const now = await texts(stateId);
    assert.ok(now.includes('Ratify the Convention on migrant workers'));
    assert.ok(now.includes('Train police officers Train prosecutors'));

    await page.getByRole('link', { name: 'What this import brought' }).click();
    if (javaScriptEnabled) assert.deepEqual(await violations(page), []);
    assert.match(await page.locator('main').innerText(), /estonia\.pdf[\s\S]*SHA-256 [0-9a-f]{64}/);
    await page.getByRole('button', { name: /^Take all/ }).click();
    await page.getByText('It was taken back').waitFor();
    assert.deepEqual(await texts(stateId), held);
    await context.close();
  });
}

test('single keys decide while an item has the focus, and the work goes on with the next one', async () => {
  const context = await newContext(site.browser);
  const page = await context.newPage();
  await handIn(page, 'EST', await REPORT_FILE('keys.pdf'));
  await page.getByRole('link', { name: /^All, as in/ }).click();
  await page.waitForURL(/show=all/);
  const focused = (): Promise<string> => page.evaluate<string>(`document.activeElement?.id ?? ''`);
  await page.locator('.viewer-findings > li').first().focus();
  const first = await focused();
  await page.keyboard.press('j');
  const second = await focused();
  assert.notEqual(second, first);
  await page.keyboard.press('k');
  assert.equal(await focused(), first);
  await page.keyboard.press('x');
  assert.equal(await page.locator(`[id="${first}"] input[type=checkbox]`).isChecked(), true);
  await page.keyboard.press('d');
  await page.waitForFunction(
    `document.activeElement.id.startsWith('finding-') && document.activeElement.id !== '${first}'`,
  );
  await page.locator(`[id="${first}"] .card-mark`).getByText('left out').waitFor();
  await context.close();
});

test('several files are read one beside the other; one that cannot be read says why and leaves nothing behind', async () => {
  const context = await newContext(site.browser);
  const page = await context.newPage();
  const sizeBefore = await site.services.store.db.selectFrom('ledger_head').select('size').executeTakeFirst();
  await handIn(page, 'EST', [
    await REPORT_FILE('one.pdf'),
    { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Sir or Madam\n\nThank you.') },
  ]);
  const rows = page.locator('.progress-list li');
  assert.equal(await rows.count(), 2);
  assert.match(await rows.nth(0).innerText(), /one\.pdf[\s\S]*A\/HRC\/48\/99/);
  assert.match(await rows.nth(1).innerText(), /No reader knows this file[\s\S]*choose the reader yourself/);
  assert.deepEqual(await violations(page), []);
  await rows.nth(1).getByRole('link').click();
  await page.getByLabel('Read as').selectOption('upr-report');
  await page.getByRole('button', { name: 'Read it again' }).click();
  await page.getByText('could not be read').first().waitFor();
  assert.deepEqual(
    await site.services.store.db.selectFrom('ledger_head').select('size').executeTakeFirst(),
    sizeBefore,
  );
  await context.close();
});

test('a form without a file is given back with its error', async () => {
  const context = await newContext(site.browser, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/en/EST/read`);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  assert.match(await page.locator('.error-summary').innerText(), /Choose a file/);
  await context.close();
});

test('a change from another site is refused', async () => {
  const response = await fetch(`${site.url}/en/EST/read`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    body: new FormData(),
  });
  assert.equal(response.status, 403);
});
