import type { ProposedRecord } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { ordinalsInWords } from '../common/ordinals.ts';
import { documentSource } from '../common/un-document.ts';
import type { UnDocument } from '../common/un-document.ts';
import { cycleOf, sessionOf, uprReview } from '../common/upr-review.ts';
import type { Annotation } from './annotation.ts';
import type { Speaker } from './bodies.ts';

/** The index as a source of the record. */
export const UHRI = 'uhri';

/** What all annotations of one document about one State stand on. */
export interface Frame {
  readonly sourceId: string;
  readonly reviewId: string;
  readonly records: readonly ProposedRecord[];
}

type Localised = Readonly<Record<'en' | 'ru' | 'kk', string>>;

interface ReviewOf {
  readonly record: ProposedRecord;
  /** The step at which its document came out, and the ending of that step's id. */
  readonly step: string;
  readonly ending: string;
  readonly documentKind: 'upr_working_group_report' | 'concluding_observations' | 'visit_report';
}

const citation = (document: UnDocument): { sourceId: string; locator: string } => ({
  sourceId: UHRI,
  locator: `annotations of ${document.printed}`,
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** '3-4' of CEDAW/C/KAZ/CO/3-4; null where the symbol does not number reports. */
function numbersOf({ symbol }: UnDocument): { readonly ending: string; readonly words: Localised } | null {
  const numbers = symbol?.cycles ?? [];
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return null;
  const ending = first === last ? `${first}` : `${first}-${last}`;
  const isOne = first === last;
  return {
    ending,
    words: {
      en: `${isOne ? '' : 'Combined '}${ordinalsInWords(numbers)} periodic report${isOne ? '' : 's'}`,
      ru: isOne ? `Периодический доклад № ${ending}` : `Объединённые периодические доклады № ${ending}`,
      kk: isOne ? `№ ${ending} мерзімді баяндама` : `№ ${ending} біріктірілген мерзімді баяндамалар`,
    },
  };
}

function treatyReview(document: UnDocument, stateId: string, speaker: Speaker): ReviewOf {
  const body = speaker.treatyBody;
  const code = body?.code ?? speaker.mechanismId;
  const numbers = numbersOf(document);
  const title: Localised = numbers
    ? {
        en: capital(`${numbers.words.en} under the ${body?.treaty ?? speaker.printed}`),
        ru: `${numbers.words.ru}: ${body?.names[3] ?? speaker.printed}`,
        kk: `${numbers.words.kk} (${speaker.printed})`,
      }
    : {
        en: `Concluding observations ${document.printed}`,
        ru: `Заключительные замечания ${document.printed}`,
        kk: `Қорытынды ескертулер ${document.printed}`,
      };
  return {
    record: {
      kind: 'review',
      fields: {
        id: `${stateId.toLowerCase()}.${code}${numbers ? `-${numbers.ending}` : `.${document.sourceId}`}`,
        stateId,
        mechanismId: speaker.mechanismId,
        ...(body === null ? {} : { instrumentId: body.instrumentId }),
        kind: 'state_report',
        title,
        troika: [],
      },
      citations: [citation(document)],
    },
    step: 'observations_published',
    ending: 'observations-published',
    documentKind: 'concluding_observations',
  };
}

/** A visit, or another document of a mandate of the Human Rights Council: each stands for itself. */
function visitReview(document: UnDocument, stateId: string, speaker: Speaker): ReviewOf {
  const title = `${speaker.printed}: ${document.printed}`;
  return {
    record: {
      kind: 'review',
      fields: {
        id: `${stateId.toLowerCase()}.${speaker.mechanismId}.${document.sourceId}`,
        stateId,
        mechanismId: speaker.mechanismId,
        ...(speaker.treatyBody === null ? {} : { instrumentId: speaker.treatyBody.instrumentId }),
        kind: 'country_visit',
        title: { en: title, ru: title, kk: title },
        troika: [],
      },
      citations: [
        { ...citation(document), field: 'mechanismId', value: speaker.printed, reading: speaker.mechanismId },
      ],
    },
    step: 'published',
    ending: 'published',
    documentKind: 'visit_report',
  };
}

function reviewOf(
  annotation: Annotation,
  document: UnDocument,
  stateId: string,
  speaker: Speaker,
): ReviewOf | null {
  if (speaker.family === 'treaty_body') return treatyReview(document, stateId, speaker);
  if (speaker.family === 'visits') return visitReview(document, stateId, speaker);
  const session = sessionOf(annotation.uprSession);
  const ofDocument = document.symbol?.mechanism === 'upr' ? (document.symbol.cycles[0] ?? null) : null;
  const cycle = cycleOf(annotation.uprCycle, session, ofDocument);
  if (cycle === null) return null;
  return {
    record: uprReview(stateId, cycle, session, citation(document)),
    step: 'report_published',
    ending: 'report-published',
    documentKind: 'upr_working_group_report',
  };
}

/** null for a recommendation of the UPR of which nothing tells the cycle. */
export function frameOf(
  annotation: Annotation,
  document: UnDocument,
  stateId: string,
  speaker: Speaker,
  stateNames: StateNames,
): Frame | null {
  const review = reviewOf(annotation, document, stateId, speaker);
  if (review === null) return null;
  const { date } = annotation;
  const reviewId = String(review.record.fields['id']);
  const source = documentSource(document, stateId, { kind: review.documentKind, date, stateNames });
  const published: ProposedRecord = {
    kind: 'milestone',
    fields: {
      id: `${reviewId}.${review.ending}`,
      stateId,
      reviewId,
      step: review.step,
      date,
      sourceId: document.sourceId,
    },
    citations: [{ ...citation(document), field: 'date', value: annotation.printedDate, reading: date }],
  };
  return {
    sourceId: document.sourceId,
    reviewId,
    records: date === null ? [source, review.record] : [source, review.record, published],
  };
}
