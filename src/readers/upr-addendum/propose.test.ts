import assert from 'node:assert/strict';
import test from 'node:test';
import type { HeldRecommendation, Proposal, ReadingGround } from '../../features/proposals/index.ts';
import { position } from '../../features/reviews/index.ts';
import { isAppError } from '../../kernel/errors.ts';
import { shippedNames } from '../common/names.testdata.ts';
import { printedAddendum, wordAddendum } from './addendum.testdata.ts';
import { applyAddendum, uprAddendumReader } from './index.ts';

const stateNames = shippedNames();

const held = (paragraph: string, text = `Plant ${paragraph}`): HeldRecommendation => ({
  id: `a-hrc-99-7.${paragraph}`,
  reviewId: 'wsm.upr-2',
  sourceId: 'a-hrc-99-7',
  paragraph,
  text,
});

function groundWith(...recommendations: readonly HeldRecommendation[]): ReadingGround {
  return {
    stateNames,
    lookUp: () => null,
    recommendationsOf: async (stateId, of) =>
      stateId === 'WSM' && 'symbol' in of && of.symbol === 'A/HRC/99/7' ? recommendations : [],
    held: async () => new Map(),
  };
}

const ADDENDUM = printedAddendum(
  '1. Samoa accepts recommendations 124.1 and 124.2.',
  '# 124.2',
  ' A nursery opened in Apia.',
  '2. Samoa notes recommendation 124.3.',
);

test('an addendum is known by its cover', () => {
  assert.ok(uprAddendumReader.recognises(ADDENDUM) > 0.9);
  assert.ok(uprAddendumReader.recognises(wordAddendum()) > 0.9);
  assert.equal(
    uprAddendumReader.recognises({ ...ADDENDUM, pages: [{ number: 1, lines: ['Forestry Act'] }] }),
    0,
  );
});

test('positions for the recommendations that the record holds, with the words that give them', async () => {
  const ground = groundWith(held('124.1'), held('124.2'), held('124.3'), {
    ...held('124'),
    id: 'a-hrc-99-7.124.statement',
  });
  const proposal = await uprAddendumReader.propose(ADDENDUM, ground);
  assert.deepEqual(
    proposal.frame.map(({ kind, fields }) => [kind, fields['id']]),
    [
      ['source', 'a-hrc-99-7-add-1'],
      ['milestone', 'wsm.upr-2.replies'],
    ],
  );
  assert.deepEqual(
    proposal.items.map(({ records }) => [
      records[0]?.fields['recommendationId'],
      records[0]?.fields['position'],
    ]),
    [
      ['a-hrc-99-7.124.1', 'supported'],
      ['a-hrc-99-7.124.2', 'supported'],
      ['a-hrc-99-7.124.3', 'noted'],
    ],
  );
  const [, second] = proposal.items;
  assert.deepEqual(second?.records[0]?.citations, [
    {
      sourceId: 'a-hrc-99-7-add-1',
      locator: 'para. 1, p. 2',
      field: 'position',
      reading: 'supported',
      quote: '1. Samoa accepts recommendations 124.1 and 124.2.',
    },
    { sourceId: 'a-hrc-99-7-add-1', locator: 'reply to 124.2', quote: 'A nursery opened in Apia.' },
  ]);
  for (const { records } of proposal.items)
    for (const { fields } of records) assert.equal(position.schema.safeParse(fields).success, true);
});

test('without the report in the record there is nothing to answer', async () => {
  await assert.rejects(uprAddendumReader.propose(ADDENDUM, groundWith()), (error: unknown) => {
    assert.ok(isAppError(error));
    assert.equal(error.code, 'recommendations_not_held');
    assert.match(error.remedy ?? '', /report/u);
    return true;
  });
});

const REPORT: Pick<Proposal, 'document' | 'items'> = {
  document: { stateId: 'WSM', symbol: 'A/HRC/99/7', title: 'Report', language: 'en', sourceId: 'a-hrc-99-7' },
  items: ['124.1', '124.2', '124.3', '124.4'].map((paragraph) => ({
    id: paragraph,
    records: [
      {
        kind: 'recommendation',
        fields: {
          id: `a-hrc-99-7.${paragraph}`,
          type: 'recommendation',
          paragraph,
          text: `Plant ${paragraph}`,
        },
        citations: [],
      },
      ...(paragraph === '124.4'
        ? [
            {
              kind: 'position',
              fields: { id: 'a-hrc-99-7.124.4.position', position: 'noted' },
              citations: [],
            },
          ]
        : []),
    ],
    page: 1,
    fromLine: 1,
    toLine: 1,
    confidence: 0.99,
    flags: [],
  })),
};

test('a report and its addendum, read together and nothing stored', () => {
  const { items, reading } = applyAddendum(REPORT, ADDENDUM, stateNames);
  assert.deepEqual(
    items.map(({ id, records }) => [id, records.find(({ kind }) => kind === 'position')?.fields['position']]),
    [
      ['124.1', 'supported'],
      ['124.2', 'supported'],
      ['124.3', 'noted'],
      ['124.4', 'noted'],
    ],
  );
  assert.equal(reading.symbol, 'A/HRC/99/7/Add.1');
});

test('the addendum of another report is refused', () => {
  const report = { ...REPORT, document: { ...REPORT.document, symbol: 'A/HRC/99/8' } };
  assert.throws(
    () => applyAddendum(report, ADDENDUM, stateNames),
    (error: unknown) => isAppError(error) && error.code === 'addendum_of_another',
  );
});
