import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { Kind } from '../../ledger/index.ts';
import { citationsPath, sectionPath } from '../../web/navigation.ts';
import { state } from '../catalogue/index.ts';
import { API_PATH, CHANGES_PATH, DOCS_PATH, OPENAPI_PATH, SEARCH_PATH, STATES_PATH } from './addresses.ts';
import { changesAfter, countRecords } from './api.repository.ts';
import type { ChangeQuestion, ListedChange } from './api.repository.ts';
import { addressOf, questionText } from './asked.ts';
import type { Answered, Asked } from './asked.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { LINES_ENDING } from './endpoint.ts';
import type { Endpoint, EndpointParts } from './endpoint.ts';
import { aboutKind } from './meanings.ts';
import { day, wholeNumber } from './parameters.ts';
import { recordPath } from './record-answers.ts';
import { SEARCH_PARAMETERS, searchAnswer } from './search-answers.ts';
import { changesShape, entryShape, searchShape, statesShape } from './shapes.ts';

/** Where one begins: what there is, and where. */
async function entryAnswer({ kinds }: EndpointParts, { path, stand }: Asked): Promise<Answered> {
  return {
    sizes: [stand.changes],
    body: {
      self: path,
      name: 'Servanda',
      version: '1',
      changes: stand.changes,
      root: stand.root,
      links: {
        openapi: OPENAPI_PATH,
        docs: DOCS_PATH,
        search: SEARCH_PATH,
        states: STATES_PATH,
        changes: CHANGES_PATH,
      },
      kinds: kinds.map((kind) => ({
        kind: kind.name,
        about: aboutKind(kind.name),
        scope: kind.scope,
        links: { list: `${API_PATH}/${kind.name}`, lines: `${API_PATH}/${kind.name}${LINES_ENDING}` },
      })),
    },
  };
}

/** The States that the record holds something on. */
async function statesAnswer({ db, dossiers, kinds }: EndpointParts, asked: Asked): Promise<Answered> {
  const [catalogue, counts] = await Promise.all([dossiers.get(null), countRecords(db, kinds)]);
  const shortNames = (names: Readonly<Record<string, { readonly short: string }>>): object =>
    Object.fromEntries(Object.entries(names).map(([language, { short }]) => [language, short]));
  return {
    sizes: null,
    body: {
      self: asked.path,
      changes: asked.stand.changes,
      data: catalogue.all(state).flatMap(({ id, names }) => {
        const records = counts.get(id);
        const links = { self: recordPath('state', id), page: `/en${sectionPath(id, 'overview')}` };
        return records === undefined ? [] : [{ id, names: shortNames(names), records, links }];
      }),
    },
  };
}

/** Number of the last change of a page. */
const CHANGE_PLACE = z.tuple([z.int()]);

/** Of changes: who made which, oldest first, so that a walk can be taken up where it ended. */
async function changesAnswer(
  { db, kinds }: EndpointParts,
  asked: Asked,
  question: ChangeQuestion,
): Promise<Answered> {
  const {
    cursor,
    limit,
    after: from,
  } = asked.values as {
    readonly cursor?: string;
    readonly limit: number;
    readonly after?: number;
  };
  const [after] = cursor === undefined ? [from ?? 0] : readCursor(questionText(asked), cursor, CHANGE_PLACE);
  const rows = await changesAfter(db, question, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? addressOf(asked, writeCursor(questionText(asked), [last.sequence]))
      : null;
  const scopes = new Map(kinds.map((kind) => [kind.name, kind.scope]));
  return {
    sizes: null,
    next,
    body: {
      self: addressOf(asked, cursor),
      knownOn: asked.known,
      changes: asked.stand.changes,
      next,
      data: shown.map((row) => changeAnswer(row, scopes.has(row.kind))),
    },
  };
}

const changeAnswer = (row: ListedChange, isKnownKind: boolean): object => ({
  ...row,
  links: {
    record: isKnownKind
      ? recordPath(row.kind, row.recordId)
      : citationsPath({ stateId: row.state, kind: row.kind, id: row.recordId }),
    page: row.state === null ? `/en/changes/${row.changeSet}` : `/en/${row.state}/changes/${row.changeSet}`,
  },
});

const WALK = {
  known: day.optional().describe('Only what was known at the end of this UTC day.'),
  limit: wholeNumber(1, 500).default(100).describe('How many changes a page holds at most.'),
  cursor: z.string().optional().describe('From the "next" link of an answer.'),
};

const historyEndpoint: Endpoint = {
  name: 'recordHistory',
  path: `${API_PATH}/{kind}/{id}/history`,
  tag: 'changes',
  summary: 'Every change of one record, oldest first, one that was removed included.',
  parameters: z.object(WALK),
  shape: changesShape,
  answer: async (parts, asked) => {
    const { kind, id, known } = asked;
    const answered = await changesAnswer(parts, asked, {
      kind: kind?.name ?? null,
      recordId: id,
      state: null,
      known,
    });
    const { data } = answered.body as { readonly data: readonly unknown[] };
    if (data.length === 0 && asked.values['cursor'] === undefined)
      throw notFound('There never was a record with this identifier.');
    return answered;
  },
};

const changesEndpoint = (kinds: readonly Kind[]): Endpoint => ({
  name: 'listChanges',
  path: CHANGES_PATH,
  tag: 'changes',
  summary:
    'Every change of the ledger, oldest first: what was created, updated and removed, by whom, when and why. With "after" it tells what happened since.',
  parameters: z.object({
    state: z
      .string()
      .regex(/^[A-Z]{3}$/, 'is not a State code, three capital letters (ISO 3166-1 alpha-3)')
      .optional()
      .describe('Only changes in the record of this State.'),
    kind: z
      .enum(kinds.map((one) => one.name) as [string, ...string[]], { error: 'is not a kind of record' })
      .optional()
      .describe('Only changes of records of this kind.'),
    after: wholeNumber(0, Number.MAX_SAFE_INTEGER)
      .optional()
      .describe('Only changes after this number of changes (the "changes" of an earlier answer).'),
    ...WALK,
  }),
  shape: changesShape,
  answer: (parts, asked) => {
    const { state: of, kind } = asked.values as { readonly state?: string; readonly kind?: string };
    return changesAnswer(parts, asked, {
      kind: kind ?? null,
      recordId: null,
      state: of ?? null,
      known: asked.known,
    });
  },
});

const ENTRY: Endpoint = {
  name: 'entry',
  path: API_PATH,
  tag: 'service',
  summary: 'Where to begin: what there is, and where.',
  parameters: z.object({}),
  shape: entryShape,
  answer: entryAnswer,
};

const SEARCH: Endpoint = {
  name: 'search',
  path: SEARCH_PATH,
  tag: 'search',
  summary:
    'Finds recommendations and their neighbours, measures, reforms, treaty actions and documents by words and by any of the facets, ranked, with what was asked for marked and every facet counted.',
  parameters: SEARCH_PARAMETERS,
  shape: searchShape,
  answer: searchAnswer,
};

const STATES: Endpoint = {
  name: 'listStates',
  path: STATES_PATH,
  tag: 'service',
  summary: 'The States that the record holds something on, with how many records of each kind.',
  parameters: z.object({}),
  shape: statesShape,
  answer: statesAnswer,
};

export const serviceEndpoints = (kinds: readonly Kind[]): readonly Endpoint[] => [
  ENTRY,
  SEARCH,
  STATES,
  changesEndpoint(kinds),
  historyEndpoint,
];
