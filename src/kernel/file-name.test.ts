import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainFileName } from './file-name.ts';

const CASES: readonly (readonly [given: string, plain: string])[] = [
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\fakepath\\План 2021.docx', 'План 2021.docx'],
  ['a\u202Excod.exe', 'axcod.exe'],
  ['a\u0000b\u001b[31m\r\n.pdf', 'ab[31m.pdf'],
  ['  two \t blanks .csv', 'two blanks .csv'],
  ['', 'file'],
  ['/', 'file'],
  ['\u200b\u2066', 'file'],
  ['e\u0301.pdf', 'é.pdf'],
  [`${'x'.repeat(1000)}.pdf`, `${'x'.repeat(115)}….pdf`],
  ['😀'.repeat(500), `${'😀'.repeat(119)}…`],
];

for (const [given, plain] of CASES)
  test(JSON.stringify(given.slice(0, 40)), () => assert.equal(plainFileName(given), plain));
