/** Who answers for a measure, as proposed records. */
import type { UnresolvedName } from '../../features/proposals/index.ts';
import { cite, said, type YieldingRecord } from '../common/yielding.ts';
import { bodiesIn, nameOf, type NamedBody } from './bodies.ts';
import type { PlanColumn } from './columns.ts';
import { locate, type LocalText, type PlanContext } from './context.ts';
import type { PlanMeasure } from './rows.ts';

export interface Responsibilities {
  readonly records: readonly YieldingRecord[];
  readonly flags: readonly string[];
  readonly unresolved: readonly UnresolvedName[];
}

/** Why a part is doubtful, in the languages of the record. */
const LEAD_NOTE: LocalText = {
  en: 'The plan names no lead. This is the first body of the row that takes part without “by agreement”; another stands before it, “by agreement”. Which of them leads is doubtful.',
  ru: 'План не называет ответственного исполнителя отдельно. Это первый орган строки без пометки «по согласованию»; перед ним с этой пометкой стоит другой. Кто из них отвечает за меру, неясно.',
  kk: 'Жоспар жауапты органды бөлек атамайды. Бұл – жолдағы «келісу бойынша» белгісі жоқ бірінші орган; одан бұрын осы белгімен басқа орган тұр. Шараға олардың қайсысы жауапты екені анық емес.',
};
const TWICE_NOTE: LocalText = {
  en: 'The same body is named twice in this row; which other one is meant cannot be told.',
  ru: 'Один и тот же орган назван в строке дважды; какой другой орган имеется в виду, неясно.',
  kk: 'Бұл жолда бір орган екі рет аталған; басқа қай орган айтылғаны анық емес.',
};

export function responsibilities(
  measure: PlanMeasure,
  measureId: string,
  column: PlanColumn | undefined,
  context: PlanContext,
): Responsibilities {
  const idOf = (name: string): string | null => context.lookUp('body', name, context.stateId);
  const bodies = bodiesIn(measure.responsible, (name) => idOf(name) !== null);
  const found = withIds(bodies, idOf);
  const records = found.map(({ body, bodyId, isTwice }, index): YieldingRecord => {
    const note = isTwice ? TWICE_NOTE : body.isLeadDoubtful ? LEAD_NOTE : null;
    const { words, role } = body;
    const locator = `${locate(context, measure, column)}, entry ${index + 1}`;
    return {
      kind: 'responsibility',
      fields: said({
        id: `${measureId}.r${index + 1}`,
        stateId: context.stateId,
        measureId,
        bodyId: isTwice ? null : bodyId,
        role,
        position: index + 1,
        words,
        certainty: note === null ? null : 'doubtful',
        note,
      }),
      citations: [cite(context.sourceId, locator, { field: 'words', value: words, reading: words })],
      yields: ['bodyId', 'role', 'certainty', 'note'],
    };
  });
  return { records, flags: flagsOf(found), unresolved: unresolvedIn(found) };
}

interface FoundBody {
  readonly body: NamedBody;
  readonly bodyId: string | null;
  /** The row names this body already: another may be meant. */
  readonly isTwice: boolean;
}

/** By the whole name, else by what stands outside its brackets: 'Agency (Committee on law)'. */
function withIds(bodies: readonly NamedBody[], idOf: (name: string) => string | null): FoundBody[] {
  const seen = new Set<string>();
  return bodies.map((body) => {
    const bodyId = idOf(body.name) ?? idOf(nameOf(body.words.replace(/\([^()]*\)/gu, ' ')));
    const isTwice = bodyId !== null && seen.has(bodyId);
    if (bodyId !== null) seen.add(bodyId);
    return { body, bodyId, isTwice };
  });
}

function flagsOf(found: readonly FoundBody[]): string[] {
  if (found.length === 0) return ['no_body'];
  return [
    ...(found.some(({ bodyId }) => bodyId === null) ? ['body_unknown'] : []),
    ...(found.some(({ isTwice }) => isTwice) ? ['body_named_twice'] : []),
    ...(found.some(({ body }) => body.isLeadDoubtful) ? ['lead_doubtful'] : []),
    ...(found.every(({ body }) => body.role !== 'lead') ? ['no_lead'] : []),
  ];
}

/** The measure is record 0 of its item. */
const unresolvedIn = (found: readonly FoundBody[]): UnresolvedName[] =>
  found.flatMap(({ body, bodyId }, index) =>
    bodyId === null
      ? [{ record: index + 1, field: 'bodyId', vocabulary: 'body' as const, printed: body.name }]
      : [],
  );
