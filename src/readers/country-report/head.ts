/** What a country report says of itself: title, State, date. Pure. */
import type { OpenedDocument, ProposedRecord, TextBlock } from '../../features/proposals/index.ts';
import { tryPartialDate, type PartialDate } from '../../kernel/partial-date.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { statesIn } from '../common/states-in-text.ts';
import { tidy } from '../common/tables.ts';
import { slugOf } from '../common/yielding.ts';

export interface ReportHead {
  readonly title: string;
  readonly stateId: string | null;
  readonly date: PartialDate | null;
}

const TITLE_BLOCKS = 12;
const LONGEST_TITLE = 250;

export function reportHead(document: OpenedDocument, stateNames: StateNames): ReportHead {
  const texts = document.blocks.filter(
    (block): block is TextBlock => block.type === 'text' && block.role === undefined,
  );
  const top = texts.slice(0, TITLE_BLOCKS).filter(({ text }) => text.length <= LONGEST_TITLE);
  const titled = top.find(({ level }) => level > 0) ?? top.find(({ isBold }) => isBold === true) ?? top[0];
  const title = tidy(titled?.text ?? document.name);
  const headings = texts.filter(
    ({ level, isBold, text }) => (level > 0 || isBold === true) && text.length <= LONGEST_TITLE,
  );
  return {
    title,
    stateId: stateNamed(
      title,
      headings.map(({ text }) => text),
      stateNames,
    ),
    date: dateIn(top.map(({ text }) => tidy(text))),
  };
}

/** The State of the title, where it names one alone; else the one that most headings name. */
function stateNamed(title: string, headings: readonly string[], stateNames: StateNames): string | null {
  const [own, other] = statesIn(title, stateNames);
  if (own !== undefined && other === undefined) return own;
  const counts = new Map<string, number>();
  for (const heading of headings)
    for (const id of statesIn(heading, stateNames)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? null;
}

/** A line of the title page that is a date and nothing else: "June 2021". */
function dateIn(texts: readonly string[]): PartialDate | null {
  for (const text of texts) {
    const date = text.length <= 40 ? tryPartialDate(text) : null;
    if (date !== null) return date;
  }
  return null;
}

/** The report itself; by the State and its title, so that a second reading meets the first. */
export function reportSource({ title, date }: ReportHead, stateId: string, language: string): ProposedRecord {
  return {
    kind: 'source',
    fields: {
      id: [
        stateId.toLowerCase(),
        slugOf(title, 80) || 'report',
        ...(date === null ? [] : [date.slice(0, 4)]),
      ].join('-'),
      kind: 'independent_report',
      title: { en: title },
      language,
      ...(date === null ? {} : { date }),
      aboutState: stateId,
    },
    citations: [],
  };
}
