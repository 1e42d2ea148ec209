import { notFound } from '../../kernel/errors.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import type { RecordView } from '../record/index.ts';
import { pageLines, badAction, formOf, openReading, READING } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';
import { readItemForm } from './item-form.ts';
import type { ReadForm } from './item-form.ts';
import { itemPage, splitPage } from './item.views.ts';
import type { ItemPage } from './item.views.ts';
import { findItem, itemsOnPage, neighbours, nextInGroup } from './items.repository.ts';
import type { ReadItem } from './items.ts';
import { heldOf, leafAsked, problemsAmong, wordsOf } from './confirming.page.ts';
import type { ConfirmingPageServices, Done } from './confirming.page.ts';

/** One item on a page of its own: its fields, and the page where it is cut into several. */
export function itemRoutes(site: Site, services: ConfirmingPageServices): void {
  site.get(`${READING}/items/:item`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const shown = await itemPageOf(services, view, reading, request.req.param('item') ?? '');
    return respond(request, {
      html: () => itemPage(view, shown),
      json: () => ({ ...shown.form.item, problems: shown.problems }),
    });
  });

  site.post(`${READING}/items/:item`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const itemId = request.req.param('item') ?? '';
    const form = await formOf(request);
    const action = String(form.get('action') ?? '');
    const item = await findItem(services.db, reading.id, itemId);
    const next = await nextInGroup(services.db, reading.id, itemId);
    if (action === 'save' || action === 'save-confirm') {
      const read = await readFormOf(services, item, form);
      if (read.errors.length > 0) {
        const shown = await itemPageOf(services, view, reading, itemId, { sent: form, errors: read.errors });
        return respondWithErrors(request, itemPage(view, shown));
      }
      await services.reading.confirming.edit(reading.id, itemId, read.fields);
    }
    const to = await finish(services, reading, item, action, { next, other: String(form.get('item') ?? '') });
    const path = `/${view.state.id}/read/${reading.id}`;
    const show = view.context.query.get('show');
    return request.redirect(
      to.stay
        ? view.context.here()
        : view.context.link(path, { show, item: to.item, done: to.done, count: 1 }),
      303,
    );
  });

  site.get(`${READING}/items/:item/split`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const shown = await itemPageOf(services, view, reading, request.req.param('item') ?? '');
    return respond(request, { html: () => splitPage(view, shown, null, null), json: () => shown.form.item });
  });

  site.post(`${READING}/items/:item/split`, async (request) => {
    const { view, reading } = await openReading(services, request);
    const itemId = request.req.param('item') ?? '';
    const typed = String((await formOf(request)).get('text') ?? '');
    const texts = typed.split(/\r?\n[ \t]*\r?\n/).map((one) => one.replace(/\s+/g, ' ').trim());
    if (texts.filter(Boolean).length < 2) {
      const shown = await itemPageOf(services, view, reading, itemId);
      return respondWithErrors(request, splitPage(view, shown, typed, view.context.t('read.split.none')));
    }
    const parts = await services.reading.confirming.split(reading.id, itemId, texts);
    const path = `/${view.state.id}/read/${reading.id}`;
    return request.redirect(
      view.context.link(path, { show: 'all', item: itemId, done: 'split', count: parts.length }),
      303,
    );
  });
}

/** What follows once an item's form was sent: on to the next one, or stay. */
async function finish(
  services: ConfirmingPageServices,
  reading: Reading,
  item: ReadItem,
  action: string,
  { next, other }: { readonly next: string | null; readonly other: string },
): Promise<{ readonly stay: boolean; readonly item: string | null; readonly done: Done | null }> {
  const { confirming } = services.reading;
  if (action === 'save') return { stay: false, item: item.id, done: 'saved' };
  if (action === 'save-confirm') {
    const { items } = await confirming.confirm(reading.id, [item.id], services.actor);
    return { stay: items === 0, item: next, done: 'confirmed' };
  }
  if (action === 'drop') {
    await confirming.drop(reading.id, [item.id]);
    return { stay: false, item: next, done: 'dropped' };
  }
  if (action === 'as-read') await confirming.asRead(reading.id, item.id);
  else if (action === 'merge') await confirming.merge(reading.id, [item.id, other]);
  else throw badAction();
  return { stay: true, item: item.id, done: null };
}

async function readFormOf(
  services: ConfirmingPageServices,
  item: ReadItem,
  form: FormData,
): Promise<ReadForm> {
  const kinds = new Map(services.kinds.map((kind) => [kind.name, kind]));
  return readItemForm(form, item, (name) => kinds.get(name), await services.reading.ground.names());
}

async function itemPageOf(
  services: ConfirmingPageServices,
  view: RecordView,
  reading: Reading,
  itemId: string,
  sent: { sent: FormData; errors: ReadForm['errors'] } | null = null,
): Promise<ItemPage> {
  const { db } = services;
  const item = await findItem(db, reading.id, itemId);
  if (item.content.gone !== undefined) throw notFound('There is nothing to put right in this item.');
  const held = await heldOf(services, [item]);
  const words = await wordsOf(services, view, reading, [item]);
  const documentPage = leafAsked(view.context.query, reading) ?? item.page;
  const stored = new Map(
    item.content.records.map((one, at) => [at, held(one.kind, String(one.fields['id']))?.fields ?? {}]),
  );
  return {
    reading,
    form: {
      words: { ...words, beside: [...words.beside, ...item.content.records] },
      item,
      stored,
      sent: sent?.sent ?? null,
      errors: sent?.errors ?? [],
    },
    documentPage,
    lines: await pageLines(db, reading.id, documentPage),
    onPage: await itemsOnPage(db, reading.id, documentPage),
    ...(await neighbours(db, reading.id, item)),
    held,
    problems: await problemsAmong(services, reading, [item]),
  };
}
