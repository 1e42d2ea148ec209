import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isAppError } from '../../kernel/errors.ts';
import { openTagger } from './index.ts';
import { readModel, writeModel } from './model.ts';

const tagger = openTagger();
const issuesOf = (text: string): string[] => tagger.suggest(text).issues.map(({ label }) => label);
const shipped = (name: string): URL => new URL(`./model/${name}.bin`, import.meta.url);

describe('tags suggested', () => {
  const cases: readonly (readonly [text: string, issues: readonly string[], action: number])[] = [
    [
      'Ratify the Optional Protocol to the Convention against Torture',
      ['International instruments', 'Torture and other CID treatment', 'Detention'],
      5,
    ],
    ['Abolish the death penalty', ['Death penalty'], 5],
    [
      'Consider establishing a national human rights institution in accordance with the Paris Principles',
      ['NHRI'],
      3,
    ],
    ['Continue its efforts to combat trafficking in persons', ['Trafficking'], 2],
    ['Strengthen the rights of persons with disabilities', ['Disabilities'], 4],
    [
      'Issue a standing invitation to the special procedures of the Human Rights Council',
      ['Special procedures'],
      5,
    ],
    ['Take further measures to ensure the safety of journalists', ['Freedom of the press'], 4],
  ];
  for (const [text, issues, action] of cases)
    it(text, () => {
      const found = tagger.suggest(text);
      const names = found.issues.map(({ label }) => label);
      for (const issue of issues) assert.ok(names.includes(issue), `${issue} among ${names.join(', ')}`);
      assert.equal(found.actionCategory?.code, action);
    });

  it('shows the words that led to an issue, as they are written', () => {
    const [first] = tagger.suggest('Abolish the Death Penalty without delay').issues;
    assert.equal(first?.label, 'Death penalty');
    assert.ok(first.words.includes('Death') && first.words.includes('Penalty'), first.words.join());
    assert.ok(first.confidence > 0.9 && first.confidence <= 1);
  });

  it('gives groups, goals, targets and themes their ids in the catalogue', () => {
    const { groups, sdgs, themes } = tagger.suggest('Combat trafficking in women and children');
    assert.ok(groups.some(({ id }) => id === 'group.women-and-girls'));
    assert.ok(sdgs.length > 0 && sdgs.every(({ id }) => /^sdg\.\d+(\.\w+)?$/.test(id)));
    assert.ok(themes.some(({ id }) => id === 'theme.slavery-trafficking'));
  });

  it('does not tell capital letters, marks and kinds of apostrophes apart', () => {
    const text = "Protect women's rights and end domestic violence";
    assert.deepEqual(issuesOf(text.toUpperCase()), issuesOf(text));
    assert.deepEqual(issuesOf(text.replace("'", '’')), issuesOf(text));
  });

  it('gives nothing, and no action category, where no word is known', () => {
    const empty = { issues: [], actionCategory: null, groups: [], sdgs: [], themes: [] };
    for (const text of ['', '   ', '…—!', '\u0000\uD800'])
      assert.deepEqual(tagger.suggest(text), empty, text);
  });

  it('bears any text: other scripts, ten thousand letters, a million', () => {
    for (const text of [
      'Ратифицировать Конвенцию против пыток',
      'Азаптауға қарсы конвенцияны ратификациялау',
      '批准禁止酷刑公约',
      'التصديق على اتفاقية مناهضة التعذيب',
      'Ratify the treaty. '.repeat(600),
      `${'x'.repeat(10_000)} torture`,
      Array.from({ length: 2000 }, (_, at) => `word${at}`).join(' '),
      'a '.repeat(500_000),
    ]) {
      const found = tagger.suggest(text);
      for (const tag of [...found.issues, ...found.groups, ...found.sdgs, ...found.themes])
        assert.ok(tag.confidence >= 0 && tag.confidence <= 1);
    }
  });

  it('answers the same for the same text, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (other) => {
        const text = 'Investigate all cases of enforced disappearance';
        const before = tagger.suggest(text);
        tagger.suggest(other);
        assert.deepEqual(tagger.suggest(text), before);
      }),
    );
  });
});

describe('model files', () => {
  it('together measure less than 4 MB', () => {
    const bytes = ['subject', 'action'].reduce((sum, name) => sum + statSync(shipped(name)).size, 0);
    assert.ok(bytes < 4_000_000, `${bytes}`);
  });

  it('have the 54 issues of UPR Info and the five action categories', () => {
    const { labels } = readModel(readFileSync(shipped('subject')));
    assert.equal(labels.filter(({ vocabulary }) => vocabulary === 'issue').length, 54);
    assert.deepEqual(
      readModel(readFileSync(shipped('action'))).labels.map(({ id }) => id),
      [1, 2, 3, 4, 5].map((code) => `action.${code}`),
    );
  });

  it('are read as they were written', () => {
    const bytes = readFileSync(shipped('action'));
    assert.deepEqual(Buffer.from(writeModel(readModel(bytes))), bytes);
  });

  it('that are damaged are refused', () => {
    const bytes = readFileSync(shipped('action'));
    const refused = (error: unknown): boolean => isAppError(error) && error.code === 'tagging_model_damaged';
    assert.throws(() => readModel(Buffer.alloc(0)), refused);
    assert.throws(() => readModel(bytes.subarray(1)), refused);
    assert.throws(() => readModel(bytes.subarray(0, bytes.length - 8)), refused);
    assert.throws(() => readModel(bytes.subarray(0, 100)), refused);
    const spoilt = Buffer.from(bytes);
    spoilt.fill(0, 12, 40);
    assert.throws(() => readModel(spoilt), refused);
  });
});
