/** One document: what it is, what it says for this record, whether the record says so rightly, and the document itself. */
import { button } from '../../web/components/button.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { fileUpload } from '../../web/components/file-upload.ts';
import { note } from '../../web/components/note.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading, textIn, timeOf } from '../../web/components/parts.ts';
import { isLanguageCode, languageOf } from '../../kernel/language.ts';
import { symbolLink, trySymbol } from '../../kernel/symbol.ts';
import { attributes, html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { inLanguage, stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { countOutcomes, disagreeing } from './check-records.ts';
import { saysSection } from './source-facts.views.ts';
import type { FactList } from './source-facts.views.ts';
import { isOutBy } from './sources.views.ts';
import type { Source } from './sources.schema.ts';

export const LARGEST_DOCUMENT = 100 * 2 ** 20;

/** What has just happened to the document, or why it could not. */
export interface Outcome {
  readonly added?: { readonly citations: number; readonly wasNew: boolean } | undefined;
  readonly errors: readonly FieldError[];
}

/** The address that a symbol leads to, in the page's language where the document has it. */
const symbolAddress = (view: RecordView, symbol: string): string | null =>
  trySymbol(symbol) === null ? null : symbolLink(symbol, view.context.language);

const link = (href: string, words: Child): Html => html`<a href="${href}">${words}</a>`;

function about(view: RecordView, one: Source): Html {
  const { context } = view;
  const { t } = context;
  const address = one.symbol === null ? null : symbolAddress(view, one.symbol);
  return definitionList(context, [
    one.symbol !== null && {
      term: t('source.symbol'),
      value: address === null ? one.symbol : link(address, one.symbol),
    },
    { term: t('sources.kind'), value: word(view, 'source', one.kind) },
    { term: t('sources.issuer'), value: one.issuer },
    { term: t('sources.date'), value: timeOf(context, one.date) },
    one.language !== null && {
      term: t('source.language'),
      value: isLanguageCode(one.language) ? languageOf(one.language).ownName : one.language,
    },
    one.aboutState !== null && {
      term: t('source.about'),
      value: link(context.link(`/${one.aboutState}`), stateName(context, view.catalogue, one.aboutState)),
    },
    one.url !== null && { term: t('source.address'), value: link(one.url, one.url) },
    one.licence !== null && { term: t('source.licence'), value: textIn(context, one.licence) },
    one.note !== null && { term: t('source.note'), value: textIn(context, one.note) },
    one.fileName !== null && {
      term: t('source.file'),
      value: t('source.file.pages', { name: one.fileName, pages: one.pages ?? 0 }),
    },
    one.fileHash !== null && {
      term: t('source.fingerprint'),
      value: html`<code class="long">${one.fileHash}</code>`,
    },
  ]);
}

/** How far the citations agree with the text that is held. */
function checked(view: RecordView, list: FactList): Html {
  const { context } = view;
  const facts = list.all.flatMap((row) => row.check ?? []);
  if (facts.length === 0) return html``;
  const wrong = disagreeing(facts).length;
  if (wrong === 0) {
    return note(context, {
      heading: context.t('source.check'),
      body: context.t('source.check.agrees', { count: facts.length, quoted: countOutcomes(facts).quoted }),
    });
  }
  const rows = `${context.here({ check: ['elsewhere', 'value_missing', 'place_missing'], page: null })}#says`;
  return note(context, {
    tone: 'warning',
    heading: context.t('source.check'),
    body: context.t.rich('source.check.differs', { count: wrong }, { rows }),
  });
}

function documentSection(view: RecordView, one: Source, { errors }: Outcome): Html {
  const { context } = view;
  const { t } = context;
  const path = `/${view.state.id}/sources/${one.id}`;
  const isHeld = one.textHash !== null;
  return html`<section id="document">
    ${heading(2, t('source.document'))}
    <p>
      ${t(isHeld ? 'source.document.held' : 'source.document.not_held')}
      ${isHeld && link(context.link(`${path}/text`), t('source.document.read'))}
    </p>
    <details ${attributes({ open: !isHeld || errors.length > 0 })}>
      <summary>${t(isHeld ? 'source.replace' : 'source.add')}</summary>
      <form method="post" action="${context.link(`${path}/document`)}" enctype="multipart/form-data">
        ${fileUpload(context, {
          name: 'file',
          label: t('source.add.file'),
          hint: t('source.add.hint'),
          accept:
            '.pdf,.docx,.html,.htm,.txt,.md,.xlsx,.xls,.ods,.csv,application/pdf,text/plain,text/markdown',
          maxBytes: LARGEST_DOCUMENT,
          ...(errors[0] ? { error: errors[0].message } : {}),
        })}
        <p>${button(context, { text: t('source.add.submit') })}</p>
      </form>
    </details>
  </section>`;
}

function lead(view: RecordView, one: Source, list: FactList): Html {
  const { context } = view;
  const differing = list.all.filter((row) => row.fact.differing.length > 0).length;
  return pageLead(context, [
    { message: 'source.lead', values: { count: list.all.length }, links: { all: '#says' } },
    differing > 0 && {
      message: 'source.lead.differ',
      values: { count: differing },
      links: { differRows: `${context.here({ agreement: 'differs', page: null })}#says` },
    },
    !isOutBy(one, context.asof) && { message: 'source.lead.later' },
  ]);
}

export function sourcePage(view: RecordView, one: Source, list: FactList, outcome: Outcome): Html {
  const { context, state } = view;
  const { t } = context;
  const title = inLanguage(context, one.title);
  const { added, errors } = outcome;
  return page(context, {
    title: errors.length > 0 ? t('form.errorTitle', { title }) : title,
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('sources.title'), href: context.link(`/${state.id}/sources`) },
    ],
    state,
    section: 'sources',
    lead: lead(view, one, list),
    twins: { json: true, csv: context.here({ page: null }, { format: 'csv' }) },
    body: html`${errorSummary(context, errors)}
    ${added && note(context, { tone: 'success', body: added.wasNew ? t('source.added', { count: added.citations }) : t('source.added.same') })}
    ${about(view, one)} ${checked(view, list)} ${saysSection(view, list)}
    ${documentSection(view, one, outcome)}`,
  });
}
