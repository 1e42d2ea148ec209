import { AppError, isAppError, notFound } from '../../kernel/errors.ts';
import type { Kind } from '../../ledger/index.ts';
import { readPage } from '../../web/components/pagination.ts';
import { respond, respondWithErrors } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { openRecord } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { HeldChecks } from './held-check.ts';
import type { HeldCheck } from './held-check.ts';
import { addDocument } from './sources.service.ts';
import type { SourceParts } from './sources.service.ts';
import { factList, sourceCsv, sourceJson } from './source-facts.views.ts';
import type { FactList } from './source-facts.views.ts';
import { sourceTextJson, sourceTextPage } from './source-text.views.ts';
import { factsBySource } from './source-use.ts';
import { sourcePage } from './source.views.ts';
import { source as sourceKind } from './sources.schema.ts';
import type { Source } from './sources.schema.ts';
import { sourceList, sourceListCsv, sourceListJson, sourceListPage } from './sources.views.ts';

export interface SourceServices extends SourceParts {
  readonly kinds: readonly Kind[];
  /** Who sits at this machine: until accounts come, the local administrator. */
  readonly actor: string;
}

interface Opened {
  readonly view: RecordView;
  readonly source: Source;
  readonly held: HeldCheck | null;
  readonly list: FactList;
}

/**
 * /KAZ/sources: the documents behind the record. /KAZ/sources/a-hrc-43-10: one of them and what it says;
 * …/text: the held text beside the facts; POST …/document: the file itself.
 */
export function sourceRoutes(site: Site, services: SourceServices): void {
  const { kinds, ledger } = services;
  const checks = new HeldChecks(ledger.store.db, kinds);

  const open = async (request: SiteRequest): Promise<Opened> => {
    const view = await openRecord(services, request);
    const source = view.catalogue.find(sourceKind, request.req.param('id') ?? '');
    if (!source) throw notFound('There is no source with this name in the record.');
    const facts = [factsBySource(view.dossier, kinds), factsBySource(view.catalogue, kinds)];
    const held = await checks.of(source, [view.dossier, view.catalogue], facts);
    const own = facts.flatMap((one) => one.get(source.id) ?? []);
    return { view, source, held, list: factList(view, source, own, held?.checks ?? []) };
  };

  site.get('/:language/:state{[A-Z]{3}}/sources', async (request) => {
    const view = await openRecord(services, request);
    const list = sourceList(view, factsBySource(view.dossier, kinds));
    return respond(request, {
      html: () => sourceListPage(view, list),
      json: () => sourceListJson(list),
      csv: () => sourceListCsv(view, list),
    });
  });

  site.get('/:language/:state{[A-Z]{3}}/sources/:id', async (request) => {
    const { view, source, list } = await open(request);
    return respond(request, {
      html: () => sourcePage(view, source, list, { added: addedNote(view, list), errors: [] }),
      json: () => sourceJson(list),
      csv: () => sourceCsv(view, list),
    });
  });

  site.get('/:language/:state{[A-Z]{3}}/sources/:id/text', async (request) => {
    const { view, source, held } = await open(request);
    if (held === null) throw notFound('The text of this document is not held.');
    const page = Math.min(readPage(view.context), Math.max(1, held.pages));
    const shown = { source, document: held.document, checks: held.checks, page, pages: held.pages };
    return respond(request, { html: () => sourceTextPage(view, shown), json: () => sourceTextJson(shown) });
  });

  // Whoever reloads the answer to a form, or changes its language, comes back to the page that the form is on.
  site.get('/:language/:state{[A-Z]{3}}/sources/:id/document', async (request) => {
    const { view, source } = await open(request);
    return request.redirect(view.context.link(`/${view.state.id}/sources/${source.id}#document`), 302);
  });

  site.post('/:language/:state{[A-Z]{3}}/sources/:id/document', async (request) => {
    const { view, source, list } = await open(request);
    const refuse = (message: string): Response =>
      respondWithErrors(request, sourcePage(view, source, list, { errors: [{ name: 'file', message }] }));
    const file = await uploadedFile(request);
    if (file === null) return refuse(view.context.t('source.add.none'));
    try {
      const added = await addDocument(
        services,
        { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
        { sourceId: source.id, actor: services.actor },
      );
      const done = added.changeSet === null ? 'same' : 'new';
      return request.redirect(
        view.context.link(`/${view.state.id}/sources/${source.id}`, { added: done }),
        303,
      );
    } catch (error) {
      if (!isAppError(error) || error.status >= 500) throw error;
      return refuse([error.message, error.remedy].filter(Boolean).join(' '));
    }
  });
}

/** What the redirect after adding says; the number is counted anew, so that nobody can write it into an address. */
function addedNote(
  { context }: RecordView,
  list: FactList,
): { citations: number; wasNew: boolean } | undefined {
  const added = context.query.get('added');
  if (added !== 'new' && added !== 'same') return undefined;
  return { citations: list.all.filter((row) => row.check !== null).length, wasNew: added === 'new' };
}

async function uploadedFile(request: SiteRequest): Promise<File | null> {
  const form = await request.req.parseBody().catch((cause: unknown) => {
    throw new AppError('bad_form', 400, 'What was sent is not a form with a file.', { cause });
  });
  const sent = form['file'];
  return sent instanceof File && sent.name !== '' && sent.size > 0 ? sent : null;
}
