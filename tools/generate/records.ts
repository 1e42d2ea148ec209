import { z } from 'zod';
import { KINDS } from '../../src/features/kinds.ts';
import { alpha3, localText, partialDate, reference, text } from '../../src/ledger/fields.ts';
import { citation } from '../../src/ledger/kind.ts';
import type { Kind } from '../../src/ledger/index.ts';
import { kindComments } from './comments.ts';
import type { KindComments } from './comments.ts';
import { code, generatedPage, table } from './page.ts';

/** The house's own field types by their words; a field that is made of none of them is described by its zod type. */
const KNOWN: readonly (readonly [z.core.$ZodType, string])[] = [
  [reference, 'id'],
  [alpha3, 'State code'],
  [partialDate, 'date'],
  [text, 'text'],
  [localText, 'text by language'],
];

interface Field {
  readonly type: string;
  readonly requirement: string;
}

const optionsOf = (schema: z.ZodEnum): string => schema.options.map((one) => code(String(one))).join(', ');

/** A vocabulary longer than this is listed below the table, or the table could not be read. */
const LONGEST_IN_TABLE = 70;

function typeWords(schema: z.core.$ZodType): string {
  const known = KNOWN.find(([one]) => one === schema);
  if (known) return known[1];
  if (schema instanceof z.ZodEnum) return `one of ${optionsOf(schema)}`;
  if (schema instanceof z.ZodArray) return `list of: ${typeWords(schema.element)}`;
  if (schema instanceof z.ZodRecord) return `by ${typeWords(schema.keyType)}: ${typeWords(schema.valueType)}`;
  if (schema instanceof z.ZodObject)
    return `{ ${Object.entries(schema.shape)
      .map(([name, one]) => `${name}: ${describeField(one as z.core.$ZodType).type}`)
      .join(', ')} }`;
  if (schema instanceof z.ZodNumber) return 'whole number';
  if (schema instanceof z.ZodBoolean) return 'yes or no';
  if (schema instanceof z.ZodString) return 'text';
  throw new TypeError(`No words for a field of the type ${schema.constructor.name}`);
}

function describeField(schema: z.core.$ZodType): Field {
  let inner = schema;
  let requirement = 'required';
  for (;;) {
    if (inner instanceof z.ZodDefault) {
      const { defaultValue } = inner.def;
      requirement =
        defaultValue === null ? 'optional' : `optional, else ${code(JSON.stringify(defaultValue))}`;
      inner = inner.def.innerType;
    } else if (inner instanceof z.ZodNullable) {
      if (requirement === 'required') requirement = 'required, may be `null`';
      inner = inner.def.innerType;
    } else return { type: typeWords(inner), requirement };
  }
}

const link = (kind: string): string => `[${kind}](#${kind})`;

function fieldRow(kind: Kind, name: string, comments: KindComments | undefined): string[] {
  const schema = schemaOf(kind, name);
  const { type, requirement } = describeField(schema);
  const target = kind.references[name];
  const meaning = z.globalRegistry.get(schema)?.description ?? comments?.fields.get(name) ?? '';
  const shown = target
    ? `id of a ${link(target)}`
    : type.length > LONGEST_IN_TABLE
      ? 'a word, see below'
      : type;
  return [code(name), shown, requirement, meaning];
}

const schemaOf = (kind: Kind, name: string): z.core.$ZodType => kind.schema.shape[name] as z.core.$ZodType;

function section(kind: Kind, comments: KindComments | undefined): string {
  const scope = kind.scope === 'state' ? 'Concerns one State.' : 'Shared by all States.';
  const cites = kind.needsCitation ? 'Needs a citation to load.' : 'Needs no citation.';
  const names = Object.keys(kind.schema.shape);
  const long = names
    .map((name) => [name, describeField(schemaOf(kind, name)).type] as const)
    .filter(([, type]) => type.length > LONGEST_IN_TABLE);
  return [
    `## ${kind.name}`,
    `${comments?.about ?? ''} ${scope} ${cites} Declared in \`${comments?.file ?? ''}\`.`.trim(),
    table(
      ['Field', 'Type', 'Required', 'Meaning'],
      names.map((name) => fieldRow(kind, name, comments)),
    ),
    ...long.map(([name, type]) => `${code(name)}: ${type}.`),
  ].join('\n\n');
}

const CITATION_MEANINGS: Readonly<Record<string, string>> = {
  sourceId: 'The document that says so.',
  field: 'The field it speaks of; without it the citation is for the whole record.',
  locator: 'Where in the document: paragraph, page, row of a table.',
  value: 'As the source prints it.',
  reading: "That value in the field's own form, so that two sources can be compared.",
  quote: 'The words of the document, once it is held.',
  note: 'A remark on this citation.',
};

function citationSection(): string {
  const rows = Object.entries(citation.shape).map(([name, schema]) => {
    const { type, requirement } = describeField(schema);
    const shown = name === 'sourceId' ? `id of a ${link('source')}` : type;
    const meaning = CITATION_MEANINGS[name];
    if (meaning === undefined) throw new Error(`Say here what "${name}" of a citation means`);
    return [code(name), shown, requirement, meaning];
  });
  return [
    '## citation',
    'What one source says about one record, or about one field of it. Each record carries its citations in order. Two citations of one field with different readings are a contradiction; both are kept and shown. Declared in `src/ledger/kind.ts`.',
    table(['Field', 'Type', 'Required', 'Meaning'], rows),
  ].join('\n\n');
}

/** Every kind of record with its fields, from the schemas and their comments. */
export function recordsPage(root: string): string {
  const comments = kindComments(root);
  const missing = KINDS.find((kind) => !comments.has(kind.name));
  if (missing) throw new Error(`The schema of ${missing.name} was not found below src/features`);
  return generatedPage(
    'Records',
    '`src/features/*/*.schema.ts`',
    [
      'The kinds of record, in the order of the thread from source to assessment. A *date* carries its precision: `2021`, `2021-06` or `2021-06-12`. A *State code* is ISO 3166-1 alpha-3. *Text by language* has English (`en`) always, other languages by their code. An *id* has letters, digits and `. _ ~ -`, at most 200. What is absent is `null`. No other fields are accepted.',
      KINDS.map((kind) => `- ${link(kind.name)}`).join('\n'),
      citationSection(),
      ...KINDS.map((kind) => section(kind, comments.get(kind.name))),
    ].join('\n\n'),
  );
}
