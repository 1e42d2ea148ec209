import { chips } from '../../web/components/chip.ts';
import type { Chip } from '../../web/components/chip.ts';
import { safeId } from '../../web/components/parts.ts';
import type { Finding } from '../../web/components/page-viewer.ts';
import { html } from '../../web/html.ts';
import type { Child, Html } from '../../web/html.ts';
import { fieldName, kindName, label, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import type { ProposedRecord } from '../proposals/index.ts';
import { contradictionsOf, fieldChanges } from './difference.ts';
import type { FieldChange, Held } from './difference.ts';
import { factKey, factsOf, headingOf, textOf, valueWords } from './item-words.ts';
import type { WordsView } from './item-words.ts';
import { isSure, textFieldOf } from './items.ts';
import type { ReadItem } from './items.ts';
import type { ItemProblem } from './problems.ts';

/** What a card needs of the screen that it stands on. */
export interface CardGround {
  readonly words: WordsView;
  readonly reading: { readonly id: string };
  readonly current: ReadItem | null;
  readonly held: Held;
  readonly problems: readonly ItemProblem[];
  /** Facts that are said once for all items: `factKey`. */
  readonly common: ReadonlySet<string>;
}

/** One item of the list: what it says, what it is against the record, why to look, and what to do with it. */
export function findingOf(view: RecordView, ground: CardGround, item: ReadItem, isOpen: boolean): Finding {
  const { context } = view;
  const words: WordsView = { ...ground.words, beside: [...ground.words.beside, ...item.content.records] };
  const name = headingOf(words, item);
  const doubt = doubtOf(view, ground, item);
  return {
    id: item.id,
    heading: html`${name} ${standingMark(view, item)}`,
    body: cardBody(view, words, ground, item),
    ...(doubt === null ? {} : { doubt }),
    ...(isOpen && item.standing !== 'confirmed' && item.standing !== 'in_record'
      ? { choose: { name: 'item', label: context.t('read.choose', { name }) } }
      : {}),
    passageHref: `${context.here({ item: item.id, leaf: null, done: null, count: null })}#passage-${safeId(item.id)}`,
    isCurrent: ground.current?.id === item.id,
    actions: isOpen ? actions(view, ground, item, name) : html``,
  };
}

const standingMark = (view: RecordView, item: ReadItem): Child => {
  if (item.standing === 'open')
    return item.difference === 'new'
      ? item.content.origin !== undefined &&
          html`<span class="card-mark">${view.context.t('read.edited')}</span>`
      : html`<span class="card-mark">${word(view, 'reading_difference', item.difference)}</span>`;
  return html`<span class="card-mark">${word(view, 'reading_decision', item.standing)}</span>`;
};

function cardBody(view: RecordView, words: WordsView, { held, common }: CardGround, item: ReadItem): Html {
  const [first, ...others] = item.content.records;
  if (!first) return goneBody(view, item);
  const against = (compare: typeof fieldChanges): FieldChange[] =>
    item.content.records.flatMap((record) => {
      const stored = held(record.kind, String(record.fields['id']));
      return stored && item.standing === 'open' ? compare(record, stored) : [];
    });
  const changes = against(fieldChanges);
  const beside = against(contradictionsOf);
  // A record without words of its own (a position) is told by its facts, among those of the item.
  const told = others.filter((record) => textFieldOf(record) === null);
  const chipsOf = (record: ProposedRecord): Chip[] => factChips(words, common, record, item);
  return html`<p>${textOf(words, first)}</p>
    ${chipList(view, [...chipsOf(first), ...told.flatMap(chipsOf)])}
    ${others
      .filter((record) => !told.includes(record))
      .map(
        (record) =>
          html`<div class="card-record">
            <span class="soft">${kindName(view, record.kind)}:</span> ${textOf(words, record)}
            ${chipList(view, chipsOf(record))}
          </div>`,
      )}
    ${changes.length > 0 && changeList(words, changes)}${
      beside.length > 0 &&
      html`<p class="soft">${view.context.t('read.beside')}</p>
        ${changeList(words, beside, true)}`
    }`;
}

const chipList = (view: RecordView, list: readonly Chip[]): Html | false =>
  list.length > 0 && chips(view.context, list);

const goneBody = (view: RecordView, item: ReadItem): Html =>
  html`<p>${view.context.t('read.gone')}</p>
    <ul class="plain">
      ${(item.content.gone ?? []).map(
        ({ kind, id }) =>
          html`<li><span class="soft">${kindName(view, kind)}:</span> ${label(view, kind, id)}</li>`,
      )}
    </ul>`;

/** Short facts as chips with their field's name; lists of States speak for themselves. */
function factChips(
  words: WordsView,
  common: ReadonlySet<string>,
  record: ProposedRecord,
  item: ReadItem,
): Chip[] {
  const heading = headingOf(words, item);
  const facts = factsOf(words, record).filter(
    (fact) => !common.has(factKey(fact)) && !heading.includes(fact.value),
  );
  return facts.flatMap(({ field, name, value }): Chip[] => {
    const held = record.fields[field];
    if (Array.isArray(held)) return held.map((one) => ({ text: valueWords(words, record.kind, field, one) }));
    const isPlain = PLAIN.has(field);
    const isOpen = item.standing === 'open' && item.content.origin === undefined;
    return [
      {
        text: isPlain ? value : `${name}: ${value}`,
        ...(isPlain && isOpen ? { suggested: { confidence: item.content.confidence } } : {}),
      },
    ];
  });
}

/** Fields whose value says by itself what it is. */
const PLAIN: ReadonlySet<string> = new Set(['position', 'action', 'step', 'role']);

/** Field by field what stands in the record and what the document says now; `areKept`: both stay. */
const changeList = (words: WordsView, changes: readonly FieldChange[], areKept = false): Html =>
  html`<dl class="card-changes">
    ${changes.map(({ kind, field, before, now }) => {
      const held = valueWords(words, kind, field, before);
      const said = valueWords(words, kind, field, now);
      return html`<div>
        <dt>${fieldName(words.view, kind, field)}</dt>
        <dd>${areKept ? html`<b>${held}</b> · ${said}` : html`<del>${held}</del> <ins>${said}</ins>`}</dd>
      </div>`;
    })}
  </dl>`;

/** Why a person should look: what the reader was unsure of, names it does not know, what cannot be written. */
function doubtOf(view: RecordView, { problems }: CardGround, item: ReadItem): Child {
  if (item.standing !== 'open') return null;
  const { t, percent } = view.context;
  const own = problems
    .filter((one) => one.itemId === item.id)
    .map((one) =>
      t(`read.problem.${one.code}`, {
        field: one.field === null ? '' : fieldName(view, one.kind, one.field),
        kind: kindName(view, one.kind),
      }),
    );
  const names = item.content.unresolved.map((one) =>
    t('read.unknown_name', { name: one.printed, list: word(view, 'name_list', one.vocabulary) }),
  );
  const flags = isSure(item) ? [] : item.content.flags.map((one) => word(view, 'reading_flag', one));
  const unsure = !isSure(item) && flags.length + names.length === 0 && item.content.confidence < 1;
  const all = [
    ...own,
    ...names,
    ...flags,
    ...(unsure && item.difference !== 'gone'
      ? [t('read.unsure', { confidence: percent(item.content.confidence) })]
      : []),
  ];
  return all.length === 0 ? null : html`${all.map((one) => html`<span class="doubt-line">${one}</span>`)}`;
}

/** Confirm, put right, leave out; or take the decision back. Buttons of the one form around the list. */
function actions(view: RecordView, { reading }: CardGround, item: ReadItem, name: string): Html {
  const { context } = view;
  const { t } = context;
  const act = (text: string, action: string, kind: 'plain' | 'grave'): Html =>
    html`<button
      class="button button-${kind}"
      name="one"
      value="${action} ${item.id}"
      aria-label="${text}: ${name}"
    >
      ${text}
    </button>`;
  if (item.standing === 'dropped' || item.standing === 'merged')
    return html`<p class="actions">${act(t('read.take_back'), 'take-back', 'plain')}</p>`;
  if (item.standing !== 'open') return html``;
  const href = context.link(`/${view.state.id}/read/${reading.id}/items/${item.id}`, {
    show: context.query.get('show'),
  });
  return html`<p class="actions">
    ${act(t('read.confirm'), 'confirm', 'plain')}
    ${item.content.gone === undefined && html`<a class="button button-plain edit" href="${href}" aria-label="${t('read.edit')}: ${name}">${t('read.edit')}</a>`}
    ${act(t('read.drop'), 'drop', 'grave')}
  </p>`;
}
