import type {
  DocumentReader,
  Mapping,
  OpenedFile,
  OpenedSheets,
  TableGround,
} from '../../features/proposals/index.ts';
import { askedFields, fitOf } from '../../features/proposals/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { gridFor } from './apply.ts';
import { proposeTable } from './propose.ts';

export { tabularBulkReader } from './bulk.ts';
export { checkTable } from './check.ts';

const sheetsOf = (file: OpenedFile): OpenedSheets | null => ('sheets' in file ? file : null);

/** The mapping that knows a table best, own ones before shipped ones; null where none has its columns. */
export function mappingFor(
  file: OpenedSheets,
  mappings: readonly Mapping[],
): { readonly mapping: Mapping; readonly sureness: number } | null {
  let best: { mapping: Mapping; sureness: number } | null = null;
  for (const mapping of mappings) {
    const sureness = fitOf(mapping, file.sheets)?.sureness ?? 0;
    if (sureness > (best?.sureness ?? 0)) best = { mapping, sureness };
  }
  return best;
}

const noTable = (name: string): AppError =>
  new AppError('no_table', 422, `${name} has no table in it.`, {
    remedy: 'Give a file with rows: XLSX, XLS, ODS or CSV.',
  });

const noMapping = (name: string): AppError =>
  new AppError('no_mapping', 422, `No mapping knows the columns of ${name}.`, {
    remedy: 'Say once what its columns mean, and save it as a mapping.',
  });

const incomplete = (name: string, fields: readonly string[]): AppError =>
  new AppError(
    'mapping_incomplete',
    422,
    `The mapping “${name}” knows this table, but has to be told once: ${fields.join(', ')}.`,
    {
      remedy: 'Open the mapping, say what the table itself does not, and save it under a name of its own.',
    },
  );

/** Tables of any kind, by a mapping of their columns: the one that a person chose, else the one that knows them. */
export const tabularReader = ({
  mapping,
  mappings,
  shapes,
  stateId,
  mostItems,
}: TableGround): DocumentReader => ({
  id: 'tabular',
  recognises: (file) => {
    const sheets = sheetsOf(file);
    return sheets === null ? 0 : (mappingFor(sheets, mappings)?.sureness ?? 0);
  },
  propose: (file, ground) => {
    const sheets = sheetsOf(file);
    if (sheets === null) throw noTable(file.name);
    const chosen = mapping ?? mappingFor(sheets, mappings)?.mapping;
    if (!chosen) throw noMapping(file.name);
    const asked = askedFields(chosen, shapes, gridFor({ file: sheets, mapping: chosen }).places);
    if (asked.length > 0)
      throw incomplete(
        chosen.name,
        asked.map((one) => `${one.record.name}.${one.shape.name}`),
      );
    return Promise.resolve(
      proposeTable({ file: sheets, mapping: chosen, shapes, stateId, ground, mostItems }),
    );
  },
});
