import { GROUND_RECORDS, ground, mechanismDraft } from '../../../test/support/records.ts';
import { readingRooms } from '../../main.ts';
import type { Services, ReadingRooms } from '../../main.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Tables } from '../proposals/tables.ts';
import type { DatabaseExports } from '../proposals/bulk.ts';
import type {
  DocumentReading,
  HeldFile,
  Proposal,
  ProposedItem,
  ProposedRecord,
} from '../proposals/proposal.ts';

/** For tests: a document is the JSON of what a reader would propose of it; what is no JSON cannot be read. */
export const documents: DocumentReading = {
  readers: ['test'],
  open: async ({ name, bytes }, { onProgress }) => {
    onProgress?.({ page: 1, pages: 1 });
    const text = new TextDecoder().decode(bytes);
    if (!text.startsWith('{')) throw new AppError('not_recognised', 422, 'No reader knows this file.');
    const pages = [{ number: 1, lines: [text] }];
    return { form: 'text', name, language: null, blocks: [], pages, layout: null, omitted: [] };
  },
  propose: async (file) => ({
    proposal: JSON.parse('pages' in file ? (file.pages[0]?.lines[0] ?? '') : '') as Proposal,
    recognised: [{ reader: 'test', sureness: 1 }],
  }),
  close: async () => undefined,
};

export const noExports: DatabaseExports = { streamed: () => Promise.resolve(null), opened: () => null };

export const noTables: Tables = {
  sample: () => Promise.reject(new AppError('no_table', 422, 'There is no table.')),
  check: () => Promise.reject(new AppError('no_table', 422, 'There is no table.')),
  close: async () => undefined,
};

/** Services over a store, with the States, the mechanism and the instrument that the test documents speak of. */
export async function testReading(services: Services): Promise<ReadingRooms> {
  await services.ledger.write(ground(), [...GROUND_RECORDS, mechanismDraft('upr')]);
  return readingRooms({ ...services, documents, exports: noExports, tables: noTables, shippedMappings: [] });
}

export const SOURCE = 'a-hrc-1-1';

const citation = (paragraph: string) => ({ sourceId: SOURCE, locator: `para. ${paragraph}` });

export const recommendationItem = (paragraph: string, more: Partial<ProposedItem> = {}): ProposedItem => {
  const id = `${SOURCE}.${paragraph}`;
  return {
    id: paragraph,
    records: [
      {
        kind: 'recommendation',
        fields: {
          id,
          stateId: 'KAZ',
          reviewId: 'kaz.upr-9',
          mechanismId: 'upr',
          type: 'recommendation',
          sourceId: SOURCE,
          paragraph,
          text: `Do what paragraph ${paragraph} says`,
          isSummary: false,
          language: 'en',
          recommendingStates: ['UZB'],
          page: 1,
          position: Number(paragraph.split('.')[1] ?? 1),
        },
        citations: [citation(paragraph)],
      },
      {
        kind: 'position',
        fields: {
          id: `${id}.position`,
          stateId: 'KAZ',
          recommendationId: id,
          position: 'supported',
          date: '2020',
        },
        citations: [{ ...citation(paragraph), field: 'position', reading: 'supported' }],
      },
    ],
    page: 1,
    fromLine: Number(paragraph.split('.')[1] ?? 1),
    toLine: Number(paragraph.split('.')[1] ?? 1),
    confidence: 1,
    flags: [],
    ...more,
  };
};

const FRAME: readonly ProposedRecord[] = [
  {
    kind: 'source',
    fields: { id: SOURCE, kind: 'upr_working_group_report', symbol: 'A/HRC/1/1', title: { en: 'Report' } },
    citations: [],
  },
  {
    kind: 'review',
    fields: {
      id: 'kaz.upr-9',
      stateId: 'KAZ',
      mechanismId: 'upr',
      kind: 'upr',
      title: { en: 'Ninth cycle' },
    },
    citations: [citation('1')],
  },
];

export const proposal = (items: readonly ProposedItem[], more: Partial<Proposal> = {}): Proposal => ({
  reader: 'test',
  document: { stateId: 'KAZ', symbol: 'A/HRC/1/1', title: 'Report', language: 'en', sourceId: SOURCE },
  frame: FRAME,
  items,
  checks: [],
  notUnderstood: [],
  pages: [{ number: 1, lines: items.map((item) => `${item.id} ${String(item.records[0]?.fields['text'])}`) }],
  ...more,
});

export const documentOf = (content: Proposal, name = 'report.pdf'): HeldFile => ({
  name,
  bytes: new TextEncoder().encode(JSON.stringify(content)),
});

/** Hands a document in and waits until it is read; answers with the reading's id. */
export async function readDocument(
  reading: ReadingRooms,
  services: Services,
  file: HeldFile,
): Promise<string> {
  const { first } = await reading.files.take([file], { stateId: 'KAZ', actor: 'test:reader' });
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const row = await services.store.db
      .selectFrom('reading')
      .select('status')
      .where('id', '=', first.id)
      .executeTakeFirst();
    if (row?.status !== 'waiting') return first.id;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the document was not read');
}
