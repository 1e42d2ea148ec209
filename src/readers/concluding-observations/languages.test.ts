import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asDocx, asText, fixture, groundHolding, stateNames } from './observations.testdata.ts';
import { concludingObservationsReader } from './index.ts';
import { parseObservations } from './parse.ts';

interface Expected {
  readonly language: string;
  readonly listed: readonly string[];
  readonly meetings: readonly [readonly number[] | undefined, readonly number[] | undefined];
  readonly session: number | undefined;
  readonly followUp: unknown;
  readonly nextReport: string | undefined;
}

const CASES: Readonly<Record<string, Expected>> = {
  'cerd-fr': {
    language: 'fr',
    listed: [
      '3-a positive_aspect Mesures positives',
      '3-b positive_aspect Mesures positives',
      '4 concern Salles de lecture',
      '5-a recommendation Salles de lecture',
      '5-b recommendation Salles de lecture',
      '6-concern concern Interprètes',
      '6 recommendation Interprètes',
      '7 request_for_information Suite donnée aux présentes observations finales',
      '8 request_for_information Élaboration du prochain rapport périodique',
    ],
    meetings: [[3113, 3114], [3129]],
    session: 118,
    followUp: [
      [
        ['5', 'b'],
        ['6', ''],
      ],
      12,
      '2030-05-07',
    ],
    nextReport: '2033-01-04',
  },
  'ccpr-es': {
    language: 'es',
    listed: [
      '3 positive_aspect Aspectos positivos',
      '4 concern Salas de lectura',
      '5 recommendation Salas de lectura',
      '6 concern Intérpretes',
      '7-a recommendation Intérpretes',
      '7-b recommendation Intérpretes',
      '8 recommendation Difusión y seguimiento',
      '9 request_for_information Difusión y seguimiento',
      '10 request_for_information Difusión y seguimiento',
    ],
    meetings: [[4877, 4878], [4894]],
    session: 151,
    followUp: [
      [
        ['5', ''],
        ['7', 'a'],
      ],
      12,
      '2032-07-11',
    ],
    nextReport: '2036-07-15',
  },
  'cerd-ru': {
    language: 'ru',
    listed: [
      '3 positive_aspect Позитивные аспекты',
      '4 concern Читальные залы',
      '5-a recommendation Читальные залы',
      '5-b recommendation Читальные залы',
      '6 concern Переводчики',
      '7 recommendation Переводчики',
      '8 request_for_information Другие рекомендации',
      '9 request_for_information Другие рекомендации',
    ],
    meetings: [[3198, 3199], [3209]],
    session: 100,
    followUp: [
      [
        ['5', ''],
        ['7', ''],
      ],
      12,
      '2030-12-06',
    ],
    nextReport: '2033-10-04',
  },
};

for (const [name, expected] of Object.entries(CASES))
  test(`${name}: read in its own language`, () => {
    for (const open of [asText, asDocx]) {
      const { head, observations, followUp, nextReport } = parseObservations(open(fixture(name)), stateNames);
      const [first] = followUp;
      assert.deepEqual(
        {
          language: head.language,
          listed: observations.map(({ ending, type, heading }) => `${ending} ${type} ${heading ?? '–'}`),
          meetings: [head.considered?.meetings, head.adopted?.meetings],
          session: head.session?.number,
          followUp: first && [
            first.references.map(({ number, letters }) => [number, letters.join('')]),
            first.withinMonths,
            first.dueOn,
          ],
          nextReport: nextReport?.dueOn,
        },
        expected,
      );
    }
  });

test('a subject in another language keeps its words beside a name of ours in English', async () => {
  const file = asText(fixture('cerd-fr'));
  const { items } = await concludingObservationsReader.propose(file, groundHolding());
  assert.deepEqual(items.find(({ id }) => id === 'follow-up.6')?.records[0]?.fields['subject'], {
    en: 'Paragraph 6',
    fr: 'Interprètes',
  });
});
