import type { CitationFields, ProposedRecord } from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { slugOfSymbol, uprCycleOfSession } from '../../kernel/symbol.ts';
import { documentSource, unDocument } from '../common/un-document.ts';
import { uprReview, uprReviewId } from '../common/upr-review.ts';
import type { UprReport } from './report.ts';
import type { ReportLanguage } from './wordings.ts';

/** What every record of one report hangs on. */
export interface Frame {
  readonly stateId: string;
  readonly sourceId: string;
  readonly reviewId: string;
  readonly cycle: number;
  /** Of the words of the document. */
  readonly language: ReportLanguage;
}

export const cite = (sourceId: string, locator: string, more: CitationFields = {}): CitationFields => ({
  sourceId,
  locator,
  ...more,
});

const missing = (what: string): AppError =>
  new AppError(
    'report_incomplete',
    422,
    `The report does not say ${what}, so its recommendations cannot be placed in the record.`,
    {
      remedy: 'Check that the file begins with the cover of the report and is complete.',
    },
  );

/** Throws `report_incomplete` (422) where the State, the symbol or the session is not said. */
export function frameOf(report: UprReport): Frame {
  if (report.reviewed === null) throw missing('which State was under review');
  if (report.symbol === null) throw missing('its own document symbol');
  const cycle = report.session === null ? null : uprCycleOfSession(report.session);
  if (cycle === null) throw missing('the session of the Working Group');
  return {
    stateId: report.reviewed,
    sourceId: slugOfSymbol(report.symbol),
    reviewId: uprReviewId(report.reviewed, cycle),
    cycle,
    language: report.language,
  };
}

/** The document, those it was based on, the review and its dates: proposed once, left alone where the record has them. */
export function frameRecords(report: UprReport, frame: Frame, stateNames: StateNames): ProposedRecord[] {
  return [...sources(report, frame, stateNames), reviewRecord(report, frame), ...milestones(report, frame)];
}

function sources(report: UprReport, { stateId }: Frame, stateNames: StateNames): ProposedRecord[] {
  const own = {
    symbol: report.symbol ?? '',
    kind: 'upr_working_group_report',
    date: report.issuedOn,
  } as const;
  const based = report.documents.map(({ symbol, kind }) => ({ symbol, kind, date: null }));
  return [own, ...based].flatMap(({ symbol, kind, date }) => {
    const document = unDocument(symbol);
    if (document === null) return [];
    const record = documentSource(document, stateId, { kind, date, stateNames });
    const title = titleOf(kind, stateId, stateNames) ?? record.fields['title'];
    return [{ ...record, fields: { ...record.fields, title, issuer: 'Human Rights Council' } }];
  });
}

const TITLES: Readonly<Record<string, Readonly<Record<'en' | 'ru' | 'kk', string>>>> = {
  upr_national_report: {
    en: 'National report for the Universal Periodic Review',
    ru: 'Национальный доклад для универсального периодического обзора',
    kk: 'Әмбебап мерзімді шолуға арналған ұлттық баяндама',
  },
  upr_compilation: {
    en: 'Compilation of United Nations information for the Universal Periodic Review',
    ru: 'Подборка информации Организации Объединённых Наций для универсального периодического обзора',
    kk: 'Әмбебап мерзімді шолуға арналған Біріккен Ұлттар Ұйымының ақпарат жинағы',
  },
  upr_stakeholder_summary: {
    en: 'Summary of stakeholders’ information for the Universal Periodic Review',
    ru: 'Резюме материалов заинтересованных сторон для универсального периодического обзора',
    kk: 'Әмбебап мерзімді шолуға арналған мүдделі тараптар материалдарының түйіні',
  },
};

function titleOf(
  kind: string,
  stateId: string,
  stateNames: StateNames,
): Readonly<Record<'en' | 'ru' | 'kk', string>> | null {
  const labels = TITLES[kind];
  if (labels === undefined) return null;
  const titleIn = (language: 'en' | 'ru' | 'kk'): string =>
    `${labels[language]}: ${stateNames.nameOf(stateId, language)}`;
  return { en: titleIn('en'), ru: titleIn('ru'), kk: titleIn('kk') };
}

function reviewRecord(report: UprReport, frame: Frame): ProposedRecord {
  const { stateId, sourceId, cycle } = frame;
  const citation = cite(sourceId, 'paras. 1–2');
  const record = uprReview(stateId, cycle, report.session, citation);
  const { delegationsStated } = report;
  return {
    ...record,
    fields: {
      ...record.fields,
      troika: report.troika,
      ...(delegationsStated === null ? {} : { delegationsStated }),
    },
  };
}

interface Dated {
  readonly step: string;
  readonly ending: string;
  readonly date: string | null;
  readonly locator: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

function milestones(report: UprReport, { stateId, sourceId, reviewId }: Frame): ProposedRecord[] {
  const head = report.headOfDelegation;
  const detail = head === null ? {} : { detail: delegationHeadedBy(head) };
  const steps: readonly Dated[] = [
    { step: 'review', ending: 'review', date: report.reviewDate, locator: 'para. 1', more: detail },
    {
      step: 'report_adopted_in_session',
      ending: 'report-adopted',
      date: report.adoptionDate,
      locator: 'para. 1',
    },
    { step: 'report_published', ending: 'report-published', date: report.issuedOn, locator: 'p. 1' },
  ];
  return steps.flatMap(({ step, ending, date, locator, more = {} }) => {
    if (date === null) return [];
    const citation = cite(sourceId, locator, { field: 'date', reading: date });
    const fields = { id: `${reviewId}.${ending}`, stateId, reviewId, step, date, sourceId, ...more };
    return [{ kind: 'milestone', fields, citations: [citation] }];
  });
}

/** The name and title stay as the document prints them. */
const delegationHeadedBy = (head: string): Readonly<Record<'en' | 'ru' | 'kk', string>> => ({
  en: `Head of delegation: ${head}`,
  ru: `Глава делегации: ${head}`,
  kk: `Делегация басшысы: ${head}`,
});
