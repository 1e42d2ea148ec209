import type {
  CitationFields,
  DocumentReader,
  HeldRecommendation,
  OpenedDocument,
  OpenedFile,
  ProposedItem,
  ProposedRecord,
  Proposal,
} from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { slugOfSymbol, symbolLink } from '../../kernel/symbol.ts';
import { isDocument } from '../common/source-text.ts';
import type { RecommendationAnswer } from './answers.ts';
import { addendumHead, surenessOfAddendum, type AddendumHead } from './head.ts';
import { readAddendum, type AddendumReading } from './parse.ts';

/** The reader as the house uses it: the replies are given to the recommendations that the record holds. */
export const uprAddendumReader: DocumentReader = {
  id: 'upr-addendum',
  recognises: surenessOfAddendum,
  propose: async (file, { stateNames, recommendationsOf }) => {
    const document = documentOf(file);
    const head = placed(addendumHead(document, [], stateNames));
    const held = (await recommendationsOf(head.reviewed, { symbol: head.reportSymbol })).filter(
      isRecommendation,
    );
    const [first] = held;
    if (first === undefined) throw notHeld(head);
    const reading = readAddendum(document, held, stateNames);
    const reviews = new Map(held.map(({ id, reviewId }) => [id, reviewId]));
    return {
      reader: 'upr-addendum',
      document: {
        stateId: head.reviewed,
        symbol: head.symbol,
        title: `Replies of the State: ${stateNames.nameOf(head.reviewed, 'en')}`,
        language: 'en',
        sourceId: head.sourceId,
      },
      frame: frameRecords(head, first.reviewId, stateNames),
      items: reading.answers.flatMap((answer) => itemsOf(answer, head, document, reviews)),
      checks: reading.checks,
      notUnderstood: notUnderstoodIn(reading),
      pages: document.pages,
    };
  },
};

/** Statements of the same document are held beside its recommendations, and have the paragraphs of the dialogue. */
const isRecommendation = ({ id }: HeldRecommendation): boolean => !/\.statement(?:~\d+)?$/u.test(id);

function documentOf(file: OpenedFile): OpenedDocument {
  if (isDocument(file)) return file;
  throw new AppError('not_an_addendum', 422, 'A State’s replies are a document, not a table of rows.');
}

interface PlacedHead extends AddendumHead {
  readonly symbol: string;
  readonly reportSymbol: string;
  readonly reviewed: string;
  readonly sourceId: string;
}

const missing = (what: string): AppError =>
  new AppError(
    'addendum_incomplete',
    422,
    `The addendum does not say ${what}, so its replies cannot be placed.`,
    {
      remedy: 'Check that the file begins with the cover of the addendum and is complete.',
    },
  );

function placed(head: AddendumHead): PlacedHead {
  const { symbol, reportSymbol, reviewed } = head;
  if (symbol === null) throw missing('its own document symbol');
  if (reportSymbol === null) throw missing('which report it belongs to');
  if (reviewed === null) throw missing('which State replies');
  return { ...head, symbol, reportSymbol, reviewed, sourceId: slugOfSymbol(symbol) };
}

const notHeld = ({ reportSymbol }: PlacedHead): AppError =>
  new AppError(
    'recommendations_not_held',
    422,
    `The record holds no recommendations of ${reportSymbol}, to which these are the replies.`,
    { remedy: 'Read the report of the Working Group first.' },
  );

const TITLE = {
  en: 'Views and replies of the State under review',
  ru: 'Мнения и ответы государства, являющегося объектом обзора',
  kk: 'Шолу өткізілетін мемлекеттің пікірлері мен жауаптары',
} as const;

function frameRecords(head: PlacedHead, reviewId: string, stateNames: StateNames): ProposedRecord[] {
  const { sourceId, symbol, reviewed: stateId, issuedOn } = head;
  const titleIn = (language: 'en' | 'ru' | 'kk'): string =>
    `${TITLE[language]}: ${stateNames.nameOf(stateId, language)} (${symbol})`;
  const source: ProposedRecord = {
    kind: 'source',
    fields: {
      id: sourceId,
      kind: 'upr_addendum',
      symbol,
      title: { en: titleIn('en'), ru: titleIn('ru'), kk: titleIn('kk') },
      issuer: 'Human Rights Council',
      ...(issuedOn === null ? {} : { date: issuedOn }),
      language: 'en',
      url: symbolLink(symbol),
      aboutState: stateId,
    },
    citations: [],
  };
  if (issuedOn === null) return [source];
  const citation = { sourceId, locator: 'p. 1', field: 'date', reading: issuedOn };
  const fields = { id: `${reviewId}.replies`, stateId, reviewId, step: 'replies', date: issuedOn, sourceId };
  return [source, { kind: 'milestone', fields, citations: [citation] }];
}

const notUnderstoodIn = ({ remarks }: AddendumReading): Proposal['notUnderstood'] =>
  remarks.map(({ text, page }) => ({ text, page, reason: 'about_no_recommendation' }));

/** No answer needs more of the document's words than fit a screen. */
const LONGEST_QUOTE = 2000;
const shortened = (words: string): string =>
  words.length <= LONGEST_QUOTE ? words : `${words.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`;

/** The answer as a record that hangs on the recommendation; dated by the addendum. */
export function positionRecord(
  { recommendation, position, words, comment, paragraph, place }: RecommendationAnswer,
  head: { readonly stateId: string; readonly sourceId: string; readonly issuedOn: string | null },
): ProposedRecord {
  const { stateId, sourceId, issuedOn } = head;
  const locator = paragraph === null ? `p. ${place.from.page}` : `para. ${paragraph}, p. ${place.from.page}`;
  const answer: CitationFields = {
    sourceId,
    locator,
    field: 'position',
    reading: position,
    ...(words === '' ? {} : { quote: shortened(words) }),
  };
  const reasons: CitationFields[] =
    comment === null || comment === words
      ? []
      : [
          {
            sourceId,
            locator: `reply to ${recommendation.paragraph ?? 'the recommendation'}`,
            quote: shortened(comment),
          },
        ];
  return {
    kind: 'position',
    fields: {
      id: `${recommendation.id}.reply`,
      stateId,
      recommendationId: recommendation.id,
      position,
      ...(issuedOn === null ? {} : { date: issuedOn }),
    },
    citations: [answer, ...reasons],
  };
}

function itemsOf(
  answer: RecommendationAnswer,
  head: PlacedHead,
  { pages }: OpenedDocument,
  reviews: ReadonlyMap<string, string>,
): ProposedItem[] {
  if (!reviews.has(answer.recommendation.id)) return [];
  const { from, to } = answer.place;
  const last = pages.find(({ number }) => number === from.page)?.lines.length ?? from.line;
  return [
    {
      id: `${answer.recommendation.id}.reply`,
      records: [positionRecord(answer, { ...head, stateId: head.reviewed })],
      page: from.page,
      fromLine: from.line,
      toLine: Math.max(from.line, to.page === from.page ? to.line : last),
      confidence: answer.confidence,
      flags: answer.flags,
    },
  ];
}
