import { safeId } from '../../web/components/parts.ts';
import { respond } from '../../web/view.ts';
import type { Site } from '../../web/view.ts';
import type { RecordView } from '../record/index.ts';
import { failedPage, waitingPage, badAction, formOf, openReading, READING } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';
import { itemRoutes } from './item.routes.ts';
import { ITEM_GROUPS, loadGroup, nextInGroup } from './items.repository.ts';
import { nameRoutes } from './names.routes.ts';
import { screenOf } from './confirming.page.ts';
import type { ConfirmingPageServices, Done } from './confirming.page.ts';
import { confirmingPage } from './confirming.views.ts';
import type { ConfirmingScreen } from './screen.ts';

/** The review of one reading; one of its items; the names in it that the record does not know. */
export function confirmingRoutes(site: Site, services: ConfirmingPageServices): void {
  site.get(READING, async (request) => {
    const { view, reading } = await openReading(services, request);
    const isElsewhere =
      reading.stateId !== view.state.id && view.catalogue.entries('state').has(reading.stateId);
    if (isElsewhere && reading.status === 'read')
      return request.redirect(view.context.link(`/${reading.stateId}/read/${reading.id}`), 302);
    const progress = services.reading.files.progressOf(reading.id);
    if (reading.status === 'waiting')
      return respond(request, {
        html: () => waitingPage(view, reading, progress),
        json: () => ({
          id: reading.id,
          status: reading.status,
          done: progress?.page ?? null,
          of: progress?.pages ?? null,
          next: null,
        }),
      });
    if (reading.status === 'failed')
      return respond(request, {
        html: () => failedPage(view, reading, services.reading.files.readers),
        json: () => ({ ...summary(reading), next: view.context.here() }),
      });
    if (reading.content.export !== undefined)
      return request.redirect(view.context.link(`/${view.state.id}/read/${reading.id}/export`), 302);
    const screen = await screenOf(services, view, reading);
    return respond(request, {
      html: () => confirmingPage(view, screen),
      json: () => screenJson(view, screen),
    });
  });

  site.post(READING, async (request) => {
    const { view, reading } = await openReading(services, request);
    const done = await act(services, reading, await formOf(request));
    const back = { done: done.action, count: done.count, item: done.item, leaf: null };
    const place = done.item === null ? '' : `#finding-${safeId(done.item)}`;
    return request.redirect(view.context.here(back) + place, 303);
  });

  itemRoutes(site, services);
  nameRoutes(site, services);
}

const summary = ({ id, status, fileName, fileHash, reader, content }: Reading): object => ({
  id,
  status,
  fileName,
  fileHash,
  reader,
  document: content.document ?? null,
  problem: content.problem ?? null,
  checks: content.checks ?? [],
  notUnderstood: content.notUnderstood ?? [],
});

const screenJson = (view: RecordView, screen: ConfirmingScreen): unknown => ({
  ...summary(screen.reading),
  next: view.context.here(),
  counts: screen.counts,
  total: screen.total,
  page: screen.page,
  items: screen.items,
});

interface Outcome {
  readonly action: Done | null;
  readonly count: number | null;
  /** The item to go on with. */
  readonly item: string | null;
}

/** What the form around the list asks for: with one item, with those chosen, with a whole group, with the reading. */
async function act(services: ConfirmingPageServices, reading: Reading, form: FormData): Promise<Outcome> {
  const { confirming, files } = services.reading;
  const one = /^([a-z-]+) (.+)$/s.exec(String(form.get('one') ?? ''));
  const action = one?.[1] ?? String(form.get('action') ?? '');
  const chosen = one?.[2] !== undefined ? [one[2]] : form.getAll('item').map(String);
  const whole = /^confirm-(.+)$/.exec(action)?.[1];
  if (action === 'again') {
    await files.again(reading.id, String(form.get('reader') ?? '') || null);
    return { action: null, count: null, item: null };
  }
  if (action === 'discard' || action === 'take-up') {
    await confirming.setAside(reading.id, action === 'discard');
    return { action: null, count: null, item: null };
  }
  if (whole !== undefined) {
    const ids = await loadGroup(services.db, reading.id, ITEM_GROUPS.find((name) => name === whole) ?? null);
    return confirmed(services, reading, ids);
  }
  if (chosen.length === 0) return { action: 'nothing', count: 0, item: null };
  const after = one ? await nextInGroup(services.db, reading.id, chosen[0] ?? '') : null;
  if (action === 'confirm') return { ...(await confirmed(services, reading, chosen)), item: after };
  if (action === 'drop') await confirming.drop(reading.id, chosen);
  else if (action === 'take-back') await confirming.takeBack(reading.id, chosen);
  else if (action === 'merge') {
    if (chosen.length < 2) return { action: 'nothing', count: 0, item: chosen[0] ?? null };
    return { action: 'merged', count: chosen.length, item: await confirming.merge(reading.id, chosen) };
  } else throw badAction();
  return { action: action === 'drop' ? 'dropped' : 'taken_back', count: chosen.length, item: after };
}

async function confirmed(
  services: ConfirmingPageServices,
  reading: Reading,
  ids: readonly string[],
): Promise<Outcome> {
  const { items, problems } = await services.reading.confirming.confirm(reading.id, ids, services.actor);
  return { action: 'confirmed', count: items, item: problems[0]?.itemId ?? null };
}
