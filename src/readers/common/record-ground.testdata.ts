/** What tests of readers share: the shipped catalogue and the shipped State's record as the ground that readers ask. */
import { readdirSync, readFileSync } from 'node:fs';
import { catalogueNames } from '../../features/reading/index.ts';
import { type HeldRecommendation, type ReadingGround } from '../../features/proposals/index.ts';
import { NameIndex, type NameEntry } from '../../kernel/names.ts';
import { stateNames } from '../../kernel/state-names.testdata.ts';

type Fields = Readonly<Record<string, unknown>>;

const DATA = new URL('../../../data/', import.meta.url);

function shipped(folder: 'catalogue' | 'kazakhstan'): Map<string, Fields[]> {
  const records = new Map<string, Fields[]>();
  for (const name of readdirSync(new URL(`${folder}/`, DATA))) {
    if (!name.endsWith('.json')) continue;
    const file = JSON.parse(readFileSync(new URL(`${folder}/${name}`, DATA), 'utf8')) as {
      kind: string;
      records?: Fields[];
    };
    records.set(file.kind, [...(records.get(file.kind) ?? []), ...(file.records ?? [])]);
  }
  return records;
}

const catalogue = shipped('catalogue');
const kazakhstan = shipped('kazakhstan');

/** The records of a kind that are shipped for Kazakhstan. */
export const held = (kind: string): readonly Fields[] => kazakhstan.get(kind) ?? [];

const bodyNames = (): NameEntry[] => [
  ...held('body').flatMap((body) =>
    [body['id'], body['abbreviation'], ...Object.values(body['names'] as object)]
      .filter((name): name is string => typeof name === 'string')
      .map((name) => entry(String(body['id']), name, false)),
  ),
  ...held('body_alias').map((alias) => entry(String(alias['bodyId']), String(alias['alias']), true)),
];

const entry = (id: string, name: string, isAlias: boolean): NameEntry => ({
  vocabulary: 'body',
  id,
  name,
  stateId: 'KAZ',
  isAlias,
});

const names = new NameIndex([...catalogueNames((kind) => catalogue.get(kind) ?? []), ...bodyNames()]);

const recommendations: HeldRecommendation[] = held('recommendation').map((one) => ({
  id: String(one['id']),
  reviewId: String(one['reviewId']),
  sourceId: (one['sourceId'] as string | undefined) ?? null,
  paragraph: (one['paragraph'] as string | undefined) ?? null,
  text: String(one['text']),
}));

export const recordGround: ReadingGround = {
  stateNames,
  lookUp: names.idOf,
  recommendationsOf: (stateId, of) =>
    Promise.resolve(
      stateId === 'KAZ' && 'reviewId' in of
        ? recommendations.filter(({ reviewId }) => reviewId === of.reviewId)
        : [],
    ),
  held: (kind, ids) =>
    Promise.resolve(
      new Map(
        held(kind).flatMap((one) => (ids.includes(String(one['id'])) ? [[String(one['id']), one]] : [])),
      ),
    ),
};
