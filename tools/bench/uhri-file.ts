import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

/**
 * A file in the shape of the Universal Human Rights Index's JSON export, of any length, the same each time: the keys
 * and wrappings of the real one (bodies with a dash, HTML in the texts, numbers only there), bodies in the proportions
 * of its statistics of February 2026, about 1.4 kB a record. The sentences are made up.
 */
interface Names {
  readonly states: readonly {
    readonly id: string;
    readonly names: { readonly en: { readonly short: string } };
  }[];
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  readonly sdgs: readonly string[];
}

/** Bodies with how many of 1,000 annotations are theirs. */
const BODIES: readonly (readonly [name: string, share: number, series: string])[] = [
  ['UPR', 477, ''],
  ['CRC', 82, 'CRC/C'],
  ['CEDAW', 78, 'CEDAW/C'],
  ['CESCR', 48, 'E/C.12'],
  ['CCPR', 46, 'CCPR/C'],
  ['CAT', 45, 'CAT/C'],
  ['CERD', 44, 'CERD/C'],
  ['CRPD', 35, 'CRPD/C'],
  ['CMW', 17, 'CMW/C'],
  ['CRC-OP-SC', 14, 'CRC/C/OPSC'],
  ['SPT', 14, 'CAT/OP'],
  ['CED', 10, 'CED/C'],
  ['CRC-OP-AC', 10, 'CRC/C/OPAC'],
  ['SR Torture', 20, ''],
  ['SR Indigenous', 20, ''],
  ['WG Disappearances', 20, ''],
  ['Committee on the Rights of the Child', 20, 'CRC/C'],
];

const VERBS = [
  'Strengthen',
  'Review',
  'Bring into force',
  'Extend',
  'Set aside money for',
  'Publish the results of',
];
const MATTERS = [
  'the law on the registration of births',
  'inspections of workplaces outside the towns',
  'the office that hears complaints about the police',
  'schooling for children who move with the seasons',
  'legal aid in the first hours after an arrest',
  'the count of persons who live in the street',
];
const MANNERS = [
  'together with those whom it concerns',
  'within the time that its own plan names',
  'in every region and in every language spoken there',
  'with figures that can be compared from year to year',
  'so that nobody has to travel for it',
];
const HEADINGS = [
  'Registration of births',
  'Working conditions',
  'Access to a lawyer',
  'Positive aspects',
  'Education',
];
const POSITIONS = ['Supported', 'Supported', 'Supported', 'Noted', 'Supported/Noted', 'Under consideration'];

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomFrom>;
const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;
const some = (random: Random, most: number, from: readonly string[]): string[] => [
  ...new Set(Array.from({ length: random(most + 1) }, () => pick(random, from))),
];

function uuid(random: Random): string {
  const digits = Array.from({ length: 4 }, () => random(0xffffffff).toString(16).padStart(8, '0')).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
}

const sentence = (random: Random, start: string): string =>
  `${start} ${pick(random, MATTERS)}, ${pick(random, MANNERS)}, and ${pick(random, MATTERS)}, ${pick(random, MANNERS)}`;

function bodyOf(random: Random): (typeof BODIES)[number] {
  let left = random(1000);
  return BODIES.find(([, share]) => (left -= share) < 0) ?? ['UPR', 0, ''];
}

function textOf(random: Random, body: string, number: number, states: readonly string[]): string {
  if (body === 'UPR')
    return `${100 + random(60)}.${number} ${sentence(random, pick(random, VERBS))} (${states.join(') (')});`;
  const length = 2 + random(6);
  const sentences = Array.from({ length }, (_, index) =>
    index === 0
      ? sentence(random, 'The Committee recommends that the State party look after')
      : sentence(random, 'It should also turn to'),
  );
  const open = `${pick(random, HEADINGS)}`;
  return random(3) === 0
    ? `<p>${open}</p><p>${number}.&nbsp;${sentences.join('.</p>\r\n<p>')}.</p>`
    : `${open}\n${number}. ${sentences.join('.\n')}.`;
}

function annotation(random: Random, names: Names, index: number): object {
  const [body, , series] = bodyOf(random);
  const state = pick(random, names.states);
  const cycle = 1 + random(4);
  const isUpr = body === 'UPR';
  const place = names.states.indexOf(state);
  const recommending = isUpr
    ? [...new Set(Array.from({ length: 1 + random(3) }, () => pick(random, names.states).names.en.short))]
    : [];
  const year = 2006 + random(20);
  const date = `${year}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
  const symbol = isUpr
    ? `A/HRC/${([12, 21, 36, 52][cycle - 1] ?? 12) + Math.floor(place / 15)}/${4 + (place % 15)}`
    : series === ''
      ? `A/HRC/${10 + cycle * 8}/${30 + (place % 40)}/Add.${1 + Math.floor(place / 40)}`
      : series === 'CAT/OP'
        ? `CAT/OP/${state.id}/${cycle}`
        : `${series}/${state.id}/CO/${cycle}`;
  return {
    AnnotationId: uuid(random),
    DocumentId: uuid(random),
    Symbol: symbol,
    Body: `- ${body}`,
    AnnotationType: isUpr || random(2) === 0 ? '- Recommendations' : '- Concerns/Observations',
    Text: textOf(random, body, 1 + (index % 280), recommending),
    Countries: [state.names.en.short],
    Regions: ['Asia-Pacific'],
    Themes: some(random, 6, names.themes),
    AffectedPersons: some(random, 4, names.groups),
    Sdgs: some(random, 5, names.sdgs),
    PublicationDate: `${date}T00:00:00`,
    PublicationDateOnUhri: `${date}T10:53:45.827`,
    UprCycle: isUpr ? `Cycle ${cycle}` : null,
    UprSession: isUpr ? [`${[7, 20, 34, 45][cycle - 1] ?? 7} - ${year}`] : [],
    UprPositions: isUpr ? [pick(random, POSITIONS)] : [],
    UprRecommendingCountry: recommending,
    UprRecommendingRegions: isUpr ? ['Africa'] : [],
  };
}

async function namesIn(folder: URL): Promise<Names> {
  const records = async (name: string): Promise<{ code: string; label: { en: string } }[]> =>
    (
      JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8')) as {
        records: { code: string; label: { en: string } }[];
      }
    ).records;
  const labels = async (name: string): Promise<string[]> => (await records(name)).map((one) => one.label.en);
  const targets = await records('sdg-targets');
  return {
    states: ((await records('states')) as unknown as Names['states']).slice(0, 193),
    themes: [
      ...(await labels('themes')),
      'Land & property rights',
      'Human trafficking & contemporary forms of slavery',
    ],
    groups: [...(await labels('affected-groups')), 'Social workers'],
    sdgs: targets.map((one) => `${one.code} - ${one.label.en}`),
  };
}

const RECORDS_A_WRITE = 500;

/** Writes so many records to the path. */
export async function writeUhriFile(path: string, records: number): Promise<void> {
  const names = await namesIn(new URL('../../data/catalogue/', import.meta.url));
  const random = randomFrom(20260204);
  const out = createWriteStream(path);
  out.write('[');
  for (let from = 0; from < records; from += RECORDS_A_WRITE) {
    const part = Array.from({ length: Math.min(RECORDS_A_WRITE, records - from) }, (_, index) =>
      JSON.stringify(annotation(random, names, from + index)),
    );
    if (!out.write(`${from === 0 ? '' : ','}\n${part.join(',\n')}`)) await once(out, 'drain');
  }
  out.end('\n]\n');
  await once(out, 'close');
}
