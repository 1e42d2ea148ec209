import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pagesOf } from '../../../test/support/pages.ts';
import { newPlace } from '../../../test/support/stores.ts';
import type { Place } from '../../../test/support/stores.ts';
import { loadShippedData } from '../../main.ts';
import type { Services } from '../../main.ts';
import { COMPLETE_LANGUAGES } from '../../web/messages.ts';
import { readMarkup } from '../../web/testing.ts';
import { KINDS } from '../kinds.ts';

/** The pages around the ledger on the shipped record. */
let place: Place;
let services: Services;
before(async () => {
  place = await newPlace('server');
  services = await place.open();
  await loadShippedData(services);
});
after(async () => {
  await services.close();
  await place.remove();
});

const shown = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

test('a record of every kind has a page in every language, in the catalogue or in its State', async () => {
  const { page } = pagesOf(services);
  const holders = [await services.dossiers.get(null), await services.dossiers.get('KAZ')];
  for (const kind of KINDS) {
    const [id] = holders.flatMap((holder) => [...holder.entries(kind.name).keys()]);
    if (id === undefined) continue;
    for (const language of [...COMPLETE_LANGUAGES, 'ar'])
      for (const holder of kind.scope === 'catalogue' ? ['catalogue', 'KAZ'] : ['KAZ']) {
        const path: string = `/${language}/${holder}/records/${kind.name}/${id}`;
        const markup: string = await page(path);
        assert.deepEqual(readMarkup(markup).problems, [], path);
        assert.doesNotMatch(shown(markup), /\[object|undefined|NaN/, path);
        // Names of fields are said in words.
        assert.doesNotMatch(markup, /<h2[^>]*>[a-z]+[A-Z]\w*<\/h2>/, path);
      }
  }
});

test('every kind of the catalogue is listed, and each record of a list is called something', async () => {
  const { page } = pagesOf(services);
  for (const kind of KINDS.filter((one) => one.scope === 'catalogue')) {
    const markup = await page(`/kk/catalogue/records/${kind.name}`);
    assert.deepEqual(readMarkup(markup).problems, [], kind.name);
    const csv = await page(`/ru/catalogue/records/${kind.name}.csv`);
    const rows = csv.trimEnd().split('\r\n').slice(1);
    const holder = await services.dossiers.get(null);
    assert.equal(rows.length, holder.entries(kind.name).size, kind.name);
    assert.deepEqual(
      rows.filter((row) => /^[^,]*,(""|\s*)?,/.test(row)),
      [],
      kind.name,
    );
  }
});

test('for every choice between sources it is said who made it and when', async () => {
  const { page, json } = pagesOf(services);
  const list = (await json('/en/KAZ/contradictions.json')) as readonly {
    readonly choice: unknown;
    readonly chosenBy: { readonly actor: string } | null;
  }[];
  const chosen = list.filter((one) => one.choice !== null);
  assert.ok(chosen.length > 20, `only ${chosen.length} choices were found`);
  assert.ok(chosen.every((one) => one.chosenBy?.actor === 'system:shipped-data'));
  const said = shown(await page('/ru/KAZ/contradictions')).match(/Выбор сделан: Поставляется с Servanda/g);
  assert.equal(said?.length, chosen.length);
});

test('the change set that loaded it: page by page, by kind, and whole in its twin', async () => {
  const { page, json } = pagesOf(services);
  for (const language of COMPLETE_LANGUAGES)
    for (const path of [
      'changes/1',
      'KAZ/changes/1?kind=answer',
      'changes/1?state=catalogue&kind=state&page=8',
    ])
      assert.deepEqual(readMarkup(await page(`/${language}/${path}`)).problems, [], path);
  const whole = (await json('/en/changes/1.json')) as {
    readonly total: number;
    readonly changes: readonly { readonly differences: readonly unknown[] }[];
  };
  assert.equal(whole.changes.length, whole.total);
  assert.ok(whole.changes.every((change) => change.differences.length > 0));
});
