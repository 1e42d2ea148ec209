/** Fixtures as the house opens them, and what every proposal has to keep. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { instrument } from '../../features/catalogue/index.ts';
import { assessment } from '../../features/assessments/index.ts';
import { area, measure, plan, responsibility } from '../../features/plans/index.ts';
import type { OpenedFile, Proposal } from '../../features/proposals/index.ts';
import { milestone, position, recommendation, review } from '../../features/reviews/index.ts';
import { source } from '../../features/sources/index.ts';
import { treatyAction } from '../../features/treaties/index.ts';
import { citation } from '../../ledger/kind.ts';
import { openBytes } from '../files/open-bytes.ts';

export const openFile = (path: URL | string): Promise<OpenedFile> =>
  openBytes(String(path).split('/').at(-1) ?? '', readFileSync(path), { only: null, maxPages: 100 });

export const openText = (name: string, text: string): Promise<OpenedFile> =>
  openBytes(name, new TextEncoder().encode(text), { only: null, maxPages: 100 });

const KINDS = new Map(
  [
    source,
    treatyAction,
    review,
    milestone,
    recommendation,
    position,
    assessment,
    plan,
    area,
    measure,
    responsibility,
    instrument,
  ].map((kind) => [kind.name as string, kind] as const),
);

/**
 * Every record fits its kind but for the fields named (a person fills them), every citation fits, every id occurs once,
 * every place is on a page that is there.
 */
export function assertProposal(proposal: Proposal, mayLack: readonly string[] = []): void {
  const seen = new Set<string>();
  const pages = new Map(proposal.pages.map(({ number, lines }) => [number, lines.length] as const));
  for (const record of [...proposal.frame, ...proposal.items.flatMap(({ records }) => records)]) {
    const kind = KINDS.get(record.kind);
    assert.ok(kind, record.kind);
    const parsed = kind.schema.safeParse(record.fields);
    const wrong = parsed.success
      ? []
      : parsed.error.issues.map(({ path }) => String(path[0])).filter((field) => !mayLack.includes(field));
    assert.deepEqual(wrong, [], `${record.kind} ${String(record.fields['id'])}`);
    for (const one of record.citations) citation.parse(one);
    const key = `${record.kind} ${String(record.fields['id'])}`;
    assert.ok(!seen.has(key), `${key} twice`);
    seen.add(key);
  }
  const items = proposal.items.map(({ id }) => id);
  assert.equal(new Set(items).size, items.length);
  for (const { id, page, fromLine, toLine, confidence, records, unresolved = [] } of proposal.items) {
    assert.ok(
      fromLine >= 1 && toLine >= fromLine && toLine <= (pages.get(page) ?? 0),
      `${id}: ${page}, ${fromLine}–${toLine}`,
    );
    assert.ok(confidence > 0 && confidence <= 1, id);
    for (const name of unresolved) assert.ok(records[name.record], id);
  }
}
