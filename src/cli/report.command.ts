import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { commitmentsReport } from '../features/reports/commitments.ts';
import { reportDocx } from '../features/reports/docx.ts';
import { reportHtml } from '../features/reports/html.ts';
import { sizeOf } from '../features/reports/model.ts';
import { ledgerHead } from '../features/reports/reports.repository.ts';
import { KINDS } from '../features/kinds.ts';
import { stateName } from '../features/record/index.ts';
import { AppError } from '../kernel/errors.ts';
import { COMPLETE_LANGUAGES } from '../web/messages.ts';
import { readContext } from '../web/page-context.ts';
import { defineCommand } from './command.ts';
import { withServices } from './with-services.ts';

/** Beside its final name first: a report that fails leaves nothing behind. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.part`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new AppError('cannot_write', 500, `${path} cannot be written.`, {
      cause,
      remedy: 'Check that the folder exists and that you may write there.',
    });
  }
}

export const reportCommand = defineCommand({
  name: 'report',
  summary: 'Write a report on a State from its record, as of any day.',
  words: '<STATE>',
  minimumWords: 1,
  options: {
    kind: { describe: 'which report', value: 'KIND', oneOf: ['commitments'], default: 'commitments' },
    format: { describe: 'file format', value: 'FORMAT', oneOf: ['html', 'docx'], default: 'html' },
    asof: { describe: 'the day whose state of play it shows; today if left out', value: 'YYYY-MM-DD' },
    known: { describe: 'as the record was known at the end of this UTC day', value: 'YYYY-MM-DD' },
    language: {
      describe: 'language of the report',
      value: 'LANGUAGE',
      oneOf: COMPLETE_LANGUAGES,
      default: 'en',
    },
    out: { describe: 'file to write; - is standard output (html only)', value: 'FILE', required: true },
  },
  examples: ['servanda report KAZ --kind commitments --asof 2021-06-12 --format docx --out report.docx'],
  run: (call) =>
    withServices(call, async (services) => {
      const { asof, known, language, format, out } = call.options;
      const query = new URLSearchParams({
        ...(asof ? { asof: String(asof) } : {}),
        ...(known ? { known: String(known) } : {}),
      });
      const context = readContext({ path: `/${String(language)}`, query }, services.now().slice(0, 10));
      const id = (call.words[0] ?? '').toUpperCase();
      const catalogue = await services.dossiers.get(null, context.known);
      if (!catalogue.entries('state').has(id))
        throw new AppError('unknown_state', 404, `There is no State with the code '${id}'.`, {
          remedy: 'Give its three letters (ISO 3166-1 alpha-3), for example KAZ.',
        });
      const view = {
        context,
        state: { id, name: stateName(context, catalogue, id) },
        dossier: await services.dossiers.get(id, context.known),
        catalogue,
      };
      const report = commitmentsReport(view, KINDS, await ledgerHead(services.store.db, context.known));
      const size = sizeOf(report);
      if (out === '-') {
        if (format !== 'html')
          throw new AppError('usage', 400, 'Only html can be written to standard output.', {
            remedy: 'Name a file with --out.',
          });
        call.print(String(reportHtml(report)));
        return {};
      }
      const path = resolve(String(out));
      await writeWhole(path, format === 'docx' ? await reportDocx(report) : String(reportHtml(report)));
      return {
        json: { file: path, format, language: context.language, asof: context.asof, ...size },
        text: `Wrote ${path}: ${JSON.stringify(size)}`,
      };
    }),
});
