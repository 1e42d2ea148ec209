/** Words and citations of the records that treaty bodies' documents propose. Pure. */
import type { CitationFields, ProposedRecord } from '../../features/proposals/index.ts';
import { ordinalsInWords } from './ordinals.ts';
import type { TreatyBody } from './treaty-bodies.ts';

export const cite = (sourceId: string, locator: string, more: CitationFields = {}): CitationFields => ({
  sourceId,
  locator,
  ...more,
});

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The United Nations' own short link. */
export const symbolAddress = (symbol: string): string => `https://undocs.org/${symbol}`;

/** "Second periodic report", "Combined third and fourth periodic reports", "Initial report". */
export function reportTitle(numbers: readonly number[]): string {
  if (numbers.length === 0) return 'Periodic report';
  const words = ordinalsInWords(numbers);
  if (numbers.length === 1) return numbers[0] === 1 ? 'Initial report' : `${capital(words)} periodic report`;
  return numbers[0] === 1
    ? `Combined ${words.replace(/^first/u, 'initial')} periodic reports`
    : `Combined ${words} periodic reports`;
}

export interface ReviewFacts {
  readonly id: string;
  readonly stateId: string;
  readonly body: TreatyBody;
  readonly title: string;
  readonly sessionNumber?: number | null;
}

/** The review of a State by a treaty body, cited from the document at `locator`. */
export const reviewRecord = (facts: ReviewFacts, sourceId: string, locator: string): ProposedRecord => {
  const { id, stateId, body, title, sessionNumber = null } = facts;
  return {
    kind: 'review',
    fields: {
      id,
      stateId,
      mechanismId: body.mechanismId,
      instrumentId: body.instrumentId,
      kind: body.code === 'spt' ? 'country_visit' : 'state_report',
      title: { en: title },
      ...(sessionNumber === null ? {} : { sessionNumber }),
    },
    citations: [
      cite(sourceId, locator),
      ...(sessionNumber === null
        ? []
        : [
            cite(sourceId, 'note on the first page', {
              field: 'sessionNumber',
              reading: String(sessionNumber),
            }),
          ]),
    ],
  };
};

export const reviewTitle = (body: TreatyBody, numbers: readonly number[]): string =>
  `${reportTitle(numbers)} under the ${body.treaty}`;

export interface MilestoneFacts {
  readonly id: string;
  readonly stateId: string;
  readonly reviewId: string;
  readonly step: string;
  readonly date: string | null;
  readonly endsOn?: string | null;
  readonly detail?: string | null;
  /** The document that the step produced; the dialogue produces none. */
  readonly producedId?: string | null;
}

/** A dated step, cited from the document at `locator`; none where the document gives no date. */
export function milestoneRecords(facts: MilestoneFacts, sourceId: string, locator: string): ProposedRecord[] {
  const { id, stateId, reviewId, step, date, endsOn = null, detail = null, producedId = null } = facts;
  if (date === null) return [];
  return [
    {
      kind: 'milestone',
      fields: {
        id,
        stateId,
        reviewId,
        step,
        date,
        ...(endsOn === null ? {} : { endsOn }),
        ...(detail === null ? {} : { detail: { en: detail } }),
        ...(producedId === null ? {} : { sourceId: producedId }),
      },
      citations: [
        cite(sourceId, locator, { field: 'date', reading: date }),
        ...(detail === null ? [] : [cite(sourceId, locator, { field: 'detail' })]),
      ],
    },
  ];
}

export interface NextReportFacts {
  readonly id: string;
  readonly stateId: string;
  readonly stateName: string;
  readonly reviewId: string;
  readonly body: TreatyBody;
  readonly kind: 'periodic_report' | 'follow_up_report' | 'other';
  readonly title: string;
  readonly dueOn: string;
  readonly rule?: string | null;
  readonly followUpRequestId?: string;
}

/** What the State owes the committee by a date. */
export const dutyRecord = (facts: NextReportFacts, citations: readonly CitationFields[]): ProposedRecord => {
  const {
    id,
    stateId,
    stateName,
    reviewId,
    body,
    kind,
    title,
    dueOn,
    rule = null,
    followUpRequestId,
  } = facts;
  return {
    kind: 'reporting_duty',
    fields: {
      id,
      stateId,
      kind,
      title: { en: title },
      instrumentId: body.instrumentId,
      reviewId,
      ...(followUpRequestId === undefined ? {} : { followUpRequestId }),
      owedByWords: { en: `${stateName}, as State party` },
      owedToMechanism: body.mechanismId,
      dueOn,
      ...(rule === null ? {} : { rule: { en: rule } }),
    },
    citations,
  };
};
