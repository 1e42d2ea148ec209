import { notFound } from '../../kernel/errors.ts';
import type { Citation, Dossier, Dossiers } from '../../ledger/index.ts';
import { sourceMark } from '../../web/components/source-mark.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { citationsPath } from '../../web/navigation.ts';
import type { PageContext } from '../../web/page-context.ts';
import type { SiteRequest } from '../../web/view.ts';
import { differ, statedValues } from './stated-values.ts';

/** What a page about a State's record has at hand: the day and language of the page, the State, and all that is held. */
export interface RecordView {
  readonly context: PageContext;
  readonly state: { readonly id: string; readonly name: string };
  readonly dossier: Dossier;
  readonly catalogue: Dossier;
}

/** What record pages need of the house. */
export interface RecordServices {
  readonly dossiers: Dossiers;
}

type LocalText = Readonly<Record<string, string>> & { readonly en: string };

/** A text of the record in the page's language; English where the record holds no other. */
export const inLanguage = (context: PageContext, text: LocalText): string =>
  text[context.language] ?? text.en;

/** The name of a State, 'Kazakhstan'; its code where the catalogue does not know it. */
export function stateName(context: PageContext, catalogue: Dossier, id: string): string {
  const names = catalogue.entries('state').get(id)?.fields['names'] as
    Readonly<Record<string, { short: string }>> | undefined;
  return names?.[context.language]?.short ?? names?.['en']?.short ?? id;
}

/** Opens the record of the State that the address names, as known on the day that the address asks for. */
export async function openRecord(services: RecordServices, request: SiteRequest): Promise<RecordView> {
  const context = request.get('context');
  const id = request.req.param('state') ?? '';
  const catalogue = await services.dossiers.get(null, context.known);
  if (!catalogue.entries('state').has(id)) throw notFound('There is no State with this code in the record.');
  const dossier = await services.dossiers.get(id, context.known);
  return { context, state: { id, name: stateName(context, catalogue, id) }, dossier, catalogue };
}

/** Where records of a kind are held: in the catalogue that all States share, or in this State's own record. */
const holderOf = (view: RecordView, kind: string): Dossier =>
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
export const recordHref = (view: RecordView, kind: string, id: string, field?: string): string =>
  view.context.link(citationsPath({ stateId: view.state.id, kind, id }, field));

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
