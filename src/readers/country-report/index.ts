import { AppError } from '../../kernel/errors.ts';
import type { DocumentReader, OpenedFile } from '../../features/proposals/index.ts';
import { readerOf, type TableReader } from '../common/table-reader.ts';
import { shareInTables, tableHeads } from '../common/tables.ts';
import { electionPages } from './elections.ts';
import { createGradeTables, type GradeScale } from './grades.ts';
import { uprPositions } from './positions.ts';
import { proposeReport } from './propose.ts';
import { uprDates } from './upr-dates.ts';

export interface CountryReportParts {
  /** Readers of tables that other readers own: treaty actions, plans. */
  readonly tables: readonly TableReader[];
  readonly scaleOf: GradeScale;
}

/** A report on one State whose facts stand in tables of many kinds. */
export function createCountryReportReader({ tables, scaleOf }: CountryReportParts): DocumentReader {
  const readers = [...tables, uprDates, uprPositions, createGradeTables(scaleOf), electionPages];
  return {
    id: 'country-report',
    recognises: (file) => rateReport(file, readers),
    propose: async (file, ground) => {
      if ('sheets' in file)
        throw new AppError('not_a_document', 422, 'This is a table, not a report with tables.');
      return proposeReport(file, readers, ground);
    },
  };
}

const REPORT = /\breport\b|\boverview\b|\binventory\b|доклад|обзор|баяндама/iu;

/** Tables of several kinds; those of one kind are that kind's own document, whose reader is surer than this one. */
function rateReport(file: OpenedFile, readers: readonly TableReader[]): number {
  if ('sheets' in file) return 0;
  const kinds = new Set(tableHeads(file).flatMap((table) => readerOf(table, readers)?.id ?? []));
  if (kinds.size >= 3) return 0.97;
  if (shareInTables(file) > 0.7) return 0;
  const titles = file.blocks
    .slice(0, 12)
    .flatMap((block) => (block.type === 'text' ? [block.text.slice(0, 300)] : []));
  const isTitled = titles.some((text) => REPORT.test(text));
  if (kinds.size === 2) return isTitled ? 0.8 : 0.6;
  return kinds.size === 1 && isTitled ? 0.55 : 0;
}
