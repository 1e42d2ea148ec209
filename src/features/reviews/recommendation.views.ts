import { chips } from '../../web/components/chip.ts';
import type { Chip } from '../../web/components/chip.ts';
import { definitionList } from '../../web/components/definition-list.ts';
import { note } from '../../web/components/note.ts';
import { pageLead } from '../../web/components/page-lead.ts';
import { heading, localText, textIn } from '../../web/components/parts.ts';
import { passages } from '../../web/components/passages.ts';
import { thread } from '../../web/components/thread.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { cited, inLanguage, languageGiven, pageHref, recordHref, word } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';
import { besideRecommendation, companionsOf } from '../likeness/index.ts';
import { coversParagraph, scaleValuesOf } from '../assessments/index.ts';
import { suggestedBlock, suggestedJson } from '../tagging/index.ts';
import type { AskedSuggestions } from '../tagging/index.ts';
import { termWords } from './facets.views.ts';
import { answerEntries, answersTo, followUpsOf, threadOf } from './recommendation.thread.ts';
import { rowJson } from './recommendations.twins.ts';
import { positionWord, reviewRecord, rowsOn, wasMade } from './review-record.ts';
import type { Row } from './review-record.ts';
import type { Tag } from './reviews.schema.ts';
import {
  assessmentMarks,
  documentLink,
  mechanismName,
  ownWords,
  placeLink,
  placeWords,
  recommendationsHref,
} from './reviews.marks.ts';

/** A heading may be as long as this; the thread has the whole text. */
const MOST_LETTERS = 120;

const shortened = (text: string): string => {
  if (text.length <= MOST_LETTERS) return text.replace(/[.;]$/, '');
  const cut = text.slice(0, MOST_LETTERS);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_LETTERS / 2)).replace(/[\s,;:–-]+$/, '')}…`;
};

function lead(view: RecordView, row: Row): Html {
  const { context } = view;
  const { review, made } = row.entry;
  const answer = positionWord(row);
  const answers = answerEntries(view, row).length;
  const followUp = followUpsOf(view, row)[0];
  return pageLead(context, [
    {
      message: 'recommendation.lead.made',
      values: {
        type: context.t(`recommendation.type.${row.entry.recommendation.type}`),
        place: placeWords(view, row.entry.recommendation),
        mechanism: mechanismName(view, row.entry.recommendation.mechanismId),
        date: made === null ? context.t('date.none') : context.date(made.date),
      },
      links: { review: pageHref(view, 'review', review.id) },
    },
    answer !== null && {
      message: 'recommendation.lead.position',
      values: {
        position:
          row.position === null
            ? word(view, 'position', answer)
            : cited(view, 'position', row.position.id, 'position', word(view, 'position', answer)),
      },
    },
    answers > 0 && {
      message: 'recommendation.lead.answers',
      values: { count: answers },
      links: { all: '#thread' },
    },
    followUp !== undefined && {
      message: 'recommendation.lead.follow_up',
      values: { status: word(view, 'follow_up_status', followUp.status) },
      links: { all: `${pageHref(view, 'review', review.id)}#follow-up` },
    },
    {
      message: row.differs ? 'recommendation.lead.differ' : 'recommendation.lead.assessed',
      values: { count: row.assessed.length },
      links: { all: '#assessments' },
    },
  ]);
}

/** What it is about, each the way to the other recommendations on it. */
function subjects(view: RecordView, { entry }: Row): Html | false {
  const own = entry.recommendation;
  const chip = (text: string, narrowing: Readonly<Record<string, string>>): Chip => ({
    text,
    href: recommendationsHref(view, narrowing),
  });
  const list = [
    ...own.issues.map((issue) => chip(termWords(view, ['issue'], issue), { issue })),
    ...own.themes.map((theme) => chip(termWords(view, ['theme'], theme), { theme })),
    ...own.groups.map((group) => chip(termWords(view, ['affected_group'], group), { group })),
    ...own.sdgs.map((sdg) => chip(termWords(view, ['sdg_target', 'sdg_goal'], sdg), { sdg })),
  ];
  const given = entry.byPeople.map((one) =>
    chip(termWords(view, [], one.termId), { [FACET_OF[one.field]]: one.termId }),
  );
  return (
    list.length + given.length > 0 &&
    html`${heading(2, view.context.t('recommendation.subjects'))}${list.length > 0 && chips(view.context, list)}
    ${
      given.length > 0 &&
      html`<p class="soft">${view.context.t('recommendation.subjects.by_people')}</p>
        ${chips(view.context, given)}`
    }`
  );
}

/** Which facet of the list of recommendations a tag narrows; of action categories there is none. */
const FACET_OF: Readonly<Record<Tag['field'], string>> = {
  issues: 'issue',
  themes: 'theme',
  groups: 'group',
  sdgs: 'sdg',
  actionCategory: 'action',
};

/** The paragraph that it lies in, and those that lie in it. */
function family(view: RecordView, { entry }: Row): Html | false {
  const { context } = view;
  const { paragraph, id, sourceId } = entry.recommendation;
  if (paragraph === null) return false;
  const number = paragraph.split(/\s*\(/, 1)[0] ?? paragraph;
  const record = reviewRecord(view.dossier);
  const related = (
    rowsOn(record, scaleValuesOf(view.catalogue), context.asof).byReview.get(entry.review.id) ?? []
  )
    .filter(({ entry: other }) => {
      const own = other.recommendation;
      return (
        own.id !== id &&
        own.sourceId === sourceId &&
        own.paragraph !== null &&
        coversParagraph(number, own.paragraph)
      );
    })
    .toSorted((a, b) => (a.entry.paragraphKey < b.entry.paragraphKey ? -1 : 1));
  if (related.length === 0) return false;
  return html`${heading(2, context.t('recommendation.family', { paragraph: number }))}
  ${passages(context, {
    groups: [
      {
        heading: entry.recommendation.heading === null ? '' : textIn(context, entry.recommendation.heading),
        passages: related.map((row) => ({
          place: placeLink(view, row.entry.recommendation),
          words: ownWords(view, row.entry.recommendation),
          ...(row.assessed.length > 0 ? { below: assessmentMarks(view, row) } : {}),
        })),
      },
    ],
  })}`;
}

function facts(view: RecordView, { entry }: Row): Html {
  const { context } = view;
  const { t } = context;
  const { recommendation: own, review } = entry;
  return html`${heading(2, t('recommendation.record'))}
  ${definitionList(context, [
    {
      term: t('reviews.review'),
      value: html`<a href="${pageHref(view, 'review', review.id)}">${localText(context, review.title)}</a>`,
    },
    {
      term: t('recommendation.document'),
      value: own.sourceId === null ? null : documentLink(view, own.sourceId),
    },
    own.heading !== null && {
      term: t('recommendation.heading'),
      value: cited(view, 'recommendation', own.id, 'heading', textIn(context, own.heading)),
    },
    own.paragraph !== null && {
      term: t('reviews.paragraph'),
      value: cited(view, 'recommendation', own.id, 'paragraph', own.paragraph),
    },
    own.page !== null && {
      term: t('recommendation.page.term'),
      value: cited(view, 'recommendation', own.id, 'page', context.number(own.page)),
    },
    own.actionCategory !== null && {
      term: t('recommendation.action'),
      value: cited(
        view,
        'recommendation',
        own.id,
        'actionCategory',
        `${own.actionCategory}: ${termWords(view, ['action_category'], String(own.actionCategory))}`,
      ),
    },
    {
      term: t('recommendation.history'),
      value: html`<a href="${recordHref(view, 'recommendation', own.id)}"
        >${t('recommendation.record.link')}</a
      >`,
    },
  ])}`;
}

/** `asked`: what the program suggests for it; null where it was not asked. */
export function recommendationPage(view: RecordView, row: Row, asked: AskedSuggestions | null): Html {
  const { context, state } = view;
  const { t } = context;
  const { recommendation: own, review } = row.entry;
  const made = wasMade(row.entry, context.asof);
  return page(context, {
    title: shortened(own.text),
    titleLanguage: own.language,
    crumbs: [
      { label: state.name, href: context.link(`/${state.id}`) },
      { label: t('reviews.title'), href: context.link(`/${state.id}/reviews`) },
      {
        label: inLanguage(context, review.title),
        language: languageGiven(context, review.title),
        href: pageHref(view, 'review', review.id),
      },
    ],
    state,
    section: 'recommendations',
    lead: made === 'yes' && lead(view, row),
    twins: { json: true },
    body: html`${made !== 'yes' && note(context, { tone: 'warning', body: t(made === 'no' ? 'recommendation.not_made' : 'recommendation.perhaps_made', { date: context.date(context.asof) }) })}
      ${subjects(view, row)}
      <section id="thread">
        ${heading(2, t('recommendation.thread'))}${thread(context, { entries: threadOf(view, row) })}
      </section>
      ${family(view, row)} ${besideRecommendation(view, own.id)} ${suggestedBlock(view, row.entry, asked)}
      ${facts(view, row)}`,
  });
}

export const recommendationJson = (view: RecordView, row: Row, asked: AskedSuggestions | null): unknown => {
  const { dossier } = view;
  const withCitations = <R extends { readonly id: string }>(kind: string, record: R): unknown => ({
    ...record,
    citations: dossier.citations(kind, record.id),
  });
  return {
    recommendation: rowJson(view, row),
    made: wasMade(row.entry, view.context.asof),
    suggestedTags: suggestedJson(asked),
    positions: row.entry.positions.map((one) => withCitations('position', one)),
    answers: answersTo(view, row).map((one) => withCitations('answer', one)),
    saysTheSame: companionsOf(dossier, [row.entry.recommendation.id]).map(
      ({ recommendationId, cluster }) => ({
        recommendationId,
        cluster: cluster.id,
      }),
    ),
    followUps: followUpsOf(view, row).map(({ request, report, status }) => ({
      request: withCitations('follow_up_request', request),
      report: report === null ? null : withCitations('follow_up_report', report),
      status,
    })),
  };
};
