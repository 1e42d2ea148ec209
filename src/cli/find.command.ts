import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openExport } from '../features/questions/index.ts';
import type { FileForm } from '../features/questions/index.ts';
import { FACETS, hitPath, ORDERS, readAsked, viewOfQuestion } from '../features/search/index.ts';
import type { Answer } from '../features/search/index.ts';
import { AppError } from '../kernel/errors.ts';
import { isFullDate } from '../kernel/partial-date.ts';
import type { Services } from '../main.ts';
import { COMPLETE_LANGUAGES } from '../web/messages.ts';
import { FIND_PATH } from '../web/navigation.ts';
import { readContext } from '../web/page-context.ts';
import { defineCommand } from './command.ts';
import type { Option, Outcome } from './command.ts';
import { withServices } from './with-services.ts';

const FORMATS = ['csv', 'xlsx', 'ndjson', 'uhri'] as const;
type Format = (typeof FORMATS)[number];
/** Of the columns of the Universal Human Rights Index: by the ending of the file. */
const UHRI_FORMS: Readonly<Record<string, FileForm>> = {
  '.csv': 'uhri-csv',
  '.json': 'uhri-json',
  '.xlsx': 'uhri-xlsx',
};

const usage = (message: string, remedy: string): AppError => new AppError('usage', 400, message, { remedy });

type Given = Readonly<Record<string, string | true | undefined>>;

interface Asked {
  readonly query: URLSearchParams;
  readonly language: string;
  /** null: the first hits are printed. */
  readonly file: { readonly form: FileForm; readonly path: string | null } | null;
  readonly site: string;
}

const HITS_SHOWN = 20;

/** Everything that can be wrong with the call is said before the store is opened. */
async function readCall(words: readonly string[], given: Given, isJson: boolean): Promise<Asked> {
  const query = new URLSearchParams();
  if (words.length > 0) query.set('q', words.join(' '));
  for (const name of FACETS) {
    const values = typeof given[name] === 'string' ? given[name].split(',') : [];
    for (const value of values.map((one) => one.trim()).filter(Boolean)) query.append(name, value);
  }
  const { asof, order, site = '' } = given;
  if (asof !== undefined) {
    if (!isFullDate(asof))
      throw usage(
        `--asof takes a day of the calendar, not '${String(asof)}'.`,
        'Write it as year-month-day, for example 2021-06-12.',
      );
    query.set('asof', asof);
  }
  if (typeof order === 'string') query.set('sort', order);
  const origin = typeof site === 'string' ? site.replace(/\/+$/, '') : '';
  if (origin !== '' && !/^https?:\/\/[^/]+$/.test(origin))
    throw usage(`'${origin}' is not the address of a site.`, 'Write it as https://servanda.example.org.');
  return { query, language: String(given['language']), file: await fileOf(given, isJson), site: origin };
}

async function fileOf(given: Given, isJson: boolean): Promise<Asked['file']> {
  const { out, format } = given;
  if (out === undefined) {
    if (format === undefined) return null;
    throw usage(
      '--out is missing.',
      'Name the file that the answer is written to, or - for standard output.',
    );
  }
  const path = out === '-' ? null : await writablePath(String(out));
  const ending = path === null ? '' : extname(path).toLowerCase();
  const named = FORMATS.find((one) => `.${one}` === ending);
  const chosen = FORMATS.find((one) => one === format) ?? named;
  if (chosen === undefined) throw usage('The form of the file is not said.', 'Name it with --format.');
  const form = formOf(chosen, ending);
  if (path !== null) return { form, path };
  if (form === 'xlsx' || form === 'uhri-xlsx')
    throw usage('A workbook is not written to standard output.', 'Name a file with --out.');
  if (isJson)
    throw usage('--json and the answer cannot both go to standard output.', 'Name a file with --out.');
  return { form, path };
}

function formOf(format: Format, ending: string): FileForm {
  if (format !== 'uhri') return format;
  return UHRI_FORMS[ending] ?? (ending === '' ? 'uhri-csv' : 'uhri-xlsx');
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

async function viewOfCall(services: Services, { query, language }: Asked) {
  const context = readContext({ path: `/${language}${FIND_PATH}`, query }, services.now().slice(0, 10));
  const catalogue = await services.dossiers.get(null, null);
  return viewOfQuestion(services, { context, state: null, dossier: catalogue, catalogue });
}

const lineOf = ({ kind, id, unit, date, paragraph, text }: Answer['hits'][number]): string =>
  `${[unit || '–', kind, paragraph, date].filter(Boolean).join(' · ')}  ${id}\n    ${text.text.replace(/\s+/g, ' ')}`;

async function show(services: Services, asked: Asked): Promise<Outcome> {
  const view = await viewOfCall(services, asked);
  const { query } = readAsked(view.context);
  const { total, hits, counts } = await services.search.ask({ ...query, from: 0, count: HITS_SHOWN });
  const rest = total - hits.length;
  return {
    json: {
      total,
      asof: query.asof,
      hits: hits.map((hit) => ({ ...hit, path: hitPath(hit) })),
      counts: Object.fromEntries(FACETS.map((name) => [name, Object.fromEntries(counts[name])])),
    },
    text: [
      `${total} found, state of play on ${query.asof}.`,
      ...hits.map(lineOf),
      ...(rest > 0 ? [`… and ${rest} more; take all with --out.`] : []),
    ].join('\n'),
  };
}

async function write(
  services: Services,
  asked: Asked,
  { form, path }: NonNullable<Asked['file']>,
  signal: AbortSignal,
): Promise<Outcome> {
  const view = await viewOfCall(services, asked);
  const made = await openExport({ ...services, db: services.store.db }, view, form, asked.site);
  const bytes = Readable.from(made.bytes(), { objectMode: false });
  if (path === null) {
    await pipeline(bytes, standardOutput(), { signal });
    return {};
  }
  await writeWhole(path, bytes, signal);
  const { size } = await stat(path);
  const less = made.rows < made.total ? ` of the ${made.total} that were found` : '';
  return {
    json: {
      file: path,
      form,
      question: asked.query.toString(),
      asof: view.context.asof,
      rows: made.rows,
      found: made.total,
      bytes: size,
    },
    text: `Wrote ${path}: ${made.rows} rows${less}, state of play on ${view.context.asof}.`,
  };
}

/** Standard output that stays open: the process has more to say. */
const standardOutput = (): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      process.stdout.write(chunk, (error) => done(error));
    },
  });

/** Beside its final name first: an export that fails leaves nothing behind, and an older one stays whole until then. */
async function writeWhole(path: string, bytes: Readable, signal: AbortSignal): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    await pipeline(bytes, createWriteStream(temporary, { mode: 0o644 }), { signal });
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    if (signal.aborted) throw cause;
    throw new AppError('cannot_write', 500, `${path} cannot be written.`, {
      cause,
      remedy: 'Check that you may write there and that the disk is not full.',
    });
  }
}

/** A facet is an option under its own name; several values stand with commas between them. */
const FACET_HELP: Readonly<Record<(typeof FACETS)[number], string>> = {
  kind: 'recommendation, concern, measure, reform, treaty_action, source …',
  state: 'State concerned, by three letters: KAZ',
  recommender: 'recommending State',
  region: 'regional group of the recommending State',
  mechanism: 'upr, ccpr, cat-committee …',
  document: 'document symbol',
  cycle: 'cycle of the UPR',
  session: 'mechanism and session: "upr 20"',
  year: 'year',
  theme: 'theme',
  issue: 'issue',
  group: 'affected group',
  sdg: 'goal or target: sdg.16.3',
  action: 'category of the action asked for, 1 to 5',
  body: 'body responsible',
  plan: 'plan',
  measure: 'yes or no: whether a measure answers it',
  position: 'position of the State on the day',
  status: 'assessment on the day',
  differs: 'yes: where assessors disagree',
};

const facetOptions = Object.fromEntries(
  FACETS.map((name): [string, Option] => [name, { describe: FACET_HELP[name], value: 'VALUES' }]),
);

export const findCommand = defineCommand<string>({
  name: 'find',
  summary: 'Find records by words and facets, or take the whole answer away as a file.',
  words: '[words]…',
  options: {
    ...facetOptions,
    asof: { describe: 'the day whose state of play it is; today if left out', value: 'YYYY-MM-DD' },
    order: { describe: 'order of the answer', value: 'ORDER', oneOf: ORDERS, default: 'best' },
    format: {
      describe:
        'form of the file; uhri: the columns of the Universal Human Rights Index (.xlsx, .csv or .json)',
      value: 'FORMAT',
      oneOf: FORMATS,
    },
    out: { describe: 'file to write, every row of the answer; - is standard output', value: 'FILE' },
    language: {
      describe: 'language of the words in a workbook',
      value: 'LANGUAGE',
      oneOf: COMPLETE_LANGUAGES,
      default: 'en',
    },
    site: { describe: 'address of the site that links lead to', value: 'URL' },
  },
  examples: [
    'servanda find torture --state KAZ --mechanism cat-committee',
    'servanda find "death penalty" --state KAZ,UZB --format xlsx --language ru --out penalty.xlsx',
    'servanda find --format uhri --out all.json',
    'servanda find torture --format ndjson --out - | wc -l',
  ],
  run: async (call) => {
    const asked = await readCall(call.words, call.options, call.isJson);
    const { file } = asked;
    return withServices(call, (services) =>
      file === null ? show(services, asked) : write(services, asked, file, call.signal),
    );
  },
});
