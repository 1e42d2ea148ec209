import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  Header,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { OpenedDocument } from '../../features/proposals/index.ts';
import { openDocx } from '../files/docx/index.ts';
import { openZip } from '../files/zip/index.ts';
import { asText, fixture, stateNames } from './observations.testdata.ts';
import { parseObservations } from './parse.ts';

/** The fixture as a Word file: its note a footnote, its symbol in the running head, its numbers typed or counted. */
async function wordFile(text: string, isCounted: boolean): Promise<OpenedDocument> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const note = lines.find((line) => line.startsWith('* '));
  const children = lines
    .filter((line) => line !== note)
    .map((line) => paragraph(line, isCounted, note !== undefined));
  const head = new Paragraph(lines.find((line) => /\/CO\/\d/u.test(line)) ?? '');
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'paragraphs',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    footnotes: note === undefined ? {} : { 1: { children: [new Paragraph(note.slice(2))] } },
    sections: [{ headers: { default: new Header({ children: [head] }) }, children }],
  });
  return openDocx(await openZip('fixture.docx', new Uint8Array(await Packer.toBuffer(document))));
}

function paragraph(line: string, isCounted: boolean, hasNote: boolean): Paragraph {
  const numbered = /^(\d{1,3}\.|\([a-z]{1,3}\)|[a-z]\)) ?(.*)$/su.exec(line);
  const heading = /^([IVX]{1,4}\.|[A-E]\.) ?(.*)$/su.exec(line);
  if (numbered !== null && isCounted && /^\d/u.test(line))
    return new Paragraph({
      numbering: { reference: 'paragraphs', level: 0 },
      children: [new TextRun(numbered[2] ?? '')],
    });
  if (numbered !== null) return new Paragraph(`${numbered[1]}\t${numbered[2]}`);
  if (heading !== null)
    return new Paragraph({ children: [new TextRun({ text: `\t${heading[1]}\t${heading[2]}`, bold: true })] });
  if (hasNote && line.endsWith('*'))
    return new Paragraph({
      children: [new TextRun({ text: line.slice(0, -1), bold: true }), new FootnoteReferenceRun(1)],
    });
  return new Paragraph({
    children: [new TextRun({ text: line, bold: line.length < 70 && !/[.;:]$/u.test(line) })],
  });
}

const NAMES =
  'ccpr-paired cescr-paired cedaw-paired cat-paired crc-paired cerd-fr ccpr-es cerd-ru cescr-older cat-older';

for (const name of NAMES.split(' '))
  test(`${name} as a Word file reads as its text does`, async () => {
    const text = fixture(name);
    const expected = parseObservations(asText(text), stateNames);
    for (const isCounted of name.endsWith('older') ? [false] : [false, true]) {
      const read = parseObservations(await wordFile(text, isCounted), stateNames);
      const brief = ({ observations }: typeof read): string[] =>
        observations.map(
          ({ ending, type, heading, text: words }) => `${ending} ${type} ${heading ?? ''}: ${words}`,
        );
      assert.deepEqual(brief(read), brief(expected));
      assert.deepEqual(
        [read.head.symbol, read.head.session, read.head.publishedOn, read.head.adopted?.date],
        [expected.head.symbol, expected.head.session, expected.head.publishedOn, expected.head.adopted?.date],
      );
      assert.deepEqual(read.checks, expected.checks);
    }
  });
