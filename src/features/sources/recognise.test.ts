import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recognise } from './recognise.ts';
import { source } from './sources.schema.ts';
import type { Source } from './sources.schema.ts';

const one = (id: string, title: string, symbol: string | null = null): Source =>
  source.schema.parse({ id, kind: 'other', title: { en: title, ru: `${title} (ru)` }, symbol });

const SOURCES: readonly Source[] = [
  one(
    'a-hrc-28-10',
    'Report of the Working Group on the Universal Periodic Review: Ruritania (second cycle)',
    'A/HRC/28/10',
  ),
  one(
    'a-hrc-43-10',
    'Report of the Working Group on the Universal Periodic Review: Ruritania (third cycle)',
    'A/HRC/43/10',
  ),
  one('study', 'Freedoms in Ruritania: an overview of ten years'),
  one('short', 'Law'),
];

const CASES: readonly (readonly [page: string, fileName: string, id: string | null])[] = [
  ['United Nations A/HRC/28/10\nGeneral Assembly … see also A/HRC/43/10', 'report.pdf', 'a-hrc-28-10'],
  ['Freedoms in Ruritania\n\nAn overview of ten years\n\nAs A/RES/60/251 says', 'x.txt', 'study'],
  ['A text that names nothing.', 'A_HRC_43_10.pdf', 'a-hrc-43-10'],
  ['A text that names nothing.', 'study.md', 'study'],
  ['The Law of the land', 'law-of-the-land.txt', null],
  ['United Nations A/HRC/50/1', 'other.pdf', null],
];

test('a document is recognised by its first symbol, its title or the name of its file', () => {
  for (const [page, fileName, id] of CASES)
    assert.equal(recognise([page], fileName, SOURCES).source?.id ?? null, id, page);
});

test('where none is sure, the nearest are told', () => {
  const { source: sure, nearest } = recognise(
    ['Report of a Working Group, Universal Periodic Review of Ruritania'],
    'x.pdf',
    SOURCES,
  );
  assert.equal(sure, null);
  assert.deepEqual(nearest.map((found) => found.id).sort(), ['a-hrc-28-10', 'a-hrc-43-10']);
});

test('what stands far from the front says nothing', () => {
  assert.equal(recognise([`${'word '.repeat(1000)} A/HRC/28/10`], 'x.pdf', SOURCES).source, null);
});
