/** What holds for the shipped record as a whole, whichever file brings it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf } from '../ledger/kind.ts';
import type { Kind } from '../ledger/index.ts';
import { earliest, latest } from '../kernel/partial-date.ts';
import { reportingDuty } from './duties/index.ts';
import { KINDS } from './kinds.ts';
import { citationsOf } from './record/index.ts';
import { shippedView } from './reports/testing.ts';

/**
 * What the house itself says of a record, for which no document can be asked: what it hangs on ('…Id', '…Kind'), which
 * word of our vocabulary it falls under, its place in a list, and how sure we are of a reading and why.
 */
const isOurs = (kind: Kind, field: string): boolean =>
  /^(id|kind)$|(Id|Kind)$/.test(field) ||
  (field === 'position' && kind.name !== 'position') ||
  ['certainty', 'isSummary'].includes(field) ||
  (field === 'ground' && kind.name !== 'position') ||
  (kind.name === 'body_alias' && field === 'language');

const saysSomething = (value: unknown): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

/** No bare fact (DESIGN §3): nothing that a page shows through `cited` stands there without a source. */
test('every field of the shipped record that comes from outside has a source', async () => {
  const view = await shippedView('/en/KAZ');
  const bare = KINDS.filter((kind) => kind.needsCitation).flatMap((kind) => {
    const { entries } = kind.scope === 'catalogue' ? view.catalogue : view.dossier;
    const fields = fieldsOf(kind).filter((field) => !isOurs(kind, field));
    return [...entries(kind.name)].flatMap(([id, entry]) =>
      fields
        .filter((field) => saysSomething(entry.fields[field]))
        .filter((field) => citationsOf(view, kind.name, id, field).length === 0)
        .map((field) => `${kind.name} ${id}: ${field}`),
    );
  });
  assert.ok(bare.length === 0, `${bare.length} facts without a source:\n${bare.join('\n')}`);
});

test('every text of the record of a State is there in English, Russian and Kazakh', async () => {
  const { dossier } = await shippedView('/en/KAZ');
  const missing = KINDS.filter((kind) => kind.scope === 'state').flatMap((kind) =>
    [...dossier.entries(kind.name)].flatMap(([id, { fields }]) =>
      Object.entries(fields).flatMap(([field, value]) =>
        value !== null && typeof value === 'object' && 'en' in value && !('ru' in value && 'kk' in value)
          ? [`${kind.name} ${id}: ${field}`]
          : [],
      ),
    ),
  );
  assert.ok(missing.length === 0, `${missing.length} texts without a language:\n${missing.join('\n')}`);
});

test('every reporting duty says from when it is owed, and falls due after that', async () => {
  const { dossier } = await shippedView('/en/KAZ');
  for (const { id, startsOn, dueOn, endsOn } of dossier.all(reportingDuty)) {
    assert.ok(startsOn, id);
    for (const later of [dueOn, endsOn]) {
      if (later !== null) assert.ok(earliest(startsOn) < latest(later), `${id}: ${startsOn}, ${later}`);
    }
  }
});
