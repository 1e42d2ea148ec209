import { button } from '../../web/components/button.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import { note } from '../../web/components/note.ts';
import { pageViewer } from '../../web/components/page-viewer.ts';
import { heading, safeId } from '../../web/components/parts.ts';
import { textInput } from '../../web/components/text-input.ts';
import { assetAddress } from '../../web/assets.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { documentName, readingFrame } from '../reading/index.ts';
import type { Reading } from '../reading/index.ts';
import { formErrors, itemFields } from './item-form.views.ts';
import type { ItemForm } from './item-form.views.ts';
import { headingOf, textOf } from './item-words.ts';
import { wordsOf } from './items.ts';
import type { ReadItem } from './items.ts';
import type { ItemProblem } from './problems.ts';
import { paragraphs } from './confirming.views.ts';
import { findingOf } from './item-card.views.ts';
import type { Held } from './difference.ts';

/** One item on a page of its own, beside the page of the document that it was read from. */
export interface ItemPage {
  readonly reading: Reading;
  readonly form: ItemForm;
  readonly documentPage: number;
  readonly lines: readonly string[];
  readonly onPage: readonly ReadItem[];
  readonly before: ReadItem | null;
  readonly after: ReadItem | null;
  readonly held: Held;
  readonly problems: readonly ItemProblem[];
}

const itemHref = (view: RecordView, reading: Reading, item: ReadItem, rest = ''): string =>
  view.context.link(`/${view.state.id}/read/${reading.id}/items/${item.id}${rest}`, {
    show: view.context.query.get('show'),
  });

const listHref = (view: RecordView, reading: Reading, item: ReadItem): string =>
  view.context.link(`/${view.state.id}/read/${reading.id}`, {
    show: view.context.query.get('show'),
    item: item.id,
  });

function itemFrame(view: RecordView, shown: ItemPage, title: string, body: Child): Html {
  const { context } = view;
  const { reading, form } = shown;
  const { item } = form;
  return readingFrame(
    view,
    form.errors.length > 0 ? context.t('form.errorTitle', { title }) : title,
    [
      {
        label: documentName(reading),
        href: listHref(view, reading, item),
      },
    ],
    {
      twins: { json: true },
      body: html`${body}
        <script type="module" src="${assetAddress('review.js')}"></script>`,
    },
  );
}

export function itemPage(view: RecordView, shown: ItemPage): Html {
  const { context } = view;
  const { reading, form } = shown;
  const { item, words } = form;
  const title = context.t('read.item.title', { name: headingOf(words, item) });
  const isOpen = item.standing === 'open' && reading.status === 'read';
  return itemFrame(
    view,
    shown,
    title,
    html`${errorSummary(context, formErrors(form))}${stepLinks(view, shown)}${viewer(
      view,
      shown,
      isOpen ? editForm(view, shown) : decided(view, shown),
    )}`,
  );
}

/** To the items before and after it in the document. */
const stepLinks = (view: RecordView, { reading, before, after, form }: ItemPage): Html =>
  html`<nav class="viewer-steps item-steps" aria-label="${view.context.t('read.item.steps')}">
    ${before && html`<a rel="prev" href="${itemHref(view, reading, before)}">${view.context.t('read.item.before', { name: headingOf(form.words, before) })}</a>`}
    ${after && html`<a rel="next" href="${itemHref(view, reading, after)}">${view.context.t('read.item.after', { name: headingOf(form.words, after) })}</a>`}
  </nav>`;

const viewer = (view: RecordView, shown: ItemPage, beside: Child): Html =>
  pageViewer(view.context, {
    document: documentName(shown.reading),
    language: shown.reading.content.document?.language ?? 'en',
    page: shown.documentPage,
    pages: shown.reading.content.pages ?? 1,
    paragraphs: paragraphs(view, { ...shown, current: shown.form.item, items: [shown.form.item] }).map(
      (one) =>
        one.finding === undefined || one.finding === shown.form.item.id
          ? one
          : {
              ...one,
              href: view.context.link(`/${view.state.id}/read/${shown.reading.id}/items/${one.finding}`),
            },
    ),
    findings: [],
    pageHref: (number) => view.context.here({ leaf: number }),
    beside: html`<div id="finding-${safeId(shown.form.item.id)}" class="item-beside">${beside}</div>`,
  });

/** An item that is decided shows what it says; it is opened again in the list. */
const decided = (view: RecordView, shown: ItemPage): Html => {
  const { body, heading: name } = findingOf(
    view,
    { ...shown.form, ...shown, current: null, common: new Set() },
    shown.form.item,
    false,
  );
  return html`<p><b>${name}</b></p>
    ${body}`;
};

function editForm(view: RecordView, shown: ItemPage): Html {
  const { context } = view;
  const { t } = context;
  const { item } = shown.form;
  return html`<form method="post" action="${context.here()}" class="item-form">
      ${problemNote(view, shown)}${itemFields(shown.form)}
      <p class="actions">
        ${button(context, { text: t('read.save_confirm'), name: 'action', value: 'save-confirm' })}
        ${button(context, { text: t('read.save'), kind: 'plain', name: 'action', value: 'save' })}
        ${button(context, { text: t('read.drop'), kind: 'grave', name: 'action', value: 'drop' })}
      </p>
    </form>
    ${heading(2, t('read.item.more'))}
    <ul class="plain item-more">
      ${
        wordsOf(item) !== '' &&
        html`<li><a href="${itemHref(view, shown.reading, item, '/split')}">${t('read.split')}</a></li>`
      }
      ${mergeForm(view, shown)}
      ${
        item.content.origin !== undefined &&
        html`<li>
          <form method="post" action="${context.here()}">
            ${button(context, { text: t('read.as_read'), kind: 'plain', name: 'action', value: 'as-read' })}
          </form>
        </li>`
      }
    </ul>`;
}

/** The next item of the same kind, to be joined to this one; its words are shown, so that nobody joins blindly. */
function mergeForm(view: RecordView, { form, after }: ItemPage): Html | false {
  const { context } = view;
  const [own] = form.item.content.records;
  const [next] = after?.content.records ?? [];
  if (!after || !next || after.standing !== 'open' || next.kind !== own?.kind) return false;
  return html`<li>
    <form method="post" action="${context.here()}">
      <input type="hidden" name="item" value="${after.id}" />
      ${button(context, { text: context.t('read.merge.next', { name: headingOf(form.words, after) }), kind: 'plain', name: 'action', value: 'merge' })}
      <p class="soft">${textOf(form.words, next)}</p>
    </form>
  </li>`;
}

const problemNote = (view: RecordView, { problems, form }: ItemPage): Html | false => {
  const own = problems.filter((one) => one.itemId === form.item.id);
  const flags = form.item.content.flags;
  return (
    own.length + flags.length > 0 &&
    note(view.context, {
      heading: view.context.t('read.item.look'),
      body: html`<ul class="plain">
        ${flags.map((flag) => html`<li>${word(view, 'reading_flag', flag)}</li>`)}
        ${own.map((one) => html`<li>${view.context.t(`read.problem.${one.code}`, { field: one.field ?? '', kind: one.kind })}</li>`)}
      </ul>`,
    })
  );
};

/** One item cut into several: an empty line stands where the next one begins. */
export function splitPage(
  view: RecordView,
  shown: ItemPage,
  typed: string | null,
  error: string | null,
): Html {
  const { context } = view;
  const { t } = context;
  const { item, words } = shown.form;
  return itemFrame(
    view,
    shown,
    t('read.split.title', { name: headingOf(words, item) }),
    viewer(
      view,
      shown,
      html`<form method="post" action="${context.here()}" class="item-form">
        ${textInput(context, {
          name: 'text',
          label: t('read.split.text'),
          hint: t('read.split.hint'),
          value: typed ?? suggestedCut(wordsOf(item)),
          rows: 12,
          ...(error === null ? {} : { error }),
        })}
        <p class="actions">
          ${button(context, { text: t('read.split.do') })}
          <a href="${itemHref(view, shown.reading, item)}">${t('read.cancel')}</a>
        </p>
      </form>`,
    ),
  );
}

/** Where a person would most likely cut: behind a semicolon or the end of a sentence; else nothing is suggested. */
export function suggestedCut(words: string): string {
  const middle = words.length / 2;
  const ends = [...words.matchAll(/[;.!?](?=\s)/g)].map((found) => found.index + 1);
  const [nearest] = ends.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  if (nearest === undefined) return words;
  return `${words.slice(0, nearest).replace(/;$/, '')}\n\n${words.slice(nearest).trim()}`;
}
