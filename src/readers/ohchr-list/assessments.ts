import type { ProposedItem } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import type { ListFrame } from './frame.ts';
import type { ListRow } from './list.ts';

/** What somebody is, by the name that the list gives: in the words of an assessment's kind of assessor. */
function kindOfAssessor(name: string, stateId: string, stateNames: StateNames): string | null {
  if (
    /\b(?:ombuds\p{L}*|national human rights (?:institution|commission|cent(?:re|er))|NHRI|defender of rights)\b/iu.test(
      name,
    )
  )
    return 'national_institution';
  if (/\b(?:NGOs?|civil society|coalition|association|foundation|union|network)\b/iu.test(name))
    return 'civil_society';
  const isState = /\b(?:government|ministry|state|permanent mission|inter-?ministerial)\b/iu.test(name);
  return isState || stateNames.resolve(name) === stateId ? 'state' : null;
}

const LONGEST_VERDICT = 60;

/** "Partially implemented" of "Partially implemented. The law of 2019 …": the words before the first stop. */
const verdictOf = (text: string): string | null => {
  const [first = ''] = text.split(/[.;:,\n(–—]/u, 1);
  const words = first.trim();
  return words.length > 0 && words.length <= LONGEST_VERDICT ? words : null;
};

/**
 * The column of assessments, filled in by somebody: an item of its own, so that the tags need not wait for it. The
 * list says neither the date nor, mostly, who speaks and on what scale: a person says so on the review screen.
 */
export function assessmentItem(
  row: ListRow,
  recommendation: ProposedItem,
  frame: ListFrame,
  assessor: string | null,
  stateNames: StateNames,
): ProposedItem | null {
  const { assessment: text, place } = row;
  const subjectId = recommendation.records[0]?.fields['id'];
  if (text === null || typeof subjectId !== 'string') return null;
  const verdict = verdictOf(text);
  const kind = assessor === null ? null : kindOfAssessor(assessor, frame.stateId, stateNames);
  const locator = `${locatorOf(recommendation)}, column of assessments`;
  return {
    id: `${recommendation.id}.assessment`,
    records: [
      {
        kind: 'assessment',
        fields: {
          id: `${subjectId}.assessment.${frame.sourceId}`,
          stateId: frame.stateId,
          subjectKind: 'recommendation',
          subjectId,
          ...(kind === null ? {} : { assessorKind: kind }),
          ...(assessor === null ? {} : { assessor }),
          rationale: { en: text },
        },
        citations: [{ sourceId: frame.sourceId, locator, quote: text }],
      },
    ],
    page: place.page,
    fromLine: place.fromLine,
    toLine: place.toLine,
    confidence: 0.5,
    flags: assessor === null ? ['assessor_not_said'] : [],
    ...(verdict === null
      ? {}
      : {
          unresolved: [{ record: 0, field: 'value', vocabulary: 'scale_value' as const, printed: verdict }],
        }),
  };
}

const locatorOf = ({ records: [record] }: ProposedItem): string =>
  String(record?.citations[0]?.['locator'] ?? 'recommendation');
