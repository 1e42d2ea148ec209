import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagesOf } from '../../../test/support/pages.ts';
import { GROUND_RECORDS, ground, mechanismDraft, sourceDraft } from '../../../test/support/records.ts';
import { STORES, withStore } from '../../../test/support/stores.ts';
import type { Services } from '../../main.ts';
import { annotation, uprAnnotation } from '../../readers/uhri/uhri.testdata.ts';
import { SITE_LANGUAGES } from '../../web/messages.ts';
import { readMarkup } from '../../web/testing.ts';

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

const EXPORT = JSON.stringify([
  annotation({ Countries: ['KAZ'], Themes: ['Right to life', HOSTILE] }),
  uprAnnotation({ Countries: ['KAZ'] }),
  annotation({ AnnotationId: 'x', Countries: ['UZB'], Symbol: 'CCPR/C/UZB/CO/9' }),
  annotation({ AnnotationId: 'y', Countries: ['KAZ'], Text: '' }),
]);

const PLEDGES =
  'To,Text,From,Response,Action,Issue,Session\nKAZ,It will dig a well,KAZ,Voluntary Pledge,5,Right to water,20\n';

interface Shown {
  readonly phase: string;
  readonly stateIds: readonly string[] | null;
  readonly report: Readonly<Record<'entries' | 'created' | 'updated' | 'unchanged' | 'refused', number>> & {
    readonly importId: string;
    readonly changeSets: readonly number[];
  };
}

async function withExport(
  services: Services,
  file: File,
  work: (address: string, pages: ReturnType<typeof pagesOf>) => Promise<void>,
): Promise<void> {
  await services.ledger.write(ground(), [
    ...GROUND_RECORDS,
    mechanismDraft('upr'),
    ...['uhri', 'upr-info'].map((id) => sourceDraft(id)),
  ]);
  const pages = pagesOf(services);
  const { status, headers } = await pages.post('/en/KAZ/read', [['files', file]]);
  assert.equal(status, 303);
  const address = headers.get('location') ?? '';
  await finished(pages, address);
  await work(address, pages);
}

/** Waits until the file is no longer being read. */
async function finished({ json }: ReturnType<typeof pagesOf>, address: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const found = (await json(`${address}.json`).catch(() => ({ next: address }))) as { next: string | null };
    if (found.next !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the export was not looked at');
}

for (const kind of STORES) {
  test(`${kind}: an export is looked at, written when told to, taken back, and written again`, () =>
    withStore(kind, (services) =>
      withExport(services, new File([EXPORT], 'index.json'), async (address, pages) => {
        const shown = async (): Promise<Shown> => (await pages.json(`${address}/export.json`)) as Shown;
        const held = async (): Promise<number> =>
          (
            await services.store.db
              .selectFrom('change')
              .select('sequence')
              .where('kind', '=', 'recommendation')
              .execute()
          ).length;
        assert.equal((await pages.get(address)).headers.get('location'), `${address}/export`);
        const before = await shown();
        assert.deepEqual(
          [before.phase, before.stateIds, before.report.entries, before.report.refused, await held()],
          ['previewed', ['KAZ'], 2, 1, 0],
        );
        for (const language of SITE_LANGUAGES) {
          const text = await pages.page(`/${language}${address.slice(3)}/export`);
          readMarkup(text);
          assert.ok(!text.includes('<img src=x'), language);
        }

        const all = [
          ['action', 'look'],
          ['scope', 'all'],
        ] as const;
        assert.equal((await pages.post(`${address}/export`, all)).status, 303);
        await finished(pages, address);
        const wide = await shown();
        assert.deepEqual(
          [wide.phase, wide.stateIds, wide.report.entries, await held()],
          ['previewed', null, 3, 0],
        );

        const write = [
          ['action', 'write'],
          ['scope', 'state'],
        ] as const;
        // A button that was pressed twice.
        const pressed = await Promise.all([1, 2].map(() => pages.post(`${address}/export`, write)));
        assert.deepEqual(pressed.map(({ status }) => status).sort(), [303, 409]);
        await finished(pages, address);
        const written = await shown();
        assert.deepEqual([written.phase, written.report.entries, await held()], ['written', 2, 2]);
        assert.equal(written.report.created, before.report.created);
        const own = `/en/imports/${written.report.importId}`;
        assert.ok((await pages.page(`${address}/export`)).includes(own));

        assert.equal((await pages.post(own, [['action', 'undo']])).status, 303);
        assert.equal((await services.ledger.findAll('recommendation', ['kaz.uhri.x'])).size, 0);
        assert.ok((await pages.page(`${address}/export`)).includes('name="scope"'));
        await pages.post(`${address}/export`, write);
        await finished(pages, address);
        assert.equal((await shown()).report.created, before.report.created);
      }),
    ));
}

test('a table of UPR Info, a form that asks for something else, and a file that is no export', () =>
  withStore('embedded', (services) =>
    withExport(services, new File([PLEDGES], `${HOSTILE}.csv`), async (address, pages) => {
      const { report } = (await pages.json(`${address}/export.json`)) as Shown;
      assert.equal(report.entries, 1);
      assert.ok(!(await pages.page(`${address}/export`)).includes('<img src=x'));
      for (const fields of [
        [['action', 'write']],
        [
          ['action', 'burn'],
          ['scope', 'all'],
        ],
        [],
      ] as const)
        assert.equal((await pages.post(`${address}/export`, fields)).status, 400);
      const other = await pages.post('/en/KAZ/read', [['files', new File(['{"a": 1}'], 'a.json')]]);
      const path = other.headers.get('location') ?? '';
      await finished(pages, path);
      assert.match(await pages.page(path), /JSON, which is no document|no document/);
      assert.equal((await pages.get(`${path}/export`)).status, 404);
    }),
  ));
