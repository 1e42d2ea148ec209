/** A small hand-made record about an invented State, for the tests of rules and pages that need a whole dossier. */
import type { Dossier, Entry as DossierEntry, Kind } from '../../ledger/index.ts';
import { readContext } from '../../web/page-context.ts';
import type { RecordView } from '../record/index.ts';
import { assessment } from '../assessments/index.ts';
import { mechanism, scale, scaleValue, state } from '../catalogue/index.ts';
import {
  followUpReport,
  followUpRequest,
  milestone,
  position,
  recommendation,
  review,
} from './reviews.schema.ts';

type Given = Readonly<Record<string, unknown>>;

/** A dossier of records given as data files give them: absent fields left out, each with one citation. */
export function handMadeDossier(
  stateId: string | null,
  records: readonly (readonly [Kind, readonly Given[]])[],
): Dossier {
  const entries = new Map<string, Map<string, DossierEntry>>();
  for (const [kind, given] of records) {
    const rows = given.map((fields): [string, DossierEntry] => [
      String(fields['id']),
      {
        fields: kind.schema.parse(stateId === null ? fields : { stateId, ...fields }),
        citations: [
          {
            sourceId: 'paper',
            field: null,
            locator: 'p. 1',
            value: null,
            reading: null,
            quote: null,
            note: null,
          },
        ],
      },
    ]);
    entries.set(kind.name, new Map(rows));
  }
  const of = (name: string): ReadonlyMap<string, DossierEntry> =>
    entries.get(name) ?? new Map<string, DossierEntry>();
  const lists = new Map(
    [...entries].map(([name, rows]) => [name, [...rows.values()].map((row) => row.fields)]),
  );
  return {
    stateId,
    size: 1,
    all: (kind) => (lists.get(kind.name) ?? []) as never,
    find: (kind, id) => of(kind.name).get(id)?.fields as never,
    citations: (name, id) => of(name).get(id)?.citations ?? [],
    entries: of,
  };
}

const name = (en: string): Given => ({ en: { short: en, formal: null } });
const stateRow = (id: string, en: string): Given => ({
  id,
  alpha2: id.slice(0, 2),
  numeric: '999',
  m49: '999',
  unStatus: 'member',
  regionalGroup: null,
  isSmallIslandState: false,
  names: name(en),
  otherNames: {},
});

export const CATALOGUE = handMadeDossier(null, [
  [state, [stateRow('XXX', 'Exampleland'), stateRow('YYY', 'Neighbourland'), stateRow('ZZZ', 'Farland')]],
  [
    mechanism,
    [
      { id: 'upr', kind: 'upr', names: { en: 'Universal Periodic Review' } },
      { id: 'ccpr', kind: 'treaty_body', names: { en: 'Human Rights Committee' } },
    ],
  ],
  [scale, [{ id: 'letters', names: { en: 'Letters' }, version: '2016' }]],
  [
    scaleValue,
    [
      {
        id: 'letters.b',
        scaleId: 'letters',
        code: 'B',
        position: 1,
        label: { en: 'Partly' },
        common: 'in_progress',
      },
      {
        id: 'letters.c',
        scaleId: 'letters',
        code: 'C',
        position: 2,
        label: { en: 'Not yet' },
        common: 'not_started',
      },
    ],
  ],
]);

const passage = (id: string, given: Given): Given => ({
  id,
  type: 'recommendation',
  text: `Text of ${id}.`,
  isSummary: true,
  language: 'en',
  ...given,
});
const upr = (id: string, given: Given): Given =>
  passage(id, { reviewId: 'upr-3', mechanismId: 'upr', ...given });
const ccpr = (id: string, given: Given): Given =>
  passage(id, { reviewId: 'ccpr-2', mechanismId: 'ccpr', sourceId: 'observations', ...given });

export const DOSSIER = handMadeDossier('XXX', [
  [
    review,
    [
      {
        id: 'upr-3',
        mechanismId: 'upr',
        kind: 'upr',
        title: { en: 'Third cycle', ru: 'Третий цикл' },
        cycle: 3,
        recommendationsStated: 5,
        supportedStated: 2,
      },
      { id: 'ccpr-2', mechanismId: 'ccpr', kind: 'state_report', title: { en: 'Second periodic report' } },
      { id: 'upr-4', mechanismId: 'upr', kind: 'upr', title: { en: 'Fourth cycle' }, cycle: 4 },
      { id: 'study', mechanismId: 'ccpr', kind: 'independent_report', title: { en: 'A study of June' } },
    ],
  ],
  [
    milestone,
    [
      { id: 'upr-3.review', reviewId: 'upr-3', step: 'review', date: '2019-11-07' },
      { id: 'upr-3.outcome', reviewId: 'upr-3', step: 'outcome_adopted', date: '2020-03-12' },
      {
        id: 'ccpr-2.adopted',
        reviewId: 'ccpr-2',
        step: 'observations_adopted',
        date: '2016-07-11',
        sourceId: 'observations',
      },
      { id: 'upr-4.review', reviewId: 'upr-4', step: 'review', date: '2025-01-23' },
      { id: 'study.published', reviewId: 'study', step: 'published', date: '2021-06' },
    ],
  ],
  [
    recommendation,
    [
      upr('one', {
        position: 1,
        paragraph: '5.9',
        text: 'Ratify the <Convention>.',
        recommendingStates: ['YYY', 'ZZZ'],
        issues: ['treaties'],
      }),
      upr('two', {
        position: 2,
        paragraph: '5.10',
        text: 'Abolish the death penalty.',
        recommendingStates: ['ZZZ'],
        issues: ['death penalty'],
      }),
      upr('three', {
        position: 3,
        paragraph: '5.11',
        text: 'Protect assemblies.',
        recommendingStates: ['YYY'],
      }),
      upr('welcome', {
        position: 4,
        type: 'statement',
        text: 'Welcomes progress.',
        recommendingStates: ['YYY'],
      }),
      ccpr('para-24', { position: 1, paragraph: '24', heading: 'Torture', text: 'Root out torture.' }),
      ccpr('para-24-a', {
        position: 2,
        paragraph: '24 (a)',
        heading: 'Torture',
        text: 'Use fair standards of proof.',
      }),
      ccpr('para-24-c', { position: 3, paragraph: '24 (c)', heading: 'Torture', text: 'Punish torture.' }),
      passage('study.1', { reviewId: 'study', mechanismId: 'ccpr', position: 1, text: 'Think again.' }),
    ],
  ],
  [
    position,
    [
      { id: 'one.position', recommendationId: 'one', position: 'supported', date: '2020-03-12' },
      { id: 'two.position', recommendationId: 'two', position: 'noted', date: '2020-03-12' },
    ],
  ],
  [
    followUpRequest,
    [
      {
        id: 'ask.24',
        reviewId: 'ccpr-2',
        paragraph: '24',
        subject: { en: 'Torture' },
        requestedOn: '2016-07-11',
        withinMonths: 12,
        dueOn: '2017-07-11',
      },
    ],
  ],
  [followUpReport, []],
  [
    assessment,
    [
      graded('grade.a-b', { subjectId: 'para-24', value: 'B', part: '24 (a)–(b)' }),
      graded('grade.c', { subjectId: 'para-24', value: 'C', part: '24 (c)' }),
      graded('ngo.24-a', {
        subjectId: 'para-24-a',
        value: 'C',
        assessorKind: 'civil_society',
        assessor: 'Alliance',
        date: '2019',
      }),
      graded('late', {
        subjectId: 'two',
        value: 'B',
        assessorKind: 'civil_society',
        assessor: 'Alliance',
        date: '2021-06',
      }),
    ],
  ],
]);

function graded(id: string, given: Given): Given {
  return {
    id,
    subjectKind: 'recommendation',
    assessorKind: 'mechanism',
    assessor: 'Human Rights Committee',
    scaleId: 'letters',
    date: '2018-07',
    ...given,
  };
}

/** The page at an address ('/en/XXX/reviews?asof=2021-06-12'), opened on 1 January 2022. */
export function viewAt(address: string): RecordView {
  const [path = '', query] = address.split('?');
  return {
    context: readContext({ path, query: new URLSearchParams(query) }, '2022-01-01'),
    state: { id: 'XXX', name: 'Exampleland' },
    dossier: DOSSIER,
    catalogue: CATALOGUE,
  };
}
