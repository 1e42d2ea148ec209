import { notFound } from '../../kernel/errors.ts';
import type { Citation, Dossier, Dossiers } from '../../ledger/index.ts';
import { sourceMark } from '../../web/components/source-mark.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { citationsPath } from '../../web/navigation.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { SiteRequest } from '../../web/view.ts';
import { differ, statedValues } from './stated-values.ts';

/** What a page about records has at hand: the day and language of the page, and all that is held. */
export interface RecordsView {
  readonly context: PageContext;
  /** The State whose record it is; null on a page about what belongs to none. */
  readonly state: { readonly id: string; readonly name: string } | null;
  /** The State's; without one, the catalogue. */
  readonly dossier: Dossier;
  readonly catalogue: Dossier;
}

/** The same for a page about one State's record. */
export interface RecordView extends RecordsView {
  readonly state: { readonly id: string; readonly name: string };
}

/** What record pages need of the house. */
export interface RecordServices {
  readonly dossiers: Dossiers;
}

type LocalText = Readonly<Record<string, string>> & { readonly en: string };

/** A text of the record in the page's language; English where the record holds no other. */
export const inLanguage = (context: PageContext, text: LocalText): string =>
  text[context.language] ?? text.en;

/** The language, ISO 639-1, in which `inLanguage` gives a text. */
export const languageGiven = (context: PageContext, text: LocalText): string =>
  text[context.language] === undefined ? 'en' : context.language;

/** The name of a State, 'Kazakhstan'; its code where the catalogue does not know it. */
export function stateName(context: PageContext, catalogue: Dossier, id: string): string {
  const names = catalogue.entries('state').get(id)?.fields['names'] as
    Readonly<Record<string, { short: string }>> | undefined;
  return names?.[context.language]?.short ?? names?.['en']?.short ?? id;
}

/** Opens the record of the State that the address names, as known on the day that the address asks for. */
export async function openRecord(services: RecordServices, request: SiteRequest): Promise<RecordView> {
  const shared = await openCatalogue(services, request);
  const id = request.req.param('state') ?? '';
  if (!shared.catalogue.entries('state').has(id))
    throw notFound('There is no State with this code in the record.');
  return viewOfState(services, shared, id);
}

/** Opens what all States share, for a page that is about no State. */
export async function openCatalogue(
  services: RecordServices,
  request: SiteRequest,
): Promise<RecordsView & { readonly state: null }> {
  const context = request.get('context');
  const catalogue = await services.dossiers.get(null, context.known);
  return { context, state: null, dossier: catalogue, catalogue };
}

/** The same page's view of one State. */
export async function viewOfState(
  services: RecordServices,
  { context, catalogue }: RecordsView,
  id: string,
): Promise<RecordView> {
  const dossier = await services.dossiers.get(id, context.known);
  return { context, state: { id, name: stateName(context, catalogue, id) }, dossier, catalogue };
}

/** Where records of a kind are held: in the catalogue that all States share, or in this State's own record. */
const holderOf = (view: RecordsView, kind: string): Dossier =>
  view.catalogue.entries(kind).size > 0 ? view.catalogue : view.dossier;

/** The citations that speak of a field: those that name it, and those of the whole record where none does. */
export function citationsOf(
  view: RecordView,
  kind: string,
  id: string,
  field: string | null,
): readonly Citation[] {
  const all = holderOf(view, kind).citations(kind, id);
  const own = all.filter((one) => one.field === field);
  return own.length > 0 ? own : all.filter((one) => one.field === null);
}

/** Address of the page that shows what sources say of a record, or of one of its fields. */
export const recordHref = (view: RecordsView, kind: string, id: string, field?: string): string =>
  view.context.link(citationsPath({ stateId: view.state?.id ?? null, kind, id }, field));

/** A fact with its quiet source mark; loud where sources differ. `shown` is the fact as it reads on the page. */
export function cited(view: RecordView, kind: string, id: string, field: string, shown: Child): Html {
  const citations = citationsOf(view, kind, id, field);
  const value = holderOf(view, kind).entries(kind).get(id)?.fields[field];
  const differs = differ(
    statedValues(
      citations.filter((one) => one.field === field),
      value,
    ),
  );
  return sourceMark(view.context, {
    href: recordHref(view, kind, id, field),
    value: shown,
    count: citations.length,
    differs,
  });
}

/** A dated fact: the date in words with its sources, or a dash. */
export const citedDate = (
  view: RecordView,
  kind: string,
  record: { readonly id: string } | null,
  field: string,
  date: string | null | undefined,
): Html =>
  record === null
    ? html`–`
    : cited(view, kind, record.id, field, date ? view.context.date(date) : view.context.t('date.none'));
