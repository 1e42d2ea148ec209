/** A file of treaty actions as a proposal. */
import { AppError } from '../../kernel/errors.ts';
import type { OpenedFile, Proposal, ReadingGround } from '../../features/proposals/index.ts';
import { cellLocator, type TableContext, type TableReading } from '../common/table-reader.ts';
import { pagesOf, tablesOf, type NamedRow, type NamedTable } from '../common/tables.ts';
import { checksOf, type StatedCounts } from './checks.ts';
import { columnsOf, rateColumns } from './columns.ts';
import { copiedTables, type CopiedTables } from './copied-text.ts';
import { declaredTexts } from './declared-text.ts';
import { CONSENTS, type TreatyFinding, type TreatyFindings } from './findings.ts';
import { headTexts, readHead, sourceRecord, stemOf, type TreatyHead } from './head.ts';
import { InstrumentFinder } from './instruments.ts';
import { asHeld } from './held.ts';
import { treatyItems } from './records.ts';
import { readTable } from './rows.ts';
import { settleActs } from './settle.ts';

const LEAST = 0.5;

/** The tables of the file that tell of treaty actions. */
function treatyTablesOf(file: OpenedFile, { stateNames }: Pick<ReadingGround, 'stateNames'>): CopiedTables {
  const tables = tablesOf(file).filter((table) => rateColumns(table) >= LEAST);
  if (tables.length === 0 && !('sheets' in file)) return copiedTables(file, stateNames);
  return { tables, uncertain: new Set() };
}

const has = (table: NamedTable, role: string): boolean =>
  columnsOf(table.columns).some((one) => one.role === role);

export async function proposeTreatyStatus(file: OpenedFile, ground: ReadingGround): Promise<Proposal> {
  const { stateNames } = ground;
  const finder = new InstrumentFinder(ground.lookUp);
  const { tables, uncertain } = treatyTablesOf(file, ground);
  const head = readHead(headTexts(file, tables), file.name, finder, stateNames);
  const isByState = tables.some((table) => has(table, 'state') || has(table, 'state_code'));
  const isByTreaty = tables.some((table) => has(table, 'instrument'));
  const subject = {
    stateId: isByState ? null : head.stateId,
    instrument: isByTreaty ? null : (head.instrument ?? finder.find(stemOf(file.name))),
    stateNames,
    finder,
  };
  const read = tables.map((table) =>
    readTable(table, { ...subject, locate: locatorOf(tables.length > 1 ? `table ${table.number}` : '') }),
  );
  const doubtful = new Set([...uncertain].map(({ place }) => place));
  const inTables = read.flatMap(({ findings }) =>
    findings.map((one) => (doubtful.has(one.place) ? inEitherColumn(one) : one)),
  );
  const declared = statementsOf(file, subject.instrument, head, inTables, ground);
  const findings = [...inTables, ...declared.findings];
  const states = new Set(findings.map(({ stateId }) => stateId));
  const [first] = states;
  if (first === undefined) throw nothingFound(file.name, isByState || head.stateId !== null);
  const only = states.size === 1 && !isByState && tables.length > 0 ? first : null;
  const source = sourceRecord({ ...head, instrument: subject.instrument }, only, stateNames, file.name);
  const flagged = head.isFromFileName && !isByTreaty ? findings.map(fromFileName) : findings;
  return {
    reader: 'treaty-status',
    document: {
      stateId: states.size === 1 ? first : null,
      symbol: null,
      title: (source.fields['title'] as { readonly en: string }).en,
      language: 'sheets' in file ? 'en' : (file.language ?? 'en'),
      sourceId: String(source.fields['id']),
    },
    frame: [source],
    items: treatyItems(await asHeld(settleActs(flagged), ground), String(source.fields['id'])),
    checks: checksOf(
      findings,
      read.flatMap(({ without }) => without),
      countsOf(head, isByTreaty),
    ),
    notUnderstood: [...read.flatMap(({ notUnderstood }) => notUnderstood), ...declared.notUnderstood],
    pages: pagesOf(file),
  };
}

const countsOf = (head: TreatyHead, isByTreaty: boolean): StatedCounts =>
  isByTreaty ? { signatories: null, parties: null } : head.stated;

const inEitherColumn = (finding: TreatyFinding): TreatyFinding => ({
  ...finding,
  flags: [...finding.flags, 'column_uncertain'],
  confidence: 0.6,
});

const fromFileName = (finding: TreatyFinding): TreatyFinding => ({
  ...finding,
  flags: [...finding.flags, 'treaty_from_file_name'],
  confidence: Math.min(finding.confidence, 0.85),
});

const nothingFound = (name: string, isStateKnown: boolean): AppError =>
  isStateKnown
    ? new AppError('no_treaty_action', 422, `${name} holds no treaty action that can be read.`, {
        remedy:
          'Give the table of participants, or the table of one State’s treaties, with the names of its columns.',
      })
    : new AppError('state_not_named', 422, `${name} does not say whose treaties it lists.`, {
        remedy: 'Add the heading with the State’s name, or a column of States.',
      });

/** 'table 2, row 3 (Kazakhstan), column Signature': the name finds the row where the table has grown since. */
const locatorOf =
  (locator: string) =>
  (row: NamedRow, column: string, state: string | null): string =>
    cellLocator({ locator }, state === null ? row.number : `${row.number} (${state.slice(0, 60)})`, column);

/** The lists below a table of participants, or a file of nothing else. */
function statementsOf(
  file: OpenedFile,
  instrument: TreatyHead['instrument'],
  head: TreatyHead,
  inTables: readonly TreatyFinding[],
  { stateNames }: Pick<ReadingGround, 'stateNames'>,
): Pick<TreatyFindings, 'findings' | 'notUnderstood'> {
  if ('sheets' in file || instrument === null) return { findings: [], notUnderstood: [] };
  const { texts, unknown } = declaredTexts(file, stateNames);
  const consent = new Map(inTables.filter(({ act }) => CONSENTS.has(act)).map((one) => [one.stateId, one]));
  const findings = texts.flatMap(({ stateId, stateName, place, statements, heading }) =>
    statements.map((one): TreatyFinding => {
      const upon =
        one.date === null && head.isUponConsent(one.act) ? (consent.get(stateId)?.date ?? null) : null;
      return {
        stateId,
        instrument,
        act: one.act,
        date: one.date ?? upon,
        article: one.article,
        printed: one.printedDate,
        quote: one.words,
        note:
          upon === null
            ? null
            : 'Made upon becoming party, as the page says of all statements without a date.',
        locator: `${heading ?? 'statements'}, ${stateName}`.slice(0, 200),
        place,
        flags: upon === null ? one.flags : one.flags.filter((flag) => flag !== 'date_missing'),
        confidence: one.flags.includes('act_from_words') ? 0.6 : 0.85,
      };
    }),
  );
  return {
    findings,
    notUnderstood: [
      ...unknown.map(({ name, place, reason }) => ({ text: name, page: place.page, reason })),
      ...texts.flatMap(({ stateName, place, without }) =>
        without === null
          ? []
          : [
              {
                text: `${stateName}: ${without}`.trim(),
                page: place.page,
                reason: without === '' ? 'statement_empty' : 'statement_elsewhere',
              },
            ],
      ),
    ],
  };
}

/** One table within a report on one State. */
export async function readTreatyTable(table: NamedTable, context: TableContext): Promise<TableReading> {
  const { ground, stateId, sourceId, locator } = context;
  const finder = new InstrumentFinder(ground.lookUp);
  const instrument = has(table, 'instrument')
    ? null
    : readHead(table.before.map(({ text }) => text).slice(-3), '', finder, ground.stateNames).instrument;
  const { findings, without, notUnderstood, rowsRead } = readTable(table, {
    stateId,
    instrument,
    stateNames: ground.stateNames,
    finder,
    locate: locatorOf(locator),
  });
  return {
    frame: [],
    items: treatyItems(await asHeld(settleActs(findings), ground), sourceId),
    checks: checksOf(findings, without, { signatories: null, parties: null }),
    notUnderstood,
    rowsRead,
  };
}
