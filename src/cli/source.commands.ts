import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { addDocument } from '../features/sources/index.ts';
import type { AddedDocument, CheckedFact } from '../features/sources/index.ts';
import { AppError } from '../kernel/errors.ts';
import { documentPages } from '../readers/files/document-pages.ts';
import { defineCommand } from './command.ts';
import { withServices } from './with-services.ts';

/** Who acts where somebody sits at the command line. */
const COMMAND_LINE = 'local:cli';

async function readDocumentFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const isFolder = (cause as NodeJS.ErrnoException).code === 'EISDIR';
    throw new AppError(
      'file_missing',
      404,
      isFolder ? `${path} is a folder.` : `The file ${path} cannot be read.`,
      { cause, remedy: 'Name one file: a PDF, a Word document (DOCX), a web page, a text or a table.' },
    );
  }
}

const WHAT: Readonly<Partial<Record<CheckedFact['outcome'], string>>> = {
  elsewhere: 'the value stands elsewhere',
  value_missing: 'the value is not in the document',
  place_missing: 'the place is not in the document',
};

function factLine(fact: CheckedFact): string {
  const { citation } = fact;
  const what = `${fact.kind} ${fact.recordId}${citation.field === null ? '' : `, ${citation.field}`}`;
  const found =
    fact.found === null ? '' : ` – found in ${fact.found}${fact.page === null ? '' : `, part ${fact.page}`}`;
  return `  ${WHAT[fact.outcome] ?? fact.outcome}: ${what}\n    ${citation.locator}${citation.value === null ? '' : `: “${citation.value}”`}${found}`;
}

function summary(added: AddedDocument): string {
  const { counts } = added;
  const agreeing = added.citations - added.disagreeing.length;
  return [
    `${added.title} (${added.sourceId}): ${added.pages} pages held.`,
    `${added.citations} citations in ${added.records} records checked: ${agreeing} agree, ${added.disagreeing.length} do not.`,
    `  ${counts.quoted} quoted; ${counts.placed} name a part too long to quote; ${counts.whole} the whole document; ${counts.ambiguous} stand in several passages.`,
    ...(added.disagreeing.length === 0 ? [] : ['What does not agree:', ...added.disagreeing.map(factLine)]),
    added.changeSet === null
      ? 'Nothing had to be written: all of it was there.'
      : `Written as change set ${added.changeSet}.`,
  ].join('\n');
}

function lettersAPart(given: string | true | undefined): number | null {
  if (given === undefined) return null;
  const letters = Number(given);
  if (Number.isInteger(letters) && letters >= 200 && letters <= 100_000) return letters;
  throw new AppError(
    'usage',
    400,
    `--page-size takes a whole number from 200 to 100000, not '${String(given)}'.`,
  );
}

export const sourceCommand = defineCommand({
  name: 'source',
  summary: 'Add a document to its source: its text is held, and every citation of it is checked and quoted.',
  words: 'add <file>',
  minimumWords: 2,
  options: {
    id: {
      describe: 'the source that the document is; otherwise it is recognised by symbol, title or file name',
      value: 'SOURCE_ID',
    },
    'page-size': {
      describe: 'letters of a part of a .txt or .md file without form feeds',
      value: 'LETTERS',
      default: '3000',
    },
  },
  examples: ['servanda source add A_HRC_43_10.pdf', 'servanda source add report.txt --id acquis-2021 --json'],
  run: async (call) => {
    const [action, path = '', ...rest] = call.words;
    if (action !== 'add' || rest.length > 0) {
      throw new AppError('usage', 400, 'The command is "source add <file>", one file at a time.', {
        remedy: 'See "servanda source --help".',
      });
    }
    const letters = lettersAPart(call.options['page-size']);
    const bytes = await readDocumentFile(resolve(path));
    const pages = documentPages(letters === null ? {} : { lettersAPart: letters });
    try {
      return await withServices(call, async (services) => {
        const added = await addDocument(
          { ...services, readPages: pages.read },
          { name: basename(path), bytes },
          {
            sourceId: typeof call.options.id === 'string' ? call.options.id : undefined,
            actor: COMMAND_LINE,
          },
        );
        return { json: added, text: summary(added) };
      });
    } finally {
      await pages.close();
    }
  },
});
