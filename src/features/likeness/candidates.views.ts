/** /KAZ/recommendations/…/like: what may say the same and what may answer it, for a person to accept or refuse. */
import { button } from '../../web/components/button.ts';
import { emptyState } from '../../web/components/empty-state.ts';
import { errorSummary } from '../../web/components/error-summary.ts';
import type { FieldError } from '../../web/components/error-summary.ts';
import { note } from '../../web/components/note.ts';
import { heading, safeId, textIn, unseen } from '../../web/components/parts.ts';
import { quotation } from '../../web/components/quotation.ts';
import { select } from '../../web/components/select.ts';
import { textInput } from '../../web/components/text-input.ts';
import { attributes, html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { CERTAINTIES } from '../../ledger/fields.ts';
import { cited, inLanguage, kindName, label, pageHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { placeLink, placeWords, reviewRecord, rowOn } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import { scaleValuesOf } from '../assessments/index.ts';
import type { LikeHit } from '../search/index.ts';
import { cluster } from './clusters.schema.ts';
import { clustersWith } from './clusters.ts';
import { doneNote } from './done.views.ts';
import type { Candidates } from './likeness.service.ts';
import { behindWords, englishName, positionWords } from './words.ts';

export interface CandidatesPage {
  readonly entry: Entry;
  readonly candidates: Candidates;
  readonly among: 'own' | 'others';
  readonly count: number;
  /** The view of each State that a hit concerns. */
  readonly viewOf: (stateId: string) => RecordView;
  readonly sent: FormData | null;
  readonly errors: readonly FieldError[];
}

/** So many are shown, and so many when more are asked for. */
export const SHOWN = 10;
export const SHOWN_MORE = 30;

export function candidatesPage(view: RecordView, shown: CandidatesPage): Html {
  const { context, state } = view;
  const { t } = context;
  const { recommendation: own } = shown.entry;
  const title = t('likeness.title', { place: placeWords(view, own) });
  return page(context, {
    title: shown.errors.length > 0 ? t('form.errorTitle', { title }) : title,
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('recommendations.title'), href: context.link(`/${state.id}/recommendations`) },
      { label: placeWords(view, own), href: pageHref(view, 'recommendation', own.id) },
    ],
    state,
    section: 'recommendations',
    noindex: true,
    twins: { json: true },
    lead: html`<p class="lead">${t('likeness.lead')}</p>`,
    body: html`${errorSummary(context, shown.errors)}${doneNote(view)}
    ${quotation(context, {
      text: own.text,
      language: own.language,
      isSummary: own.isSummary,
      source: html`${placeLink(view, own)} · ${behindWords(view, shown.entry)} ·
      ${cited(view, 'recommendation', own.id, 'text', t('record.sources'))}`,
    })}
    ${own.language !== 'en' && note(context, { tone: 'warning', body: t('likeness.words_alone') })}
    ${shown.among === 'own' ? ownState(view, shown) : otherStates(view, shown)}`,
  });
}

function ownState(view: RecordView, shown: CandidatesPage): Html {
  const { t } = view.context;
  return html`<section id="same">
      ${heading(2, t('likeness.same'))} ${sameForm(view, shown)} ${ways(view, shown)}
    </section>
    <section id="answers">
      ${heading(2, t('likeness.answers'))}
      <p>${t('likeness.answers.lead')}</p>
      ${answersForm(view, shown)}
    </section>
    ${refusedSection(view, shown)}`;
}

const mayWrite = ({ context }: RecordView): boolean => context.known === null;

/** More of them, and those of other States. */
const ways = ({ context }: RecordView, { count, among }: CandidatesPage): Html =>
  html`<p>
    ${
      count < SHOWN_MORE &&
      html`<a href="${context.here({ show: String(SHOWN_MORE), done: null })}"
          >${context.t('likeness.more', { count: SHOWN_MORE })}</a
        >
        · `
    }
    ${
      among === 'own'
        ? html`<a href="${context.here({ among: 'others', done: null })}">${context.t('likeness.others')}</a>`
        : html`<a href="${context.here({ among: null, done: null })}">${context.t('likeness.own')}</a>`
    }
  </p>`;

function sameForm(view: RecordView, shown: CandidatesPage): Html {
  const { context } = view;
  const { same } = shown.candidates;
  if (same.length === 0) return nothing(view, shown);
  return html`<form method="post" action="${context.here({ done: null })}">
    <ul class="suggestions">
      ${same.map((hit) => sameItem(view, shown, hit))}
    </ul>
    ${mayWrite(view) && clusterFields(view, shown)}
  </form>`;
}

const nothing = (view: RecordView, { entry }: CandidatesPage): Html =>
  emptyState(view.context, {
    heading: view.context.t('likeness.none'),
    next: [
      {
        label: view.context.t('likeness.back'),
        href: pageHref(view, 'recommendation', entry.recommendation.id),
      },
    ],
  });

/** One that may say the same: its words, who said it when and what was answered. */
function sameItem(view: RecordView, shown: CandidatesPage, hit: LikeHit): Html | false {
  const own = shown.viewOf(hit.unit);
  const entry = reviewRecord(own.dossier).byId.get(hit.id);
  if (entry === undefined) return false;
  const { recommendation } = entry;
  const id = `same-${safeId(hit.id)}`;
  const words = textIn(view.context, recommendation.text, recommendation.language);
  const isChosen = shown.sent?.getAll('same').includes(hit.id) ?? false;
  const canChoose = shown.among === 'own' && mayWrite(view);
  return html`<li>
    <span class="suggestion-name">
      ${canChoose && html`<input ${attributes({ type: 'checkbox', id, name: 'same', value: hit.id, checked: isChosen })} />`}
      ${canChoose ? html`<label for="${id}">${words}</label>` : words}
    </span>
    <span class="suggestion-why">
      ${shown.among === 'others' && html`<b>${own.state.name}</b> · `}${placeLink(own, recommendation)} ·
      ${behindWords(own, entry)}${positionAfter(own, entry)} · ${closenessWords(view, hit)}
      ${clustersWith(own.dossier, hit.id).map(
        (one) =>
          html`· <a href="${pageHref(own, 'cluster', one.id)}">${inLanguage(view.context, one.name)}</a> `,
      )}
    </span>
    ${canChoose && refuseButton(view, `recommendation/${hit.id}`, 'likeness.not_same', placeWords(own, recommendation))}
  </li>`;
}

function positionAfter(view: RecordView, entry: Entry): Html | false {
  const words = positionWords(view, rowOn(entry, scaleValuesOf(view.catalogue), view.context.asof));
  return words !== false && html` · ${words}`;
}

const closenessWords = ({ context }: RecordView, hit: LikeHit): string =>
  [
    context.t('likeness.closeness', { share: context.percent(hit.closeness) }),
    hit.byWordsAlone ? context.t('likeness.by_words') : '',
  ]
    .filter(Boolean)
    .join(' ');

/** `of`: what is refused, said to screen readers, because the words are the same on each button. */
const refuseButton = (
  { context }: RecordView,
  name: string,
  words: 'likeness.not_same' | 'likeness.no_answer',
  of: string,
): Html =>
  html`<span class="suggestion-do"
    >${button(context, { text: html`${context.t(words)}${unseen(`: ${of}`)}`, kind: 'plain', name: 'one', value: `refuse ${name}` })}</span
  >`;

const NEW = 'new';

function clusterFields(view: RecordView, { sent, errors, entry }: CandidatesPage): Html {
  const { context } = view;
  const { t } = context;
  const own = clustersWith(view.dossier, entry.recommendation.id);
  const all = [...new Set([...own, ...view.dossier.all(cluster)])];
  const errorOf = (name: string): { error?: string } => {
    const found = errors.find((one) => one.name === name);
    return found === undefined ? {} : { error: found.message };
  };
  const value = (name: string): string => String(sent?.get(name) ?? '');
  return html`<div class="bulk">
    ${heading(3, t('likeness.put'))}
    ${
      all.length > 0 &&
      select(context, {
        name: 'cluster',
        label: t('likeness.cluster'),
        value: value('cluster') || (own[0]?.id ?? NEW),
        choices: [
          { value: NEW, label: t('likeness.cluster.new') },
          ...all.map((one) => ({ value: one.id, label: inLanguage(context, one.name) })),
        ],
      })
    }
    ${textInput(context, { name: 'name', label: t('likeness.name'), hint: t('likeness.name.hint'), value: value('name'), ...errorOf('name') })}
    ${englishName(view, value('english'), errors)}
    ${textInput(context, { name: 'reason', label: t('likeness.reason'), hint: t('likeness.reason.hint'), value: value('reason') })}
    <p class="actions">${button(context, { text: t('likeness.say'), name: 'action', value: 'same' })}</p>
  </div>`;
}

function answersForm(view: RecordView, shown: CandidatesPage): Html {
  const { context } = view;
  const { t } = context;
  const { answers } = shown.candidates;
  if (answers.length === 0)
    return emptyState(context, {
      heading: t('likeness.answers.none'),
      next: [{ label: t('plans.title'), href: context.link(`/${view.state.id}/plans`) }],
    });
  return html`<form method="post" action="${context.here({ done: null })}">
    <ul class="suggestions">
      ${answers.map((hit) => answerItem(view, shown, hit))}
    </ul>
    ${
      mayWrite(view) &&
      html`<div class="bulk">
        ${heading(3, t('likeness.answers.put'))}
        ${select(context, {
          name: 'certainty',
          label: t('likeness.certainty'),
          value: String(shown.sent?.get('certainty') ?? 'probable'),
          choices: CERTAINTIES.map((one) => ({ value: one, label: word(view, 'certainty', one) })),
        })}
        ${textInput(context, { name: 'reason', idEnding: 'answers', label: t('likeness.reason'), hint: t('likeness.answers.reason'), value: String(shown.sent?.get('reason') ?? '') })}
        <p class="actions">
          ${button(context, { text: t('likeness.answers.say'), kind: 'plain', name: 'action', value: 'answers' })}
        </p>
      </div>`
    }
  </form>`;
}

function answerItem(view: RecordView, shown: CandidatesPage, hit: LikeHit): Html {
  const name = `${hit.kind}/${hit.id}`;
  const id = `answer-${safeId(name)}`;
  const isChosen = shown.sent?.getAll('answer').includes(name) ?? false;
  return html`<li>
    <span class="suggestion-name">
      ${mayWrite(view) && html`<input ${attributes({ type: 'checkbox', id, name: 'answer', value: name, checked: isChosen })} />`}
      ${mayWrite(view) ? html`<label for="${id}">${label(view, hit.kind, hit.id)}</label>` : label(view, hit.kind, hit.id)}
    </span>
    <span class="suggestion-why">
      <a href="${pageHref(view, hit.kind, hit.id)}">${kindName(view, hit.kind)}</a> ·
      ${closenessWords(view, hit)}
    </span>
    ${mayWrite(view) && refuseButton(view, name, 'likeness.no_answer', label(view, hit.kind, hit.id))}
  </li>`;
}

/** What was refused before: it can be offered again. */
function refusedSection(view: RecordView, { candidates: { refused } }: CandidatesPage): Html | false {
  const { context } = view;
  if (refused.length === 0 || !mayWrite(view)) return false;
  return html`<details>
    <summary>${context.t('likeness.refused', { count: refused.length })}</summary>
    <form method="post" action="${context.here({ done: null })}">
      <ul class="plain">
        ${refused.map(
          ({ otherKind, otherId }) =>
            html`<li>
              <a href="${pageHref(view, otherKind, otherId)}">${label(view, otherKind, otherId)}</a>
              ${button(context, { text: context.t('likeness.offer_again'), kind: 'plain', name: 'one', value: `again ${otherKind}/${otherId}` })}
            </li>`,
        )}
      </ul>
    </form>
  </details>`;
}

/** To read only: a cluster is the thread of one State. */
function otherStates(view: RecordView, shown: CandidatesPage): Html {
  const { same } = shown.candidates;
  return html`<section id="same">
    ${heading(2, view.context.t('likeness.others.title'))}
    <p>${view.context.t('likeness.others.lead')}</p>
    ${
      same.length === 0
        ? nothing(view, shown)
        : html`<ul class="suggestions">
            ${same.map((hit) => sameItem(view, shown, hit))}
          </ul>`
    }
    ${ways(view, shown)}
  </section>`;
}

/** The candidates as data. */
export const candidatesJson = (view: RecordView, { entry, candidates, among }: CandidatesPage): unknown => ({
  recommendationId: entry.recommendation.id,
  among,
  comparedByWordsAlone: entry.recommendation.language !== 'en',
  same: candidates.same,
  answers: among === 'own' ? candidates.answers : [],
  refused: candidates.refused.map(({ otherKind, otherId }) => ({ kind: otherKind, id: otherId })),
  clusters: clustersWith(view.dossier, entry.recommendation.id).map((one) => one.id),
});
