/** For tests of reports: the shipped record of Kazakhstan, or of a State with nothing, on any day and in any language. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDataFolders } from '../../ledger/index.ts';
import type { Dossier } from '../../ledger/index.ts';
import { dossierOf } from '../../ledger/testing.ts';
import { contextOf } from '../../web/testing.ts';
import { KINDS } from '../kinds.ts';
import { stateName } from '../record/index.ts';
import type { RecordView } from '../record/index.ts';

const DATA = fileURLToPath(new URL('../../../data', import.meta.url));

interface Shipped {
  readonly catalogue: Dossier;
  readonly kazakhstan: Dossier;
}

let held: Promise<Shipped> | null = null;

async function readShipped(): Promise<Shipped> {
  const folders = ['catalogue', 'kazakhstan'].map((label) => ({ label, path: join(DATA, label) }));
  const { drafts } = await readDataFolders(folders, new Map(KINDS.map((kind) => [kind.name, kind])));
  const records = drafts.flatMap((draft) => ('fields' in draft ? [draft] : []));
  return {
    catalogue: dossierOf(
      null,
      records.filter(({ kind }) => kind.scope === 'catalogue'),
    ),
    kazakhstan: dossierOf(
      'KAZ',
      records.filter(({ kind }) => kind.scope === 'state'),
    ),
  };
}

/** The view of an address: '/ru/KAZ?asof=2021-06-12'. Every State but Kazakhstan has nothing in its record. */
export async function shippedView(address: string): Promise<RecordView> {
  held ??= readShipped();
  const { catalogue, kazakhstan } = await held;
  const context = contextOf(address);
  const id = context.path.slice(1, 4);
  return {
    context,
    catalogue,
    state: { id, name: stateName(context, catalogue, id) },
    dossier: id === 'KAZ' ? kazakhstan : dossierOf(id, []),
  };
}
