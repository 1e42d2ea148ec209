/** A plan in a file of its own, or as a table of a report, as a proposal. */
import { AppError } from '../../kernel/errors.ts';
import type { OpenedFile, Proposal, ProposedRecord, ReadingGround } from '../../features/proposals/index.ts';
import type { TableContext, TableReading } from '../common/table-reader.ts';
import { said } from '../common/yielding.ts';
import { pagesOf, tablesOf, type NamedTable, type TextBefore } from '../common/tables.ts';
import { planChecks } from './checks.ts';
import { ratePlan } from './columns.ts';
import { planHead, type PlanHead } from './head.ts';
import { planId, type PlanContext } from './context.ts';
import { planItems } from './records.ts';
import { planRows, type PlanRows } from './rows.ts';

const LEAST = 0.5;

export function proposePlan(file: OpenedFile, ground: ReadingGround): Proposal {
  const { stateNames, lookUp } = ground;
  const tables = tablesOf(file).filter((table) => ratePlan(table) >= LEAST);
  const [first] = tables;
  if (first === undefined)
    throw new AppError('no_plan', 422, `${file.name} has no table of measures with those responsible.`, {
      remedy:
        'The table needs columns for the measure, the responsible bodies, and the period or the form of completion.',
    });
  const head = planHead(textsOf(file, first), stateNames);
  const { stateId } = head;
  if (stateId === null)
    throw new AppError('state_not_named', 422, `${file.name} does not say which State’s plan it is.`, {
      remedy: 'Add the act that approves the plan, or a heading with the State’s name.',
    });
  const language = languageOf(file);
  const own = planId({ stateId, head, stateNames }).replaceAll('.', '-');
  const sourceId = head.act === null || /\d{4}/u.test(own) ? own : `${own}-${head.act.date.slice(0, 4)}`;
  const context: PlanContext = {
    stateId,
    sourceId,
    locator: '',
    language,
    head,
    isOwnFile: true,
    lookUp,
    stateNames,
  };
  const rows = joined(tables.map(planRows));
  return {
    reader: 'action-plan',
    document: { stateId, symbol: null, title: head.title ?? file.name, language, sourceId },
    frame: [planSource(context, file.name)],
    items: planItems(rows, context),
    checks: planChecks(rows),
    notUnderstood: [...rows.notUnderstood, ...otherTables(file, tables)],
    pages: pagesOf(file),
  };
}

/** A long plan is often one table a section or a page: measures and areas go on counting. */
function joined(parts: readonly PlanRows[]): PlanRows {
  const areas: PlanRows['areas'][number][] = [];
  const measures: PlanRows['measures'][number][] = [];
  for (const part of parts) {
    const own = new Map(
      part.areas.map((area) => [area, { ...area, position: areas.length + area.position }] as const),
    );
    const before = areas.at(-1) ?? null;
    const count = measures.length;
    for (const measure of part.measures) {
      const area = measure.area === null ? before : (own.get(measure.area) ?? null);
      measures.push({ ...measure, area, position: count + measure.position });
    }
    areas.push(...own.values());
  }
  return {
    areas,
    measures,
    columns: parts[0]?.columns ?? [],
    notUnderstood: parts.flatMap(({ notUnderstood }) => notUnderstood),
  };
}

/** Tables beside the plan: nothing is made of them, and nothing is hidden. */
function otherTables(file: OpenedFile, read: readonly NamedTable[]): Proposal['notUnderstood'] {
  const numbers = new Set(read.map(({ number }) => number));
  return tablesOf(file)
    .filter(({ number }) => !numbers.has(number))
    .map(({ columns, rows, place }) => ({
      text: `${columns.join(' | ') || (rows[0]?.cells.join(' | ') ?? '')} (${rows.length} rows)`.slice(
        0,
        500,
      ),
      page: place.page,
      reason: 'table_not_known',
    }));
}

/** The text above the table, the act of approval first; what stands below it may name the State too. */
function textsOf(file: OpenedFile, first: NamedTable): TextBefore[] {
  if (first.before.length > 0 || 'sheets' in file) return [...first.before];
  return file.blocks.flatMap((block) =>
    block.type === 'text' ? [{ text: block.text, level: block.level, isBold: block.isBold === true }] : [],
  );
}

const languageOf = (file: OpenedFile): string =>
  ('sheets' in file ? 'en' : (file.language ?? 'en')).slice(0, 2);

function planSource({ sourceId, stateId, head, language }: PlanContext, fileName: string): ProposedRecord {
  const title = head.title ?? fileName;
  return {
    kind: 'source',
    fields: said({
      id: sourceId,
      kind: 'plan',
      title: language === 'en' ? { en: title } : { en: title, [language]: title },
      language,
      date: head.act?.date,
      issuer: head.act?.office,
      aboutState: stateId,
    }),
    citations: [],
  };
}

/** The plan that a report prints as one of its tables. */
export function readPlanTable(table: NamedTable, context: TableContext): TableReading {
  const head: PlanHead = planHead(table.before, context.ground.stateNames);
  const stateId = context.stateId ?? head.stateId;
  const rows = planRows(table);
  if (stateId === null)
    return {
      frame: [],
      items: [],
      checks: [],
      notUnderstood: [{ text: head.title ?? 'Plan', page: table.place.page, reason: 'state_not_named' }],
      rowsRead: 0,
    };
  const own: PlanContext = {
    stateId,
    sourceId: context.sourceId,
    locator: context.locator,
    language: (context.language ?? 'en').slice(0, 2),
    head,
    isOwnFile: false,
    lookUp: context.ground.lookUp,
    stateNames: context.ground.stateNames,
  };
  return {
    frame: [],
    items: planItems(rows, own),
    checks: planChecks(rows),
    notUnderstood: rows.notUnderstood,
    rowsRead: rows.areas.length + rows.measures.length,
  };
}
