import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { slugOfSymbol, uprCycleOfSession } from '../../kernel/symbol.ts';
import type {
  CitationFields,
  DocumentReader,
  ProposedItem,
  ProposedRecord,
  Proposal,
} from '../../features/reading/index.ts';
import { createPdfReader, type PdfPage } from '../pdf/index.ts';
import { parseUprReport } from './parse.ts';
import type { UprRecommendation, UprReport } from './report.ts';

/** What every record of one report hangs on. */
interface Frame {
  readonly stateId: string;
  readonly sourceId: string;
  readonly reviewId: string;
  readonly cycle: number;
}

const cite = (sourceId: string, locator: string, more: CitationFields = {}): CitationFields => ({
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

function frameOf(report: UprReport): Frame {
  if (report.reviewed === null) throw missing('which State was under review');
  if (report.symbol === null) throw missing('its own document symbol');
  const cycle = report.session === null ? null : uprCycleOfSession(report.session);
  if (cycle === null) throw missing('the session of the Working Group');
  return {
    stateId: report.reviewed,
    sourceId: slugOfSymbol(report.symbol),
    reviewId: `${report.reviewed.toLowerCase()}.upr-${cycle}`,
    cycle,
  };
}

const CYCLES = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

/** The document, the review and its dates: proposed once, left alone where the record has them. */
function frameRecords(report: UprReport, frame: Frame): ProposedRecord[] {
  const { stateId, sourceId, reviewId, cycle } = frame;
  const dated = (step: string, ending: string, date: string | null, locator: string): ProposedRecord[] =>
    date === null
      ? []
      : [
          {
            kind: 'milestone',
            fields: { id: `${reviewId}.${ending}`, stateId, reviewId, step, date, sourceId },
            citations: [cite(sourceId, locator, { field: 'date', reading: date })],
          },
        ];
  return [
    {
      kind: 'source',
      fields: {
        id: sourceId,
        kind: 'upr_working_group_report',
        symbol: report.symbol,
        title: {
          en: `Report of the Working Group on the Universal Periodic Review: ${report.reviewedName ?? stateId}`,
        },
        issuer: 'Human Rights Council',
        language: 'en',
        url: `https://undocs.org/en/${report.symbol}`,
        aboutState: stateId,
      },
      citations: [],
    },
    {
      kind: 'review',
      fields: {
        id: reviewId,
        stateId,
        mechanismId: 'upr',
        kind: 'upr',
        title: `${CYCLES[cycle - 1] ?? cycle} cycle of the Universal Periodic Review`,
        cycle,
        sessionNumber: report.session,
        troika: report.troika,
      },
      citations: [cite(sourceId, 'paras. 1–5')],
    },
    ...dated('review', 'review', report.reviewDate, 'para. 1'),
    ...dated('report_adopted_in_session', 'report-adopted', report.adoptionDate, 'para. 1'),
  ];
}

const idOf = (frame: Frame, one: UprRecommendation): string =>
  `${frame.sourceId}.${one.paragraph.replace(/[^A-Za-z0-9.]+/g, '-').replace(/-$/, '')}${one.part === null ? '' : `.${one.part}`}`;

function recordsOf(
  one: UprRecommendation,
  id: string,
  place: number,
  frame: Frame,
  report: UprReport,
): ProposedRecord[] {
  const { stateId, sourceId, reviewId } = frame;
  const locator = `para. ${one.paragraph}, p. ${one.page}`;
  const recommendation: ProposedRecord = {
    kind: 'recommendation',
    fields: {
      id,
      stateId,
      reviewId,
      mechanismId: 'upr',
      type: one.kind,
      sourceId,
      paragraph: one.paragraph,
      text: one.text,
      isSummary: false,
      language: 'en',
      recommendingStates: one.states,
      page: one.page,
      position: place,
    },
    citations: [cite(sourceId, locator, { quote: one.verbatim })],
  };
  if (one.position === null || one.kind !== 'recommendation') return [recommendation];
  const ground = one.positionGround;
  const position: ProposedRecord = {
    kind: 'position',
    fields: {
      id: `${id}.position`,
      stateId,
      recommendationId: id,
      position: one.position,
      date: report.adoptionDate ?? report.reviewDate,
    },
    citations: [
      cite(sourceId, ground ? `para. ${ground.paragraph}` : locator, {
        field: 'position',
        reading: one.position,
        ...(ground ? { quote: ground.text } : {}),
      }),
    ],
  };
  return [recommendation, position];
}

/** Paragraph numbers that occur twice get a letter, so that each item has an id of its own. */
function uniqueIds(ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id}~${times}`;
  });
}

function itemsOf(report: UprReport, frame: Frame): ProposedItem[] {
  const all = [...report.recommendations, ...report.voluntaryCommitments];
  const ids = uniqueIds(all.map((one) => idOf(frame, one)));
  return all.map((one, index) => {
    const id = ids[index] ?? idOf(frame, one);
    const { from, to } = one.place;
    return {
      id: id.slice(frame.sourceId.length + 1),
      records: recordsOf(one, id, index + 1, frame, report),
      page: one.page,
      fromLine: from.line,
      // An item that runs over the page's end is shown to the end of its first page.
      toLine: to.page === from.page ? to.line : Number.MAX_SAFE_INTEGER,
      confidence: one.confidence,
      flags: one.flags,
    };
  });
}

/** What a report proposes for the record: the document, the review, each recommendation and the position it stands under. */
export function proposeUprReport(report: UprReport, pages: readonly PdfPage[]): Proposal {
  const frame = frameOf(report);
  return {
    reader: 'upr-report',
    document: {
      stateId: frame.stateId,
      symbol: report.symbol,
      title: `Report of the Working Group: ${report.reviewedName ?? frame.stateId}`,
      language: 'en',
      sourceId: frame.sourceId,
    },
    frame: frameRecords(report, frame),
    items: itemsOf(report, frame),
    checks: report.checks.map(({ code, message, paragraph }) => ({ code, message, paragraph })),
    notUnderstood: report.notUnderstood.map(({ text, place, reason }) => ({
      text,
      page: place.from.page,
      reason,
    })),
    pages: pages.map((page, index) => ({ number: index + 1, lines: page.lines.map((line) => line.text) })),
  };
}

/** The reader as the house uses it: a file in, a proposal out; the PDF is opened in a thread of its own. */
export function uprReportReader(stateNames: StateNames): DocumentReader & { close(): Promise<void> } {
  const pdf = createPdfReader({ workers: 1 });
  return {
    id: 'upr-report',
    read: async (file, { onProgress, signal }) => {
      const pages = await pdf.read(file, {
        signal,
        onPage: (page, count) => onProgress({ page, pages: count }),
      });
      return proposeUprReport(parseUprReport(pages, stateNames), pages);
    },
    close: () => pdf.close(),
  };
}
