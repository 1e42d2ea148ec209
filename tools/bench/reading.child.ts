import { benchDocuments } from './reading.documents.ts';
import type { ReadingFigure } from './reading.figure.ts';
import { benchReports } from './reading.reports.ts';
import { benchUhri } from './reading.uhri.ts';

/** One part of the benchmark in a process of its own, so that its memory is its own; prints JSON. */
const RUNS: Readonly<Record<ReadingPart, () => Promise<readonly ReadingFigure[]>>> = {
  reports: benchReports,
  documents: benchDocuments,
  uhri: benchUhri,
};

export type ReadingPart = 'reports' | 'documents' | 'uhri';

console.log(JSON.stringify(await RUNS[process.argv[2] as ReadingPart]()));
