import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newContext, openTestSite, violations } from './support.ts';
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

for (const javaScriptEnabled of [true, false]) {
  test(`a report is dropped, looked at, put right and confirmed ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const context = await newContext(site.browser, { javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site.url}/en/EST/read`);
    await page.setInputFiles('input[type=file]', {
      name: 'estonia.pdf',
      mimeType: 'application/pdf',
      buffer: await reportPdf(),
    });
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    for (
      let attempt = 0;
      attempt < 30 && (await page.getByRole('button', { name: /^Confirm/ }).count()) === 0;
      attempt += 1
    ) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (!javaScriptEnabled) await page.reload();
    }
    assert.match(await page.locator('h1').innerText(), /^4 recommendations found in A\/HRC\/48\/99/);
    if (javaScriptEnabled) assert.deepEqual(await violations(page), []);

    const first = page.locator('.viewer-findings > li').first();
    await first.getByText('Put right').click();
    await first.getByLabel('Text').fill('Ratify the Convention on migrant workers');
    await first.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: /^Confirm all/ }).click();
    assert.match(await page.locator('.note-success').innerText(), /4 recommendations are in the record/);

    const { services } = site;
    const dossier = await services.dossiers.get('EST');
    const texts = [...dossier.entries('recommendation').values()];
    assert.equal(texts.length, 4);
    assert.ok(texts.some((entry) => entry.fields['text'] === 'Ratify the Convention on migrant workers'));
    for (const entry of texts) assert.match(entry.citations[0]?.locator ?? '', /^para\. \d\.\d, p\. 1$/);
    assert.deepEqual(
      [...dossier.entries('position').values()].map((entry) => entry.fields['position']).sort(),
      ['noted', 'supported', 'supported', 'supported'],
    );
    await page.goto(`${site.url}/en/EST/recommendations`);
    assert.match(await page.locator('main').innerText(), /Ratify the Convention on migrant workers/);
    await context.close();
  });
}

test('a file that is no report says so and leaves nothing behind', async () => {
  const context = await newContext(site.browser);
  const page = await context.newPage();
  const sizeBefore = await site.services.store.db.selectFrom('ledger_head').select('size').executeTakeFirst();
  await page.goto(`${site.url}/en/EST/read`);
  await page.setInputFiles('input[type=file]', {
    name: 'letter.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('Dear Sir or Madam'),
  });
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await page.getByText('could not be read').first().waitFor();
  assert.match(await page.locator('main').innerText(), /is not a PDF/);
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
