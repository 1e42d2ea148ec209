import { button } from '../../web/components/button.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { findingList, pageViewer } from '../../web/components/page-viewer.ts';
import type { ViewedParagraph } from '../../web/components/page-viewer.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { pagination } from '../../web/components/pagination.ts';
import { safeId } from '../../web/components/parts.ts';
import { sectionNav } from '../../web/components/section-nav.ts';
import { assetAddress } from '../../web/assets.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { stateName, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { documentName, readingFrame, readBy } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';
import { findingOf } from './item-card.views.ts';
import { commonFacts, factKey } from './item-words.ts';
import type { FactWords } from './item-words.ts';
import { ITEM_GROUPS, openCount } from './items.repository.ts';
import { ITEMS_A_PAGE } from './screen.ts';
import type { ConfirmingScreen } from './screen.ts';
import { doneWords, namesNote, notUnderstood, outcome, selfChecks } from './confirming-notes.views.ts';

const ALL = 'all';
/** What the address says of one moment only. */
const FRESH = { page: null, item: null, leaf: null, done: null, count: null } as const;

export function confirmingPage(view: RecordView, screen: ConfirmingScreen): Html {
  const { context } = view;
  const { t } = context;
  const { reading, counts } = screen;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return readingFrame(view, t('read.found', { count: all, document: documentName(reading) }), [], {
    twins: { json: true },
    lead: lead(view, screen),
    body: html`<div class="review" id="review">
        <p class="unseen" role="status">${doneWords(view, screen)}</p>
        ${outcome(view, screen)}${readBy(view, reading)}${selfChecks(view, reading)}${namesNote(view, screen)}
        ${all === 0 ? nothing(view) : work(view, screen)}
      </div>
      ${notUnderstood(view, reading)}${asideForm(view, reading)}
      <script type="module" src="${assetAddress('review.js')}"></script>`,
  });
}

/** The situation in words, every number a link to its items. */
function lead(view: RecordView, { reading, counts }: ConfirmingScreen): Html {
  const { context } = view;
  const to = (show: string): string => context.here({ ...FRESH, show });
  const { document } = reading.content;
  const stateId = document === undefined ? view.state.id : document.stateId;
  const open = openCount(counts);
  const first =
    counts.doubtful > 0 ? 'doubtful' : counts.sure > 0 ? 'sure' : counts.gone > 0 ? 'gone' : 'moved';
  return pageLead(context, [
    stateId === null
      ? { message: 'read.review.states', values: {} }
      : { message: 'read.review.state', values: { state: stateName(context, view.catalogue, stateId) } },
    open === 0
      ? { message: 'read.review.none_open', values: {} }
      : { message: 'read.review.open', values: { open }, links: { all: to(first) } },
    counts.doubtful > 0 && {
      message: 'read.review.doubtful',
      values: { doubtful: counts.doubtful },
      links: { all: to('doubtful') },
    },
    counts.confirmed > 0 && {
      message: 'read.review.confirmed',
      values: { confirmed: counts.confirmed },
      links: { all: to('confirmed') },
    },
    counts.in_record > 0 && {
      message: 'read.review.same',
      values: { same: counts.in_record },
      links: { all: to('in_record') },
    },
  ]);
}

const nothing = (view: RecordView): Html =>
  emptyState(view.context, {
    heading: view.context.t('read.nothing'),
    next: [{ label: view.context.t('read.another'), href: view.context.link(`/${view.state.id}/read`) }],
  });

function work(view: RecordView, screen: ConfirmingScreen): Html {
  const { context } = view;
  const { reading, items, group, counts } = screen;
  const isOpen = reading.status === 'read';
  const common = commonFacts(screen.words, items);
  const ground = { ...screen, common: new Set(common.map(factKey)) };
  const list =
    items.length === 0
      ? html`<p class="viewer-nothing">${context.t('read.group.none')}</p>`
      : findingList(
          context,
          items.map((item) => findingOf(view, ground, item, isOpen)),
        );
  return html`${sectionNav(context, {
    label: context.t('read.groups'),
    items: [...ITEM_GROUPS.filter((name) => counts[name] > 0 || name === group), null].map((name) => ({
      label: word(view, 'reading_group', name ?? ALL),
      href: context.here({ ...FRESH, show: name ?? ALL }),
      current: name === group,
      ...(name === null ? {} : { count: counts[name] }),
    })),
  })}${pageViewer(context, {
    document: documentName(reading),
    language: reading.content.document?.language ?? 'en',
    page: screen.documentPage,
    pages: reading.content.pages ?? 1,
    paragraphs: paragraphs(view, screen),
    findings: [],
    pageHref: (number) => context.here({ leaf: number, item: null, done: null, count: null }),
    beside: html`<form
      method="post"
      action="${context.here({ done: null, count: null })}"
      class="review-form"
    >
      ${isOpen && wholeActions(view, screen)}${common.length > 0 && commonNote(view, common)}${list}
      ${pagination(context, { total: screen.total, pageSize: ITEMS_A_PAGE, page: screen.page })}
    </form>`,
  })}`;
}

/** What all items shown say alike is said once, so that each shows what is its own. */
const commonNote = (view: RecordView, common: readonly FactWords[]): Html =>
  html`<p class="common soft">
    ${view.context.t('read.common')}
    ${common.map(({ name, value }, index) => html`${index > 0 && ' · '}${name}: ${value}`)}
  </p>`;

/** What can be done with several items at once: those chosen, or the whole group. */
function wholeActions(view: RecordView, screen: ConfirmingScreen): Html {
  const { context } = view;
  const { t } = context;
  const { group, counts } = screen;
  const act = (text: string, value: string, kind: 'plain' | 'grave' | 'main' = 'plain'): Html =>
    button(context, { text, kind, name: 'action', value });
  if (group === 'dropped')
    return html`<p class="actions">${act(t('read.take_back.chosen'), 'take-back')}</p>`;
  if (group === 'confirmed' || group === 'in_record') return html``;
  const whole = group === null ? openCount(counts) : counts[group];
  return html`<div class="review-actions">
    <p class="actions">
      ${act(t('read.confirm.chosen'), 'confirm')}${act(t('read.merge.chosen'), 'merge')}
      ${act(t('read.drop.chosen'), 'drop', 'grave')}
    </p>
    ${
      whole > 0 &&
      html`<p class="actions">
        ${act(t(group === 'sure' ? 'read.confirm_sure' : 'read.confirm_all', { count: whole }), `confirm-${group ?? ALL}`, group === 'sure' ? 'main' : 'plain')}
      </p>`
    }
    <p class="soft keys">${t('read.keys')}</p>
  </div>`;
}

/** The lines of the page; those of one item are one passage, which leads to the item. */
export function paragraphs(
  view: RecordView,
  screen: Pick<ConfirmingScreen, 'lines' | 'onPage' | 'current' | 'items'>,
): ViewedParagraph[] {
  const { lines, onPage, current, items } = screen;
  const beside = new Set(items.map((item) => item.id));
  const found: { -readonly [K in keyof ViewedParagraph]: ViewedParagraph[K] }[] = [];
  lines.forEach((line, index) => {
    const at = index + 1;
    const item = onPage.find((one) => at >= one.content.fromLine && at <= one.content.toLine);
    const last = found.at(-1);
    if (item && last?.finding === item.id) last.text = `${last.text} ${line}`;
    else if (!item) found.push({ text: line });
    else
      found.push({
        text: line,
        finding: item.id,
        isCurrent: item.id === current?.id,
        href: beside.has(item.id)
          ? `#finding-${safeId(item.id)}`
          : view.context.here({ show: ALL, item: item.id, page: null, leaf: null }),
      });
  });
  return found;
}

/** The whole document put aside, or taken up again. */
function asideForm(view: RecordView, { status }: Reading): Html {
  const { context } = view;
  const isAside = status === 'discarded';
  return html`<form method="post" action="${context.here({ done: null, count: null })}" class="actions">
    ${button(context, {
      text: context.t(isAside ? 'read.take_up' : 'read.discard'),
      kind: isAside ? 'plain' : 'grave',
      name: 'action',
      value: isAside ? 'take-up' : 'discard',
    })}
  </form>`;
}
