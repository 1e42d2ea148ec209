import type { ProposedRecord } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { documentSource, unDocument } from '../common/un-document.ts';
import { uprReview, uprReviewId } from '../common/upr-review.ts';
import type { ListHead } from './list.ts';

/** What every record of one list hangs on. */
export interface ListFrame {
  readonly stateId: string;
  /** The list as a source. */
  readonly sourceId: string;
  /** The report that the recommendations stand in; null where the list names none. */
  readonly reportId: string | null;
  readonly reviewId: string;
  readonly title: Readonly<Record<'en' | 'ru' | 'kk', string>>;
  readonly records: readonly ProposedRecord[];
}

/** By the session as OHCHR files the list ("upr34-kaz-matrix"), else by the cycle. */
const sourceIdOf = ({ stateId, cycle, session }: ListHead): string =>
  `upr${session ?? `-cycle-${cycle}`}-${stateId.toLowerCase()}-matrix`;

const ENDINGS = {
  en: 'thematic list of recommendations',
  ru: 'тематический перечень рекомендаций',
  kk: 'ұсынымдардың тақырыптық тізбесі',
} as const;

/** The list and the report as sources, and the review: proposed once, left alone where the record has them. */
export function frameOf(head: ListHead, stateNames: StateNames): ListFrame {
  const { stateId, cycle, session, symbol } = head;
  const sourceId = sourceIdOf(head);
  const review = uprReview(stateId, cycle, session, { sourceId, locator: 'running head' });
  const cycleTitle = review.fields['title'] as Readonly<Record<'en' | 'ru' | 'kk', string>>;
  const titleIn = (language: 'en' | 'ru' | 'kk'): string =>
    `${cycleTitle[language]}, ${stateNames.nameOf(stateId, language)}: ${ENDINGS[language]}`;
  const title = { en: titleIn('en'), ru: titleIn('ru'), kk: titleIn('kk') };
  const list: ProposedRecord = {
    kind: 'source',
    fields: {
      id: sourceId,
      kind: 'upr_recommendation_matrix',
      title,
      issuer: 'Office of the United Nations High Commissioner for Human Rights',
      language: 'en',
      aboutState: stateId,
    },
    citations: [],
  };
  const report = symbol === null ? null : unDocument(symbol);
  const details = { kind: 'upr_working_group_report', date: null, stateNames } as const;
  return {
    stateId,
    sourceId,
    reportId: report?.sourceId ?? null,
    reviewId: uprReviewId(stateId, cycle),
    title,
    records: [list, ...(report === null ? [] : [documentSource(report, stateId, details)]), review],
  };
}
