import type { ProposedRecord } from '../../features/proposals/index.ts';
import type { Alpha3 } from '../../kernel/state-names.ts';
import type { TextPlace } from '../common/placed-text.ts';
import { cite, type Frame } from './frame.ts';
import type { UprRecommendation, UprReport, UprStatement } from './report.ts';

/** A recommendation, and the position it stands under where the report says one. */
export function recommendationRecords(
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
      ...(one.heading === null ? {} : { heading: one.heading }),
      text: one.text,
      isSummary: false,
      language: frame.language,
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

interface Said {
  readonly paragraph: string;
  readonly speaker: Alpha3 | null;
  /** Null for a comment in the conclusions. */
  readonly part: UprStatement['part'] | null;
  readonly text: string;
  readonly place: TextPlace;
}

/** Headings as every report prints them. */
const HEADINGS = {
  presentation: 'Presentation by the State under review',
  dialogue: 'Interactive dialogue and responses by the State under review',
  conclusions: 'Conclusions and/or recommendations',
} as const;

/** What a State said, paragraph by paragraph; `recommendingStates` holds who said it. */
export function statementRecord(said: Said, id: string, place: number, frame: Frame): ProposedRecord {
  const { stateId, sourceId, reviewId } = frame;
  const page = said.place.from.page;
  return {
    kind: 'recommendation',
    fields: {
      id,
      stateId,
      reviewId,
      mechanismId: 'upr',
      type: 'statement',
      sourceId,
      paragraph: said.paragraph,
      heading: HEADINGS[said.part ?? 'conclusions'],
      text: said.text,
      isSummary: false,
      language: frame.language,
      recommendingStates: said.speaker === null ? [] : [said.speaker],
      page,
      position: place,
    },
    citations: [cite(sourceId, `para. ${said.paragraph}, p. ${page}`, { quote: said.text })],
  };
}
