import { button } from '../../web/components/button.ts';
import { chips } from '../../web/components/chip.ts';
import { note } from '../../web/components/note.ts';
import { pageViewer } from '../../web/components/page-viewer.ts';
import type { Finding, ViewedParagraph } from '../../web/components/page-viewer.ts';
import { heading } from '../../web/components/parts.ts';
import { progress as progressBar } from '../../web/components/progress.ts';
import { textInput } from '../../web/components/text-input.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import type { PageOptions } from '../../web/layout.ts';
import { stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { isSure, openItems } from './proposal.ts';
import type { Decision, Proposal, ProposedItem, ReadingProgress } from './proposal.ts';
import type { Reading } from './reading.repository.ts';

const RELOAD_SECONDS = 3;

type Rest = Pick<PageOptions, 'lead' | 'body'> & Partial<Pick<PageOptions, 'refreshSeconds' | 'twins'>>;

function frame(view: RecordView, title: string, rest: Rest): Html {
  const { context, state } = view;
  return page(context, {
    title,
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: context.t('read.title'), href: context.link(`/${state.id}/read`) },
    ],
    state,
    section: 'read',
    dated: false,
    noindex: true,
    ...rest,
  });
}

/** The page of one reading: how far it is, why it failed, or what was found beside the page it came from. */
export function readingPage(view: RecordView, reading: Reading, progress: ReadingProgress | null): Html {
  const { context } = view;
  const { proposal, problem } = reading.content;
  if (reading.status === 'waiting') return waitingPage(view, reading, progress);
  if (problem || !proposal) {
    return frame(view, reading.fileName, {
      lead: html`<p class="lead">${context.t('read.failed')}</p>`,
      body: html`${note(context, { tone: 'warning', heading: problem?.message ?? '', body: problem?.remedy ?? '' })}
        <p><a href="${context.link(`/${view.state.id}/read`)}">${context.t('read.another')}</a></p>`,
    });
  }
  return foundPage(view, reading, proposal);
}

function waitingPage(view: RecordView, reading: Reading, progress: ReadingProgress | null): Html {
  const { context } = view;
  return frame(view, reading.fileName, {
    refreshSeconds: RELOAD_SECONDS,
    lead: html`<p class="lead">${context.t('read.working')}</p>`,
    body: progressBar(context, {
      label: reading.fileName,
      done: progress?.page ?? null,
      of: progress?.pages ?? null,
      step:
        progress === null
          ? context.t('read.waiting')
          : context.t('read.page_of', { page: progress.page, pages: progress.pages }),
      statusHref: context.here({}, { format: 'json' }),
    }),
  });
}

function foundPage(view: RecordView, reading: Reading, proposal: Proposal): Html {
  const { context } = view;
  const { t } = context;
  const decisions = reading.content.decisions ?? {};
  const open = openItems(proposal, decisions);
  const sure = open.filter(isSure).length;
  const { document, items } = proposal;
  return frame(
    view,
    t('read.found', { count: items.length, document: document.symbol ?? reading.fileName }),
    {
      twins: { json: true },
      lead: html`<p class="lead">
        ${t('read.found.lead', { state: stateName(context, view.catalogue, document.stateId), open: open.length, doubtful: open.length - sure })}
      </p>`,
      body: html`${outcome(view, reading, proposal)}${selfChecks(view, proposal)}
      ${open.length > 0 && reading.status !== 'discarded' && wholeActions(view, open.length, sure)}
      ${
        items.length === 0
          ? emptyState(context, {
              heading: t('read.nothing'),
              next: [{ label: t('read.another'), href: context.link(`/${view.state.id}/read`) }],
            })
          : viewer(view, reading, proposal)
      }
      ${notUnderstood(view, proposal)}`,
    },
  );
}

/** What has come into the record so far, and where to see it. */
function outcome(view: RecordView, reading: Reading, proposal: Proposal): Html {
  const { context } = view;
  const confirmed = Object.values(reading.content.decisions ?? {}).filter(
    (one: Decision) => one === 'confirmed',
  ).length;
  if (reading.status === 'discarded')
    return note(context, { heading: context.t('read.discarded'), body: context.t('read.discarded.body') });
  if (confirmed === 0) return html``;
  const to = `/${proposal.document.stateId}`;
  const sets = reading.content.changeSets ?? [];
  return note(context, {
    tone: 'success',
    heading: context.t('read.confirmed', { count: confirmed }),
    body: html`<a href="${context.link(`${to}/recommendations`)}">${context.t('read.confirmed.see')}</a>
      ${sets.map((number) => html` · <a href="${context.link(`${to}/changes/${number}`)}">${context.t('read.change_set', { number })}</a>`)}`,
  });
}

function selfChecks(view: RecordView, proposal: Proposal): Html {
  const { context } = view;
  if (proposal.checks.length === 0) return html`<p>${context.t('read.checks.good')}</p>`;
  return note(context, {
    tone: 'warning',
    heading: context.t('read.checks.bad', { count: proposal.checks.length }),
    body: html`<ul>
      ${proposal.checks.map((one) => html`<li>${word(view, 'reading_check', one.code)}${one.paragraph !== null && html` (${one.paragraph})`}</li>`)}
    </ul>`,
  });
}

function wholeActions(view: RecordView, open: number, sure: number): Html {
  const { context } = view;
  const { t } = context;
  return html`<form method="post" action="${context.here()}" class="actions">
    ${sure > 0 && button(context, { text: t('read.confirm_sure', { count: sure }), name: 'action', value: 'confirm-sure' })}
    ${button(context, { text: t('read.confirm_all', { count: open }), kind: sure > 0 ? 'plain' : 'main', name: 'action', value: 'confirm-all' })}
    ${button(context, { text: t('read.discard'), kind: 'grave', name: 'action', value: 'discard' })}
  </form>`;
}

/** The page to show: the one asked for, else that of the first item that needs an eye. */
function shownPage(view: RecordView, proposal: Proposal, open: readonly ProposedItem[]): number {
  const asked = Number(view.context.query.get('page') ?? '');
  if (Number.isInteger(asked) && asked >= 1 && asked <= proposal.pages.length) return asked;
  return (open[0] ?? proposal.items[0])?.page ?? 1;
}

function viewer(view: RecordView, reading: Reading, proposal: Proposal): Html {
  const { context } = view;
  const decisions = reading.content.decisions ?? {};
  const number = shownPage(view, proposal, openItems(proposal, decisions));
  const here = proposal.items.filter((item) => item.page === number);
  return html`${pageLinks(view, proposal, decisions, number)}${pageViewer(context, {
    document: proposal.document.symbol ?? reading.fileName,
    language: proposal.document.language,
    page: number,
    pages: proposal.pages.length,
    paragraphs: paragraphs(proposal, number, here),
    findings: here.map((item) => finding(view, item, decisions[item.id], reading.status === 'discarded')),
    pageHref: (other) => context.here({ page: other }),
  })}`;
}

/** Pages with items still open, those with doubtful ones first. */
function pageLinks(
  view: RecordView,
  proposal: Proposal,
  decisions: Readonly<Record<string, Decision>>,
  current: number,
): Html {
  const { context } = view;
  const open = openItems(proposal, decisions);
  const doubtful = [...new Set(open.filter((item) => !isSure(item)).map((item) => item.page))].sort(
    (a, b) => a - b,
  );
  if (doubtful.length === 0) return html``;
  return html`<p>
    ${context.t('read.doubtful_pages')}
    ${doubtful.map((number, index) => html`${index > 0 ? ', ' : ''}${number === current ? html`<b>${number}</b>` : html`<a href="${context.here({ page: number })}">${number}</a>`}`)}
  </p>`;
}

function paragraphs(proposal: Proposal, number: number, items: readonly ProposedItem[]): ViewedParagraph[] {
  const lines = proposal.pages[number - 1]?.lines ?? [];
  const found: { text: string; finding?: string }[] = [];
  lines.forEach((line, index) => {
    const item = items.find((one) => index + 1 >= one.fromLine && index + 1 <= one.toLine);
    const last = found.at(-1);
    if (last && item && last.finding === item.id) last.text += ` ${line}`;
    else found.push(item ? { text: line, finding: item.id } : { text: line });
  });
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function finding(
  view: RecordView,
  item: ProposedItem,
  decision: Decision | undefined,
  isClosed: boolean,
): Finding {
  const { context } = view;
  const { t } = context;
  const fields = item.records[0]?.fields ?? {};
  const states = (fields['recommendingStates'] as readonly string[] | undefined) ?? [];
  const position = item.records.find((record) => record.kind === 'position')?.fields['position'];
  const labels: Child = chips(context, [
    ...states.map((code) => ({ text: stateName(context, view.catalogue, code) })),
    ...(position === undefined
      ? []
      : [{ text: word(view, 'position', textOf(position)), suggested: { confidence: item.confidence } }]),
  ]);
  return {
    id: item.id,
    heading: textOf(fields['paragraph']) || item.id,
    body: html`<p>${textOf(fields['text'])}</p>
      ${labels}`,
    ...(isSure(item) || decision !== undefined
      ? {}
      : {
          doubt:
            item.flags.length > 0
              ? item.flags.map((flag) => word(view, 'reading_flag', flag)).join('; ')
              : t('read.unsure', { confidence: context.percent(item.confidence) }),
        }),
    actions:
      decision !== undefined
        ? html`<p class="soft">${word(view, 'reading_decision', decision)}</p>`
        : isClosed
          ? html``
          : itemForm(view, item, fields, states),
  };
}

/** Confirm, put right or leave out one item. The fields stand behind "put right", so that the list stays readable. */
function itemForm(
  view: RecordView,
  item: ProposedItem,
  fields: Readonly<Record<string, unknown>>,
  states: readonly string[],
): Html {
  const { context } = view;
  const { t } = context;
  const idEnding = item.id;
  return html`<form method="post" action="${context.here()}">
    <input type="hidden" name="item" value="${item.id}" />
    <details>
      <summary>${t('read.edit')}</summary>
      ${textInput(context, { name: 'paragraph', idEnding, label: t('read.paragraph'), value: textOf(fields['paragraph']), width: 'short' })}
      ${textInput(context, { name: 'text', idEnding, label: t('read.text'), value: textOf(fields['text']), rows: 5 })}
      ${textInput(context, { name: 'states', idEnding, label: t('read.states'), hint: t('read.states.hint'), value: states.join(', ') })}
    </details>
    <p class="actions">
      ${button(context, { text: t('read.confirm'), kind: 'plain', name: 'action', value: 'confirm' })}
      ${button(context, { text: t('read.drop'), kind: 'grave', name: 'action', value: 'drop' })}
    </p>
  </form>`;
}

function notUnderstood(view: RecordView, proposal: Proposal): Html {
  const { context } = view;
  if (proposal.notUnderstood.length === 0) return html``;
  return html`${heading(2, context.t('read.not_understood', { count: proposal.notUnderstood.length }))}
    <p>${context.t('read.not_understood.why')}</p>
    <ul>
      ${proposal.notUnderstood.map((one) => html`<li><a href="${context.here({ page: one.page })}">${context.t('read.on_page', { page: one.page })}</a>: ${one.text}</li>`)}
    </ul>`;
}
