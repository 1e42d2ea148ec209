import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { reviewRecord } from '../reviews/index.ts';
import type { Entry } from '../reviews/index.ts';
import { DOSSIER } from '../reviews/reviews.testdata.ts';
import {
  byEntry,
  markWords,
  openEntry,
  openSuggestions,
  progressOf,
  surenessOf,
} from './open-suggestions.ts';
import type { OpenEntry, Refusal } from './open-suggestions.ts';
import type { SuggestedWithWords, TaggedField } from './suggested.ts';

const MODEL = 'model-a';
const HASH = 'text-a';
const TERMS = new Map(
  ['issue.justice', 'issue.detention', 'theme.torture', 'sdg.16.3', 'action.4', 'action.5'].map((id) => [
    id,
    { code: id === 'issue.justice' ? '22' : id.slice(id.indexOf('.') + 1) },
  ]),
);

const FIELD: Readonly<Record<string, TaggedField>> = {
  issue: 'issues',
  theme: 'themes',
  group: 'groups',
  sdg: 'sdgs',
  action: 'actionCategory',
};
const suggested = (termId: string, confidence = 900): SuggestedWithWords => ({
  field: FIELD[termId.split('.')[0] ?? ''] ?? 'issues',
  termId,
  confidence,
  words: [],
});

const base = reviewRecord(DOSSIER).byId.get('three');
assert.ok(base);
const entryWith = (tags: Partial<Entry['tags']>, byPeople: readonly string[] = []): Entry => ({
  ...base,
  tags: { ...base.tags, ...tags },
  byPeople: byPeople.map((termId) => ({
    id: `three~${termId}`,
    stateId: 'XXX',
    recommendationId: 'three',
    field: suggested(termId).field,
    termId,
    model: MODEL,
    confidence: 900,
  })),
});
const refusal = (termId: string, more: Partial<Refusal> = {}): Refusal => ({
  recommendationId: 'three',
  termId,
  textHash: HASH,
  model: MODEL,
  ...more,
});
const opened = (entry: Entry, ids: readonly string[], refusals: readonly Refusal[] = []): OpenEntry =>
  openEntry(entry, {
    suggestions: { hash: HASH, suggestions: ids.map((id) => suggested(id)) },
    model: MODEL,
    refusals,
    terms: TERMS,
  });
const ids = (list: readonly SuggestedWithWords[]): string[] => list.map((one) => one.termId);

test('what is open: not said by a source or a person, not refused, and a term of the catalogue', () => {
  const cases: readonly {
    readonly entry?: Entry;
    readonly suggested: readonly string[];
    readonly refused?: readonly Refusal[];
    readonly open: readonly string[];
  }[] = [
    { suggested: [], open: [] },
    { suggested: ['issue.justice', 'theme.torture'], open: ['issue.justice', 'theme.torture'] },
    // Sources name a term by its id or by its code.
    { entry: entryWith({ issues: ['issue.justice'] }), suggested: ['issue.justice'], open: [] },
    { entry: entryWith({ issues: ['22'] }), suggested: ['issue.justice'], open: [] },
    { entry: entryWith({ sdgs: ['16.3'] }), suggested: ['sdg.16.3'], open: [] },
    // A value of another field says nothing about this one.
    { entry: entryWith({ sdgs: ['22'] }), suggested: ['issue.justice'], open: ['issue.justice'] },
    {
      entry: entryWith({ issues: ['issue.detention'] }),
      suggested: ['issue.justice'],
      open: ['issue.justice'],
    },
    // One category at most: whatever is given closes the question.
    { entry: entryWith({ actionCategory: 5 }), suggested: ['action.4'], open: [] },
    { suggested: ['action.4'], open: ['action.4'] },
    { suggested: ['issue.unheard-of'], open: [] },
    { suggested: ['issue.justice'], refused: [refusal('issue.justice')], open: [] },
    { suggested: ['issue.justice'], refused: [refusal('issue.detention')], open: ['issue.justice'] },
    // A refusal holds for its text and its model.
    {
      suggested: ['issue.justice'],
      refused: [refusal('issue.justice', { model: 'model-b' })],
      open: ['issue.justice'],
    },
    {
      suggested: ['issue.justice'],
      refused: [refusal('issue.justice', { textHash: 'text-b' })],
      open: ['issue.justice'],
    },
  ];
  for (const one of cases)
    assert.deepEqual(
      ids(opened(one.entry ?? entryWith({}), one.suggested, one.refused).open),
      one.open,
      JSON.stringify(one.suggested),
    );
});

test('what was refused is told apart from what was never suggested', () => {
  const { refused, decided } = opened(
    entryWith({ issues: ['issue.detention'] }, ['issue.detention']),
    ['issue.justice', 'issue.detention'],
    [refusal('issue.justice'), refusal('sdg.16.3')],
  );
  assert.deepEqual(ids(refused), ['issue.justice']);
  assert.deepEqual(decided, ['issues', 'issues']);
});

test('progress counts entries on which there is or was something to decide', () => {
  const entries = [
    opened(entryWith({}), []),
    opened(entryWith({}), ['issue.justice', 'theme.torture']),
    opened(entryWith({}), ['issue.justice'], [refusal('issue.justice')]),
    opened(entryWith({ issues: ['issue.justice'] }, ['issue.justice']), ['issue.justice', 'theme.torture']),
    // Only a source says so: nobody had anything to decide.
    opened(entryWith({ issues: ['issue.justice'] }), ['issue.justice']),
  ];
  assert.deepEqual(progressOf(entries, null), { lookedAt: 1, total: 3, open: 3 });
  assert.deepEqual(progressOf(entries, 'issues'), { lookedAt: 2, total: 3, open: 1 });
  assert.deepEqual(progressOf(entries, 'themes'), { lookedAt: 0, total: 2, open: 2 });
  assert.deepEqual(progressOf(entries, 'sdgs'), { lookedAt: 0, total: 0, open: 0 });
});

test('entries in order: by the least sure of their suggestions, from either end, equal ones as in the record', () => {
  const entry = (id: string): Entry => ({ ...base, recommendation: { ...base.recommendation, id } });
  const of = (one: Entry, ...sure: number[]): { entry: Entry; suggested: SuggestedWithWords }[] =>
    sure.map((confidence) => ({ entry: one, suggested: suggested('issue.justice', confidence) }));
  const list = [
    ...of(entry('mixed'), 990, 300),
    ...of(entry('sure'), 980, 970),
    ...of(entry('so-so'), 600),
    ...of(entry('same'), 600),
  ];
  const order = (by: 'least' | 'surest' | 'record'): string[] =>
    byEntry(list, by).map((one) => one.entry.recommendation.id);
  assert.deepEqual(order('least'), ['mixed', 'so-so', 'same', 'sure']);
  assert.deepEqual(order('surest'), ['sure', 'so-so', 'same', 'mixed']);
  assert.deepEqual(order('record'), ['mixed', 'sure', 'so-so', 'same']);
  assert.equal(byEntry(list, 'least')[0]?.suggested.length, 2);
  assert.deepEqual(openSuggestions([]), []);
});

test('how sure, in words, from each bound on', () => {
  assert.deepEqual([0, 499, 500, 799, 800, 949, 950, 1000].map(surenessOf), [
    'doubtful',
    'doubtful',
    'possible',
    'possible',
    'likely',
    'likely',
    'very_likely',
    'very_likely',
  ]);
});

test('the words that led to a suggestion are marked where they stand', () => {
  const marked = (text: string, words: readonly string[]): string =>
    markWords(text, words)
      .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
      .join('');
  const cases: readonly (readonly [text: string, words: readonly string[], shown: string])[] = [
    ['End torture', ['torture'], 'End [torture]'],
    ['Women’s rights and women', ['Women’s', 'rights'], '[Women’s] [rights] and women'],
    ['Protect and protection', ['Protect'], '[Protect] and protection'],
    // What a rule for themes found: a phrase, or the beginning of a word.
    ['Provide social security now', ['social security'], 'Provide [social security] now'],
    ['Against discrimination', ['discriminat'], 'Against [discrimination]'],
    ['Social security', ['social security', 'Social'], '[Social] security'],
    ['', ['x'], ''],
    ['No words', [''], 'No words'],
    ['Ratify <b>OPCAT</b>', ['OPCAT'], 'Ratify <b>[OPCAT]</b>'],
  ];
  for (const [text, words, shown] of cases) assert.equal(marked(text, words), shown);
});

test('marking loses no letter of any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 5 }), { maxLength: 5 }),
      (text, words) => {
        const cut = text.slice(1, 4);
        const pieces = markWords(text, [...words, cut]);
        assert.equal(pieces.map((piece) => piece.text).join(''), text);
      },
    ),
  );
});
