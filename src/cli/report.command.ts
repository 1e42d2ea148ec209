import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { KINDS } from '../features/kinds.ts';
import { stateName } from '../features/record/index.ts';
import type { RecordView } from '../features/record/index.ts';
import { commitmentsReport, ledgerHead, reportHtml, sizeOf } from '../features/reports/index.ts';
import type { Report } from '../features/reports/index.ts';
import { AppError } from '../kernel/errors.ts';
import { isFullDate } from '../kernel/partial-date.ts';
import type { Services } from '../main.ts';
import { COMPLETE_LANGUAGES } from '../web/messages.ts';
import { readContext } from '../web/page-context.ts';
import { defineCommand } from './command.ts';
import { withServices } from './with-services.ts';

const usage = (message: string, remedy: string): AppError => new AppError('usage', 400, message, { remedy });

interface Asked {
  readonly state: string;
  readonly language: string;
  readonly asof: string | null;
  readonly known: string | null;
  readonly format: 'html' | 'docx';
  /** null: standard output. */
  readonly path: string | null;
}

type Options = Readonly<Record<string, string | true | undefined>>;

/** Everything that can be wrong with the call is said before the store is opened. */
async function readCall(words: readonly string[], options: Options, isJson: boolean): Promise<Asked> {
  const [state = '', ...others] = words;
  if (others[0] !== undefined) throw usage(`'${others[0]}' is not expected here.`, 'Give one State.');
  if (!/^[A-Za-z]{3}$/.test(state))
    throw usage(
      `'${state}' is not the code of a State.`,
      'Give its three letters (ISO 3166-1 alpha-3), for example KAZ.',
    );
  const format = options['format'] === 'docx' ? 'docx' : 'html';
  const out = String(options['out']);
  if (out === '-' && format === 'docx')
    throw usage('Only html can be written to standard output.', 'Name a file with --out.');
  if (out === '-' && isJson)
    throw usage('--json and the report cannot both go to standard output.', 'Name a file with --out.');
  return {
    state: state.toUpperCase(),
    language: String(options['language']),
    asof: readDay('asof', options),
    known: readDay('known', options),
    format,
    path: out === '-' ? null : await writablePath(out),
  };
}

function readDay(name: 'asof' | 'known', options: Options): string | null {
  const day = options[name];
  if (day === undefined) return null;
  if (isFullDate(day)) return day;
  throw usage(
    `--${name} takes a day of the calendar, not '${String(day)}'.`,
    'Write it as year-month-day, for example 2021-06-12.',
  );
}

async function writablePath(out: string): Promise<string> {
  const path = resolve(out);
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder === null || !folder.isDirectory())
    throw new AppError('no_folder', 404, `There is no folder ${dirname(path)}.`, {
      remedy: 'Make it first, or name a file in another folder.',
    });
  if ((await stat(path).catch(() => null))?.isDirectory())
    throw new AppError('is_folder', 409, `${path} is a folder.`, { remedy: 'Name a file in it.' });
  return path;
}

/** Beside its final name first: a report that fails leaves nothing behind, and an older one stays whole until then. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new AppError('cannot_write', 500, `${path} cannot be written.`, {
      cause,
      remedy: 'Check that you may write there and that the disk is not full.',
    });
  }
}

function unknownState({ state, known }: Asked): AppError {
  const message = `There is no State with the code '${state}'.`;
  return known === null
    ? new AppError('unknown_state', 404, message, {
        remedy: 'Give its three letters (ISO 3166-1 alpha-3), for example KAZ.',
      })
    : new AppError('unknown_state', 404, `On ${known} the record held no State with the code '${state}'.`, {
        remedy: 'Give a later day with --known, or leave it out.',
      });
}

async function makeReport(services: Services, asked: Asked): Promise<Report> {
  const query = new URLSearchParams({
    ...(asked.asof === null ? {} : { asof: asked.asof }),
    ...(asked.known === null ? {} : { known: asked.known }),
  });
  const context = readContext({ path: `/${asked.language}`, query }, services.now().slice(0, 10));
  const catalogue = await services.dossiers.get(null, context.known);
  if (!catalogue.entries('state').has(asked.state)) throw unknownState(asked);
  const view: RecordView = {
    context,
    state: { id: asked.state, name: stateName(context, catalogue, asked.state) },
    dossier: await services.dossiers.get(asked.state, context.known),
    catalogue,
  };
  return commitmentsReport(view, KINDS, await ledgerHead(services.store.db, context.known));
}

async function contentOf(report: Report, format: Asked['format']): Promise<string | Uint8Array> {
  if (format === 'html') return String(reportHtml(report));
  const { reportDocx } = await import('../features/reports/docx.ts');
  return reportDocx(report);
}

export const reportCommand = defineCommand({
  name: 'report',
  summary: 'Write a report on a State from its record, as of any day.',
  words: '<STATE>',
  minimumWords: 1,
  options: {
    kind: { describe: 'which report', value: 'KIND', oneOf: ['commitments'], default: 'commitments' },
    asof: { describe: 'the day whose state of play it shows; today if left out', value: 'YYYY-MM-DD' },
    known: { describe: 'as the record was known at the end of this UTC day', value: 'YYYY-MM-DD' },
    format: { describe: 'file format', value: 'FORMAT', oneOf: ['html', 'docx'], default: 'html' },
    language: {
      describe: 'language of the report',
      value: 'LANGUAGE',
      oneOf: COMPLETE_LANGUAGES,
      default: 'en',
    },
    out: { describe: 'file to write; - is standard output (html only)', value: 'FILE', required: true },
  },
  examples: [
    'servanda report KAZ --asof 2021-06-12 --format docx --language ru --out report.docx',
    'servanda report KAZ --out - > report.html',
  ],
  run: async (call) => {
    const asked = await readCall(call.words, call.options, call.isJson);
    return withServices(call, async (services) => {
      const report = await makeReport(services, asked);
      const content = await contentOf(report, asked.format);
      if (asked.path === null) {
        call.print(String(content));
        return {};
      }
      await writeWhole(asked.path, content);
      const { words, tables, footnotes, sources } = sizeOf(report);
      const { kind, language } = report;
      return {
        json: {
          file: asked.path,
          kind,
          state: asked.state,
          format: asked.format,
          language,
          asof: asked.asof ?? services.now().slice(0, 10),
          known: asked.known,
          bytes: Buffer.byteLength(content),
          words,
          tables,
          footnotes,
          sources,
        },
        text: `Wrote ${asked.path}: ${words} words, ${tables} tables, ${footnotes} footnotes, ${sources} sources.`,
      };
    });
  },
});
