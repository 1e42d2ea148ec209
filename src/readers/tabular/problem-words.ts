import type { RowProblem, RowProblemCode } from './row-problem.ts';

/** Why a row was not read, in plain English: for the command line and for what a proposal keeps. */

type Words = (problem: Pick<RowProblem, 'printed' | 'field'>) => string;
const quoted = (printed: string): string => `“${printed.slice(0, 80)}”`;

const WORDS: Readonly<Record<RowProblemCode, Words>> = {
  missing: ({ field }) => `${field ?? 'a value'} is missing`,
  missing_key: () => 'the key is missing',
  key_twice: ({ printed }) => `the key stands in row ${printed} already`,
  bad_date: ({ printed }) => `${quoted(printed)} is no date`,
  bad_number: ({ printed }) => `${quoted(printed)} is no whole number`,
  bad_choice: ({ printed, field }) => `${quoted(printed)} is no value of ${field ?? 'the field'}`,
  bad_yes_no: ({ printed }) => `${quoted(printed)} is neither yes nor no`,
  unknown_state: ({ printed }) => `no State goes by the name ${quoted(printed)}`,
  bad_id: ({ printed }) => `${quoted(printed)} names no record`,
  unknown_kind: ({ printed }) => `there is no kind of record called ${quoted(printed)}`,
};

export const problemWords = (problem: RowProblem): string =>
  `${problem.column === null ? '' : `column ${problem.column.slice(0, 60)}: `}${WORDS[problem.code](problem)}`;
