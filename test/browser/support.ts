import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { loadShippedData } from '../../src/main.ts';
import type { Services } from '../../src/main.ts';
import { listen, siteOf } from '../../src/site.ts';
import { newPlace } from '../support/stores.ts';

export interface TestSite {
  readonly url: string;
  readonly services: Services;
  readonly browser: Browser;
  close(): Promise<void>;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** The site with its shipped record on the embedded store, and a browser; closed together. */
export async function openTestSite(): Promise<TestSite> {
  const executablePath = process.env['TEST_CHROMIUM'];
  if (!executablePath) throw new Error('TEST_CHROMIUM is not set: run the tests with "npm test"');
  const place = await newPlace('embedded');
  const services = await place.open();
  await loadShippedData(services);
  const running = await listen(siteOf(services), { port: 0, host: '127.0.0.1' });
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, ...(isRoot ? ['--no-sandbox'] : [])],
  });
  return {
    url: running.url,
    services,
    browser,
    close: async () => {
      await browser.close();
      await running.close();
      await services.close();
      await place.remove();
    },
  };
}

export interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/** What axe finds against WCAG 2.0–2.2, levels A and AA. The context must have been made with `bypassCSP`. */
export async function violations(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          root: unknown,
          options: unknown,
        ) => Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await axe.run((globalThis as unknown as { document: unknown }).document, {
      runOnly: { type: 'tag', values: tags },
    });
    return result.violations.map((one) => ({
      id: one.id,
      help: one.help,
      nodes: one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
    }));
  });
}

export const WIDTHS = { narrow: { width: 320, height: 800 }, wide: { width: 1280, height: 900 } } as const;

export const newContext = (
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> => browser.newContext({ bypassCSP: true, ...options });
