import { AppError, badInput } from '../../kernel/errors.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordServices } from '../record/index.ts';
import { isSure, openItems } from './proposal.ts';
import type { listReadings, Reading } from './reading.repository.ts';
import type { ReadingService } from './reading.service.ts';
import { readingListPage } from './reading.views.ts';
import { readingPage } from './review-screen.views.ts';

export interface ReadingServices extends RecordServices {
  readonly reading: ReadingService;
  readonly list: (most: number) => ReturnType<typeof listReadings>;
  /** Who sits at this machine: until accounts come, the local administrator. */
  readonly actor: string;
}

const SHOWN_READINGS = 50;

/** /KAZ/read: drop a file, see what is being read. /KAZ/read/:id: the review screen. */
export function readingRoutes(site: Site, services: ReadingServices): void {
  site.get('/:language/:state/read', async (request) => {
    const view = await openRecord(services, request);
    const readings = await services.list(SHOWN_READINGS);
    const progress = new Map(readings.map((one) => [one.id, services.reading.progressOf(one.id)]));
    return respond(request, {
      html: () => readingListPage(view, readings, progress, []),
      json: () => readings.map(({ content: _content, ...rest }) => ({ ...rest, ...progress.get(rest.id) })),
    });
  });

  site.post('/:language/:state/read', async (request) => {
    const view = await openRecord(services, request);
    const files = await uploadedFiles(request);
    if (files.length === 0) {
      const errors = [{ name: 'files', message: view.context.t('read.error.none') }];
      return respondWithErrors(
        request,
        readingListPage(view, await services.list(SHOWN_READINGS), new Map(), errors),
      );
    }
    const taken: Reading[] = [];
    for (const file of files) {
      taken.push(
        await services.reading.take(
          { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
          view.state.id,
        ),
      );
    }
    const [only] = taken;
    return request.redirect(
      view.context.link(
        taken.length === 1 && only ? `/${view.state.id}/read/${only.id}` : `/${view.state.id}/read`,
      ),
      303,
    );
  });

  site.get('/:language/:state/read/:id', async (request) => {
    const view = await openRecord(services, request);
    const reading = await services.reading.find(request.req.param('id') ?? '');
    const progress = services.reading.progressOf(reading.id);
    return respond(request, {
      html: () => readingPage(view, reading, progress),
      json: () => statusOf(reading, progress, view.context.here()),
    });
  });

  site.post('/:language/:state/read/:id', async (request) => {
    const view = await openRecord(services, request);
    const id = request.req.param('id') ?? '';
    await act(services, id, await request.req.parseBody({ all: true }));
    return request.redirect(view.context.here(), 303);
  });
}

/** What the progress component asks for, and what is found once reading is over. */
function statusOf(reading: Reading, progress: { page: number; pages: number } | null, here: string): unknown {
  const { proposal, problem, decisions } = reading.content;
  return {
    id: reading.id,
    status: reading.status,
    done: progress?.page ?? null,
    of: progress?.pages ?? null,
    next: reading.status === 'waiting' ? null : here,
    problem: problem ?? null,
    document: proposal?.document ?? null,
    items: proposal?.items.map((item) => ({ ...item, decision: decisions?.[item.id] ?? null })) ?? null,
    checks: proposal?.checks ?? null,
    notUnderstood: proposal?.notUnderstood ?? null,
  };
}

async function uploadedFiles(request: SiteRequest): Promise<File[]> {
  const form = await request.req.parseBody({ all: true }).catch((cause: unknown) => {
    throw new AppError('bad_form', 400, 'What was sent is not a form with files.', { cause });
  });
  const sent = form['files'];
  const list = Array.isArray(sent) ? sent : [sent];
  return list.filter((one): one is File => one instanceof File && one.name !== '');
}

type Form = Readonly<Record<string, string | File | (string | File)[]>>;
const word = (form: Form, name: string): string => (typeof form[name] === 'string' ? form[name] : '');

async function act(services: ReadingServices, id: string, form: Form): Promise<void> {
  const { reading, actor } = services;
  const held = await reading.find(id);
  const open = held.content.proposal ? openItems(held.content.proposal, held.content.decisions ?? {}) : [];
  const action = word(form, 'action');
  const item = word(form, 'item');
  if (action === 'confirm-sure')
    await reading.confirm(
      id,
      open.filter(isSure).map((one) => one.id),
      actor,
    );
  else if (action === 'confirm-all')
    await reading.confirm(
      id,
      open.map((one) => one.id),
      actor,
    );
  else if (action === 'confirm') await reading.confirm(id, [item], actor, { [item]: corrections(form) });
  else if (action === 'drop') await reading.drop(id, [item]);
  else if (action === 'discard') await reading.discard(id);
  else
    throw badInput(
      'bad_action',
      'The form asks for something that is not known.',
      'Go back and use the buttons of the page.',
    );
}

/** What a person put right in the form of one item. States come as codes or names; the service's schema checks them. */
function corrections(form: Form): Record<string, unknown> {
  const text = word(form, 'text').trim();
  const paragraph = word(form, 'paragraph').trim();
  const states = word(form, 'states').trim();
  return {
    ...(text ? { text: text.replace(/\s+/g, ' ') } : {}),
    ...(paragraph ? { paragraph } : {}),
    ...('states' in form
      ? { recommendingStates: states === '' ? [] : states.split(/[\s,;]+/).map((code) => code.toUpperCase()) }
      : {}),
  };
}
