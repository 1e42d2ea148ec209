import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newContext, openTestSite } from '../test/browser/support.ts';
import { ensureChromium } from '../test/support/chromium.ts';

/** Takes the pictures of the documents anew: `node tools/pictures.ts`, after a change of how the site looks. */
const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const PICTURES = { 'overview.png': '/en/KAZ?asof=2021-06-12' } as const;

const chromium = ensureChromium();
if ('problem' in chromium) throw new Error(chromium.problem);
process.env['TEST_CHROMIUM'] = chromium.path;
await mkdir(FOLDER, { recursive: true });
const site = await openTestSite();
try {
  const context = await newContext(site.browser, {
    viewport: { width: 1280, height: 1000 },
    colorScheme: 'light',
  });
  const page = await context.newPage();
  for (const [name, address] of Object.entries(PICTURES)) {
    await page.goto(site.url + address, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(FOLDER, name) });
    console.log(`took docs/pictures/${name}`);
  }
} finally {
  await site.close();
}
