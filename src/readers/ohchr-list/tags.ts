import type {
  CitationFields,
  ReadingGround,
  UnresolvedName,
  Vocabulary,
} from '../../features/proposals/index.ts';
import type { ListRow } from './list.ts';
import { sdgCode, withoutCode } from './words.ts';

/** The lists of a row that become tags of the recommendation, and where their names are known. */
const TAGS = [
  ['themes', 'theme'],
  ['groups', 'affected_group'],
  ['sdgs', 'sdg'],
] as const satisfies readonly (readonly [string, Vocabulary])[];
type TagField = (typeof TAGS)[number][0];

export interface RowTags {
  readonly ids: Readonly<Record<TagField, readonly string[]>>;
  /** One for each field that the row says something of, its labels as printed, a line each. */
  readonly citations: readonly CitationFields[];
  readonly unresolved: readonly Omit<UnresolvedName, 'record'>[];
}

type LookUp = ReadingGround['lookUp'];

/** A theme by its words, then by OHCHR's code before them; a goal by its number, then by its name. */
function find(vocabulary: Vocabulary, label: string, stateId: string, lookUp: LookUp): string | null {
  const known = lookUp(vocabulary, label, stateId);
  if (known !== null || vocabulary === 'affected_group') return known;
  if (vocabulary === 'sdg') {
    const number = sdgCode(label);
    return number === null ? null : lookUp('sdg', number, stateId);
  }
  const { words, code } = withoutCode(label);
  return lookUp('theme', words, stateId) ?? (code === null ? null : lookUp('theme', code, stateId));
}

/** What the person is asked about: a theme without the number that one list gives it. */
const asked = (vocabulary: Vocabulary, label: string): string =>
  vocabulary === 'theme' ? withoutCode(label).words : label;

/** A row's labels as the record's terms. What the record does not know is left out, and asked about. */
export function tagsOf(
  row: ListRow,
  stateId: string,
  lookUp: LookUp,
  cited: { readonly sourceId: string; readonly locator: string },
): RowTags {
  const ids = { themes: [] as string[], groups: [] as string[], sdgs: [] as string[] };
  const citations: CitationFields[] = [];
  const unresolved: Omit<UnresolvedName, 'record'>[] = [];
  for (const [field, vocabulary] of TAGS) {
    for (const label of row[field]) {
      const id = find(vocabulary, label, stateId, lookUp);
      if (id === null) unresolved.push({ field, vocabulary, printed: asked(vocabulary, label) });
      else if (!ids[field].includes(id)) ids[field].push(id);
    }
    if (row[field].length > 0) citations.push({ ...cited, field, value: row[field].join('\n') });
  }
  return { ids, citations, unresolved };
}
