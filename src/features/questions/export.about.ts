import { languageOf } from '../../kernel/language.ts';
import type { RecordsView } from '../record/index.ts';
import { questionParts } from './question-words.ts';
import type { Cell } from './xlsx.cells.ts';
import { SHEET_ROWS } from './xlsx.ts';
import type { Sheet } from './xlsx.ts';

/** What a file says of itself. */
export interface About {
  /** What was found, in all. */
  readonly total: number;
  /** What stands in the file. */
  readonly rows: number;
  /** ISO 8601 UTC. */
  readonly made: string;
  /** The page that asks the question. */
  readonly address: string;
  /** True for the columns of the Universal Human Rights Index. */
  readonly isUhri: boolean;
}

/** The sheet that says what was asked, as of when, what it is made of and what is not in it. */
export function aboutSheet(view: RecordsView, { total, rows, made, address, isUhri }: About): Sheet {
  const { context } = view;
  const { t } = context;
  const isLink = /^https?:/.test(address);
  const parts = questionParts(view).map(({ label, words }): Cell[] => [
    label ?? t('questions.about.words'),
    words.join('; '),
  ]);
  const lines: Cell[][] = [
    [t('questions.about.what'), t(isUhri ? 'questions.about.uhri' : 'questions.about.answer')],
    ...(parts.length === 0 ? [[t('questions.about.words'), t('questions.everything')]] : parts),
    [t('questions.about.asof'), { date: context.asof }],
    [t('questions.about.made'), made.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')],
    [t('questions.about.rows'), rows],
    ...(rows < total
      ? [
          [t('questions.about.found'), total],
          ['', t(isUhri ? 'questions.about.uhri_less' : 'questions.about.cut', { most: SHEET_ROWS - 1 })],
        ]
      : []),
    [t('questions.about.address'), isLink ? { link: address, text: address } : address],
    [t('questions.about.source'), t('layout.name')],
    [t('about.licence'), t('about.licence.data')],
    [t('questions.about.texts'), t('questions.about.long')],
  ];
  return {
    name: t('questions.sheet.about'),
    columns: [
      { heading: '', width: 30, isWrapped: true },
      { heading: '', width: 100, isWrapped: true },
    ],
    rows: [lines],
    hasHeadings: false,
    isRightToLeft: languageOf(context.language).direction === 'rtl',
  };
}
