import { notFound } from '../../kernel/errors.ts';
import { lastSigner, proofText, proveRecord } from '../../ledger/index.ts';
import type { Entry, Keys, Kind } from '../../ledger/index.ts';
import type { Reader } from '../../store/index.ts';
import { JSON_TYPE } from '../../web/json.ts';
import { respond } from '../../web/view.ts';
import type { Site, SiteRequest } from '../../web/view.ts';
import { proofFileName, proofHref } from './proof.views.ts';
import { openCatalogue, openRecord } from './record.ts';
import type { RecordServices, RecordsView } from './record.ts';
import { choosersOf, historyOf } from './record.repository.ts';
import { recordPage } from './record-page.views.ts';
import type { Chosen, ShownRecord } from './record-page.views.ts';

export interface RecordPageServices extends RecordServices {
  readonly db: Reader;
  readonly kinds: readonly Kind[];
  readonly keys: Keys;
}

interface Addressed {
  readonly kind: Kind;
  readonly id: string;
  readonly entry: Entry;
}

/** The record that the address names. One that belongs to a State has no page outside that State's record. */
function addressed({ kinds }: RecordPageServices, request: SiteRequest, view: RecordsView): Addressed {
  const kind = kinds.find((one) => one.name === request.req.param('kind'));
  const id = request.req.param('id') ?? '';
  const holder = kind?.scope === 'catalogue' ? view.catalogue : view.dossier;
  const entry = kind === undefined ? undefined : holder.entries(kind.name).get(id);
  if (!kind || !entry) throw notFound('There is no such record.');
  return { kind, id, entry };
}

/** The choices made between sources for this record, by field. */
async function chosenFor(
  { db }: RecordPageServices,
  view: RecordsView,
  { kind, id }: Addressed,
): Promise<ReadonlyMap<string, Chosen>> {
  const own = [...view.dossier.entries('choice')].filter(
    ([, { fields }]) => fields['recordKind'] === kind.name && fields['recordId'] === id,
  );
  const choosers = await choosersOf(
    db,
    own.map(([choiceId]) => choiceId),
    view.context.known,
  );
  return new Map(
    own.map(([choiceId, { fields }]): [string, Chosen] => [
      String(fields['field']),
      { ground: fields['ground'], by: choosers.get(choiceId) ?? null },
    ]),
  );
}

async function shownRecord(
  services: RecordPageServices,
  view: RecordsView,
  found: Addressed,
): Promise<ShownRecord> {
  const { kind, id, entry } = found;
  const { known } = view.context;
  const key = known === null ? await lastSigner(services.db, services.keys) : null;
  return {
    kind,
    id,
    fields: entry.fields,
    citations: entry.citations,
    chosen: await chosenFor(services, view, found),
    history: await historyOf(services.db, kind.name, id, known),
    proof: key === null ? null : { kind: kind.name, id, key },
  };
}

const recordJson = (view: RecordsView, { kind, id, chosen, ...record }: ShownRecord): unknown => ({
  kind: kind.name,
  record: record.fields,
  citations: record.citations,
  choices: [...chosen].map(([field, one]) => ({ field, ...one })),
  history: record.history,
  proof: record.proof === null ? null : proofHref(view, kind.name, id),
});

/** The very text that `servanda proof` writes: a proof is checked byte by byte. */
async function answerProof(
  services: RecordPageServices,
  request: SiteRequest,
  view: RecordsView,
): Promise<Response> {
  if (view.context.format !== 'json') throw notFound('A proof is a file: its address ends in .json.');
  const { kind, id } = addressed(services, request, view);
  const proof = await proveRecord(services.db, kind, id, services.keys);
  return request.body(proofText(proof), 200, {
    'Content-Type': JSON_TYPE,
    'Content-Disposition': `attachment; filename="${proofFileName(kind.name, id)}"`,
    'Cache-Control': 'public, no-cache',
  });
}

/**
 * /KAZ/records/treaty_action/kaz.iccpr.signature and /catalogue/records/instrument/iccpr: what every source mark leads
 * to; with /proof.json the file that proves it.
 */
export function recordPageRoutes(site: Site, services: RecordPageServices): void {
  const answer = async (request: SiteRequest, view: RecordsView): Promise<Response> => {
    const record = await shownRecord(services, view, addressed(services, request, view));
    return respond(request, { html: () => recordPage(view, record), json: () => recordJson(view, record) });
  };
  const ofState = '/:language/:state{[A-Z]{3}}/records/:kind/:id';
  const ofCatalogue = '/:language/catalogue/records/:kind/:id';
  site.get(ofState, async (request) => answer(request, await openRecord(services, request)));
  site.get(ofCatalogue, async (request) => answer(request, await openCatalogue(services, request)));
  site.get(`${ofState}/proof`, async (request) =>
    answerProof(services, request, await openRecord(services, request)),
  );
  site.get(`${ofCatalogue}/proof`, async (request) =>
    answerProof(services, request, await openCatalogue(services, request)),
  );
}
