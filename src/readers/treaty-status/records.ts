/** What States have done, as proposed treaty actions with their citations. Pure. */
import type { CitationFields, ProposedItem } from '../../features/proposals/index.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import { cite, slugOf, type YieldingRecord } from '../common/yielding.ts';
import type { TreatyFinding } from './findings.ts';
import { agree } from './settle.ts';
import { provisionText } from './statements.ts';

/**
 * Competences of one instrument that are accepted one by one have the article in their ids, as the shipped record has
 * it ('kaz.cat.recognition-art-22'); where an instrument has only one, there is none ('kaz.cerd.recognition').
 */
const SEVERAL_COMPETENCES: ReadonlySet<string> = new Set(['cat', 'ced', 'icmw', 'icescr-op']);

const actName = (act: TreatyFinding['act']): string => act.replaceAll('_', '-');

export const actId = (finding: TreatyFinding): string => {
  const { stateId, instrument } = finding;
  const name = instrument.id ?? `treaty.${slugOf(instrument.name) || 'unnamed'}`;
  return `${stateId.toLowerCase()}.${name}.${actEnding(finding)}`;
};

function actEnding({ act, article, instrument }: TreatyFinding): string {
  if (act !== 'recognition_of_competence') return actName(act);
  const isOneOfMany = instrument.id !== null && SEVERAL_COMPETENCES.has(instrument.id);
  return article !== null && isOneOfMany ? `recognition-art-${article.number}` : 'recognition';
}

const isStatement = ({ quote }: TreatyFinding): boolean => quote !== null;

/** 'kaz.iccpr.signature'; an instrument that the record does not know has its printed name: 'kaz.treaty.<name>.signature'. */
function idsOf(findings: readonly TreatyFinding[]): string[] {
  const statements = new Map<string, string[]>();
  return findings.map((finding) => {
    const { quote } = finding;
    const id = actId(finding);
    if (!isStatement(finding)) return id;
    // The same words in two tables are one statement; other words of the same State are its next.
    const known = statements.get(id) ?? [];
    statements.set(id, known);
    const words = (quote ?? '').replace(/\W+/gu, ' ').slice(0, 300);
    const at = known.indexOf(words);
    if (at < 0) known.push(words);
    const number = at < 0 ? known.length : at + 1;
    return number === 1 ? id : `${id}-${number}`;
  });
}

/** One item for each act; several places that tell of it are citations of the one. In the order of the document. */
export function treatyItems(findings: readonly TreatyFinding[], sourceId: string): ProposedItem[] {
  const ids = idsOf(findings);
  const byId = Map.groupBy(
    findings.map((finding, index) => ({ finding, id: ids[index] ?? '' })),
    ({ id }) => id,
  );
  return [...byId].map(([id, all]) =>
    itemOf(
      id,
      all.map(({ finding }) => finding),
      sourceId,
    ),
  );
}

function itemOf(id: string, findings: readonly TreatyFinding[], sourceId: string): ProposedItem {
  const [first] = findings as readonly [TreatyFinding, ...TreatyFinding[]];
  const { date, isContradicted } = dateOf(findings);
  const article = findings.find((one) => one.article !== null)?.article ?? null;
  const record: YieldingRecord = {
    kind: 'treaty_action',
    fields: {
      id,
      stateId: first.stateId,
      ...(first.instrument.id === null ? {} : { instrumentId: first.instrument.id }),
      action: first.act,
      ...(date === null ? {} : { date }),
      ...(article === null || !isStatementAct(first) ? {} : { provision: provisionText(article) }),
    },
    citations: findings.flatMap((finding) => citationsOf(finding, sourceId)),
    yields: ['date', 'provision'],
  };
  const flags = new Set(findings.flatMap((one) => one.flags));
  if (isContradicted) flags.add('dates_differ');
  if (date !== null) flags.delete('date_missing');
  return {
    id,
    records: [record],
    page: first.place.page,
    fromLine: first.place.fromLine,
    toLine: first.place.toLine,
    confidence: isContradicted ? 0.6 : Math.min(...findings.map((one) => one.confidence)),
    flags: [...flags],
    ...(first.instrument.id === null
      ? {
          unresolved: [
            {
              record: 0,
              field: 'instrumentId',
              vocabulary: 'instrument' as const,
              printed: first.instrument.name,
            },
          ],
        }
      : {}),
  };
}

const isStatementAct = ({ act, quote }: TreatyFinding): boolean =>
  quote !== null || act === 'recognition_of_competence' || act === 'postponement';

function citationsOf(finding: TreatyFinding, sourceId: string): CitationFields[] {
  const { locator, printed, date, quote, note, article } = finding;
  const noted = note === null ? {} : { note };
  const citations: CitationFields[] = [];
  if (quote !== null) citations.push(cite(sourceId, locator, { quote }));
  if (date !== null)
    citations.push(
      cite(sourceId, locator, {
        field: 'date',
        ...(printed === null ? {} : { value: printed }),
        reading: date,
        ...noted,
      }),
    );
  else if (quote === null)
    citations.push(
      cite(sourceId, locator, {
        field: 'action',
        ...(printed === null ? {} : { value: printed }),
        reading: finding.act,
        ...noted,
      }),
    );
  if (finding.saidAct !== undefined)
    citations.push(
      cite(sourceId, locator, {
        field: 'action',
        ...(printed === null ? {} : { value: printed }),
        reading: finding.saidAct,
      }),
    );
  if (article !== null && isStatementAct(finding))
    citations.push(cite(sourceId, locator, { field: 'provision', reading: provisionText(article).en }));
  return citations;
}

/** The day that most places give, else the most precise date; every other one stays in its citation. */
function dateOf(findings: readonly TreatyFinding[]): {
  readonly date: PartialDate | null;
  readonly isContradicted: boolean;
} {
  const dates = findings.flatMap(({ date }) => (date === null ? [] : [date]));
  const counts = new Map<PartialDate, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  let best: PartialDate | null = null;
  for (const [date, count] of counts)
    if (best === null || rank(date, count) > rank(best, counts.get(best) ?? 0)) best = date;
  return { date: best, isContradicted: best !== null && dates.some((date) => !agree(date, best)) };
}

/** A day before a month before a year; among days the one that most places give. */
const rank = (date: PartialDate, count: number): number => date.length * 100_000 + count;
