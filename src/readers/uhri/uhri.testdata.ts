import type { BulkPart, OpenedSheets, StreamedFile } from '../../features/proposals/index.ts';
import { HEAD_BYTES } from '../../features/proposals/index.ts';
import { shippedGround } from '../common/ground.testdata.ts';
import { uhriReader } from './index.ts';

/** Annotations in the shape of the index's exports; the sentences are made up. */

/** The keys of the JSON export. */
export const annotation = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  AnnotationId: '11111111-2222-4333-8444-555555555555',
  DocumentId: '99999999-2222-4333-8444-555555555555',
  Symbol: 'CCPR/C/KAZ/CO/9',
  Body: '- CCPR',
  AnnotationType: '- Recommendations',
  Text: 'Lawyers\n14. The State party should let lawyers in.',
  Countries: ['Kazakhstan'],
  Regions: ['Asia-Pacific'],
  Themes: ['Administration of justice & fair trial', ' Right to life '],
  AffectedPersons: ['Judges, lawyers and prosecutors'],
  Sdgs: [
    '16 - PEACE, JUSTICE AND STRONG INSTITUTIONS',
    '16.3 - Promote the rule of law and access to justice for all',
  ],
  PublicationDate: '2025-02-12T00:00:00',
  PublicationDateOnUhri: '2025-03-03T10:53:45.827',
  UprCycle: null,
  UprSession: [],
  UprPositions: [],
  UprRecommendingCountry: [],
  UprRecommendingRegions: [],
  ...more,
});

export const uprAnnotation = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  annotation({
    AnnotationId: '22222222-2222-4333-8444-555555555555',
    Symbol: 'A/HRC/58/99',
    Body: '- UPR',
    Text: '77.1 Open a school in every valley (Chile) (France);',
    UprCycle: 'Cycle 4',
    UprSession: ['47 - November 2024'],
    UprPositions: ['Supported'],
    UprRecommendingCountry: ['Chile', 'France'],
    ...more,
  });

/** The headings of the XLSX export, with its spelling. */
const HEADINGS = [
  'Text',
  'Countries Concerned',
  'Reccomending Body',
  'Document Symbol',
  'Themes',
  'Affected Persons',
  'Sdgs',
  'Document Publication Date',
  'UPR Reccomending States',
  'UPR Position',
  'Type',
  'OHCHR Annotation Id',
  'UPR Session',
  'Regions Concerned',
  'Recommending Regions',
  'Date of publication on UHRI',
] as const;

const lines = (values: unknown): string | null => {
  const list = (values as readonly string[]).map((value) => `- ${value.trim()}`);
  return list.length === 0 ? null : list.join('\n');
};

/** An annotation of the JSON export as the XLSX export has it. */
export function rowOf(one: Readonly<Record<string, unknown>>): (string | null)[] {
  return [
    one['Text'] as string,
    lines(one['Countries']),
    one['Body'] as string,
    one['Symbol'] as string | null,
    lines(one['Themes']),
    lines(one['AffectedPersons']),
    lines(one['Sdgs']),
    // 12 February 2025, as a program that does not know the cell for a date hands it on.
    '45700',
    lines(one['UprRecommendingCountry']),
    lines(one['UprPositions']),
    one['AnnotationType'] as string,
    one['AnnotationId'] as string | null,
    lines(one['UprSession']),
    lines(one['Regions']),
    null,
    '45719.4539',
  ];
}

export const sheetOf = (
  rows: readonly (readonly (string | null)[])[],
  headings: readonly string[] = HEADINGS,
): OpenedSheets => ({
  form: 'xlsx',
  name: 'export.xlsx',
  sheets: [{ name: 'Results', rows: [headings, ...rows] }],
  remarks: [],
});

/** A file of the text, handed on in chunks of so many bytes. */
export function jsonFile(text: string, chunkBytes = 1 << 16): StreamedFile {
  const bytes = Buffer.from(text);
  return {
    form: 'json',
    name: 'export.json',
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

export type WholePart = Pick<BulkPart, 'entries' | 'problems' | 'unknown'>;

/** All parts of a file together. */
export async function readWhole(
  file: StreamedFile | OpenedSheets,
  stateIds: readonly string[] | null = null,
): Promise<WholePart> {
  const entries: BulkPart['entries'][number][] = [];
  const problems: BulkPart['problems'][number][] = [];
  const unknown: BulkPart['unknown'][number][] = [];
  const options = { stateIds: stateIds === null ? null : new Set(stateIds) };
  for await (const part of uhriReader.parts(file, await shippedGround(), options)) {
    entries.push(...part.entries);
    problems.push(...part.problems);
    unknown.push(...part.unknown);
  }
  return { entries, problems, unknown };
}

export const readJson = (...annotations: readonly object[]): Promise<WholePart> =>
  readWhole(jsonFile(JSON.stringify(annotations)));
