import type { ProposedItem, ProposedRecord, Proposal } from '../features/proposals/index.ts';

/** What `servanda read --ndjson` prints of a proposal: a line for each recommendation, and for records of other kinds. */

type Line = Readonly<Record<string, unknown>>;

const recordOf = (item: ProposedItem, kind: string): ProposedRecord | undefined =>
  item.records.find((record) => record.kind === kind);

/** Rows of a list carry what the list prints of them beside the records that they become. */
const printedOf = (item: ProposedItem): Line | null => {
  const printed: unknown = Reflect.get(item, 'printed');
  return typeof printed === 'object' && printed !== null ? (printed as Line) : null;
};

function recommendationLine(document: string, item: ProposedItem, fields: Line): Line {
  return {
    document,
    paragraph: fields['paragraph'] ?? null,
    text: fields['text'],
    states: fields['recommendingStates'] ?? [],
    position: recordOf(item, 'position')?.fields['position'] ?? null,
    page: item.page,
    confidence: item.confidence,
    flags: item.flags,
  };
}

/** `kind` is the kind of record; what a source, review or body says of itself under that name is `sourceKind` and so on. */
function otherLine(document: string, { kind, fields }: ProposedRecord): Line {
  const { kind: own, ...rest } = fields;
  return { document, kind, ...(own === undefined ? {} : { [`${kind}Kind`]: own }), ...rest };
}

function itemLines(document: string, item: ProposedItem): Line[] {
  const printed = printedOf(item);
  if (printed !== null)
    return [{ document, ...printed, page: item.page, confidence: item.confidence, flags: item.flags }];
  const [first] = item.records;
  if (!first) return [];
  if (first.kind !== 'recommendation') return [otherLine(document, first)];
  return first.fields['type'] === 'recommendation' ? [recommendationLine(document, item, first.fields)] : [];
}

/**
 * The lines of one document; one with its name alone where it gave none. What else stands in a document beside its
 * recommendations (statements, what hangs on them) is printed with `isAll`, record by record.
 */
export function recordLines(document: string, proposal: Proposal, isAll: boolean): Line[] {
  const isList = proposal.items.some((item) => printedOf(item) !== null);
  const items = isList && !isAll ? proposal.items.filter((item) => printedOf(item) !== null) : proposal.items;
  const lines = isAll
    ? [...proposal.frame, ...items.flatMap((item) => item.records)].map((record) =>
        otherLine(document, record),
      )
    : items.flatMap((item) => itemLines(document, item));
  return lines.length === 0 ? [{ document }] : lines;
}
