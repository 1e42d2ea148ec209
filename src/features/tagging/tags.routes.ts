import { AppError, badInput } from '../../kernel/errors.ts';
import { safeId } from '../../web/components/parts.ts';
import type { CsvTable } from '../../web/csv.ts';
import { respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices, RecordView } from '../record/index.ts';
import type { Decision, TagKey, TagService } from './tag.service.ts';
import { FRESH } from './tag-done.views.ts';
import type { Done } from './tag-done.views.ts';
import { tagList } from './tag-list.ts';
import type { TagList } from './tag-list.ts';
import { tagsPage } from './tags.views.ts';

export interface TagServices extends RecordServices {
  readonly tags: TagService;
  /** Who sits at this machine: until accounts come, the local administrator. */
  readonly actor: string;
}

/** /KAZ/tags: what the program suggests and nobody has decided yet, with the forms to decide. */
export function tagRoutes(site: Site, services: TagServices): void {
  site.get('/:language/:state{[A-Z]{3}}/tags', async (request) => {
    const view = await openRecord(services, request);
    const isNow = view.context.known === null;
    const list = isNow
      ? tagList(view.context, await services.tags.entries(view.dossier, view.catalogue))
      : null;
    const model = isNow ? await services.tags.model() : null;
    return respond(request, {
      html: () => tagsPage(view, list),
      ...(list === null ? {} : { json: () => tagsJson(list, model), csv: () => tagsCsv(list, model) }),
    });
  });

  site.post('/:language/:state{[A-Z]{3}}/tags', async (request) => {
    const view = await openRecord(services, request);
    const form = await formOf(request);
    const reason = textOf(form, 'reason').trim().slice(0, MOST_REASON);
    const asked = askedOf(form);
    const outcome = await act(services, asked, { stateId: view.state.id, actor: services.actor, reason });
    return request.redirect(placeAfter(view, asked, textOf(form, 'back'), outcome), 303);
  });
}

const MOST_REASON = 1000;

async function formOf(request: SiteRequest): Promise<FormData> {
  try {
    return await request.req.formData();
  } catch (cause) {
    throw new AppError('bad_form', 400, 'What was sent is not a form.', { cause });
  }
}

/** A file where words are expected counts as nothing. */
const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

const badAction = (): AppError =>
  badInput(
    'bad_action',
    'The form asks for something that is not known.',
    'Go back and use the buttons of the page.',
  );

interface AskedFor {
  readonly action: string;
  readonly keys: readonly TagKey[];
  /** Behind an undo: the change set, or the batch of refusals. */
  readonly of: string;
  readonly isOne: boolean;
}

const KEY = /^([A-Za-z0-9._~-]{1,200}) ([A-Za-z0-9._~-]{1,200})$/;

const keysOf = (texts: readonly unknown[]): TagKey[] =>
  texts.flatMap((text) => {
    const [, recommendationId, termId] = KEY.exec(String(text)) ?? [];
    if (recommendationId === undefined || termId === undefined) throw badAction();
    return [{ recommendationId, termId }];
  });

/** A button beside one suggestion ('one') goes before what is ticked. */
function askedOf(form: FormData): AskedFor {
  const one = /^([a-z-]{1,20}) (.{1,410})$/s.exec(textOf(form, 'one'));
  if (one === null)
    return { action: textOf(form, 'action'), keys: keysOf(form.getAll('tag')), of: '', isOne: false };
  const [, action = '', of = ''] = one;
  return { action, keys: action.startsWith('undo-') ? [] : keysOf([of]), of, isOne: true };
}

interface Outcome {
  readonly done: Done;
  readonly count: number;
  readonly set?: number | null;
  readonly batch?: string | null;
}

async function act({ tags }: TagServices, asked: AskedFor, decision: Decision): Promise<Outcome> {
  const [first] = asked.keys;
  switch (asked.action) {
    case 'confirm': {
      const { count, changeSet } = await tags.confirm(asked.keys, decision);
      return { done: count > 0 ? 'confirmed' : 'nothing', count, set: changeSet };
    }
    case 'refuse': {
      const { count, batch } = await tags.refuse(asked.keys, decision);
      return { done: count > 0 ? 'refused' : 'nothing', count, batch };
    }
    case 'undo-confirmed': {
      if (!/^[1-9]\d{0,8}$/.test(asked.of)) throw badAction();
      return undone((await tags.undoConfirmation(Number(asked.of), decision)).count);
    }
    case 'undo-refused':
      return undone(await tags.undoRefusal(asked.of, decision));
    case 'take-back':
      return undone(first === undefined ? 0 : (await tags.takeBack(first, decision)).count);
    case 'offer-again':
      return undone(first === undefined ? 0 : await tags.undoOneRefusal(first, decision));
    default:
      throw badAction();
  }
}

const undone = (count: number): Outcome => ({ done: count > 0 ? 'undone' : 'nothing', count });

/** Back to where the person was: the page of the entry, or the list, there at the entry that was decided on. */
function placeAfter(
  { context, state }: RecordView,
  { keys, isOne }: AskedFor,
  back: string,
  { done, count, set, batch }: Outcome,
): string {
  const query = { ...FRESH, done, count, set: set ?? null, batch: batch ?? null };
  if (/^[A-Za-z0-9._~-]{1,200}$/.test(back))
    return `${context.link(`/${state.id}/recommendations/${back}`, query)}#suggested`;
  const [first] = keys;
  const place = isOne && first !== undefined ? `#entry-${safeId(first.recommendationId)}` : '';
  return context.here(query) + place;
}

const tagsJson = (list: TagList, model: string | null): unknown => ({
  model,
  progress: list.progress,
  field: list.field,
  total: list.groups.length,
  page: list.page,
  entries: list.shown.map(({ entry, suggested }) => ({
    recommendationId: entry.recommendation.id,
    paragraph: entry.recommendation.paragraph,
    text: entry.recommendation.text,
    suggested: suggested.map(({ confidence, ...one }) => ({ ...one, confidence: confidence / 1000 })),
  })),
});

/** Every suggestion that fits the address, not one page of them. */
const tagsCsv = ({ groups }: TagList, model: string | null): CsvTable => ({
  header: ['recommendation_id', 'paragraph', 'text', 'field', 'tag', 'confidence', 'words', 'model'],
  rows: groups.flatMap(({ entry: { recommendation: own }, suggested }) =>
    suggested.map((one) => [
      own.id,
      own.paragraph,
      own.text,
      one.field,
      one.termId,
      one.confidence / 1000,
      one.words.join('; '),
      model,
    ]),
  ),
});
