import { sha256 } from '../../kernel/canonical.ts';
import type { CitationInput, Dossier, Draft } from '../../ledger/index.ts';
import { answer, measure, reform } from '../plans/index.ts';
import type { Answer } from '../plans/index.ts';
import { unknownRecord } from './decisions.ts';
import type { Decision } from './decisions.ts';

/** What may answer a recommendation and is looked for. */
export const ANSWERING = [measure.name, reform.name] as const;
export type AnsweringKind = (typeof ANSWERING)[number];

export const answersOf = (dossier: Dossier, recommendationId: string): readonly Answer[] =>
  dossier.all(answer).filter((one) => one.toKind === 'recommendation' && one.toId === recommendationId);

/**
 * The link between what answers and what is answered. No document states it, so it is cited to the places where its two
 * ends stand, and says that a person linked them; how sure that person is stands in it.
 */
export function answerDraft(
  dossier: Dossier,
  recommendationId: string,
  { kind, id }: { readonly kind: AnsweringKind; readonly id: string },
  certainty: Answer['certainty'],
  { stateId, reason }: Decision,
): Draft {
  const by = dossier.entries(kind).get(id);
  if (by === undefined) throw unknownRecord();
  const ends: [field: string, citation: CitationInput | undefined][] = [
    ['toId', dossier.citations('recommendation', recommendationId)[0]],
    ['byId', by.citations[0]],
  ];
  const citations = ends.flatMap(([field, one]): CitationInput[] =>
    one === undefined
      ? []
      : [
          {
            sourceId: one.sourceId,
            field,
            locator: one.locator,
            note: 'Linked by a person who compared the two.',
          },
        ],
  );
  const ground = reason === '' ? null : { en: reason };
  const pair = `${stateId.toLowerCase()}.answer.${kind}.${sha256(`${kind}/${id} ${recommendationId}`).slice(0, 24)}`;
  return {
    kind: answer,
    fields: {
      id: pair,
      stateId,
      byKind: kind,
      byId: id,
      toKind: 'recommendation',
      toId: recommendationId,
      certainty,
      ground,
    },
    citations,
    madeFrom: null,
  };
}
