import type { StateNames } from '../../kernel/state-names.ts';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { piecesOf, printedPieces, type DocumentPieces } from '../common/pieces.ts';
import { checksOf } from './checks.ts';
import { followUpOf, nextReportOf } from './closing.ts';
import { headOf } from './head.ts';
import { observationsOf } from './observations.ts';
import { outlineOf, type Outline } from './outline.ts';
import { passagesOf } from './passages.ts';
import type { Observation, ObservationsReport } from './report.ts';

/** One document of concluding observations, as data. Pure. Throws `observations_incomplete` (422). */
export function parseObservations(document: OpenedDocument, stateNames: StateNames): ObservationsReport {
  const { outline, pieces } = outlined(document);
  const head = headOf(document, pieces, outline, stateNames);
  const followUp = followUpOf(outline, head.adopted?.date ?? sessionEnd(head.session));
  const nextReport = nextReportOf(outline);
  const closing = new Set(
    [...followUp, ...(nextReport === null ? [] : [nextReport])].map(({ paragraph }) => paragraph),
  );
  const observations = observationsOf(outline).map((one) =>
    isUnderLastTopic(one, closing) ? { ...one, heading: null } : one,
  );
  return {
    head,
    observations,
    followUp,
    nextReport,
    checks: checksOf({ head, outline, observations, followUp, nextReport }, stateNames),
    notUnderstood: outline.tables.map(({ text, page }) => ({ text, page, reason: 'table' })),
  };
}

/** Of a PDF by its paragraphs or by its printed lines, whichever leaves fewer numbers out. */
function outlined(document: OpenedDocument): { readonly outline: Outline; readonly pieces: DocumentPieces } {
  const printed = printedPieces(document);
  const read = (pieces: DocumentPieces) => ({ pieces, outline: outlineOf(passagesOf(pieces.body)) });
  const byParagraphs = read(piecesOf(document));
  if (printed === null) return byParagraphs;
  const byLines = read(printed);
  return isFuller(byLines.outline, byParagraphs.outline) ? byLines : byParagraphs;
}

const gapsIn = ({ paragraphs }: Outline): number => {
  const numbers = new Set(paragraphs.map(({ number }) => Number(number)));
  return Math.max(0, ...numbers) - numbers.size;
};

const isFuller = (one: Outline, other: Outline): boolean =>
  one.paragraphs.length >= other.paragraphs.length &&
  (one.paragraphs.length > other.paragraphs.length || gapsIn(one) < gapsIn(other));

const CLOSING_HEADING =
  /follow-?up|dissemin|report|recommendations|issues|suivi|suite|diffusion|rapport|recommandations|seguimiento|difusión|informe|recomendaciones|последующ|распростран|доклад|рекомендации/iu;
const DISSEMINATES = /\bdisseminat|\bwidely publiciz|\bdiffus|\bdifund|распростран/iu;

/** Until about 2015 the last paragraphs had no heading of their own and stand under the last topic only by place. */
const isUnderLastTopic = ({ paragraph, heading, text }: Observation, closing: ReadonlySet<string>): boolean =>
  heading !== null &&
  !CLOSING_HEADING.test(heading) &&
  (closing.has(paragraph) || (DISSEMINATES.test(text) && /observations|observaciones|замечани/iu.test(text)));

/** The month in which a session ended: what is adopted in closed session bears no day. */
export const sessionEnd = (session: ObservationsReport['head']['session']): string | null =>
  session === null ? null : (session.endsOn ?? session.startsOn).slice(0, 7);
