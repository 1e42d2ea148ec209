import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readModel, writeModel } from '../../src/features/tagging/model.ts';
import type { Models } from '../../src/features/tagging/tagger.ts';
import { writeFigures } from './card.ts';
import { readCorpus } from './corpus.ts';
import type { TaggedText } from './corpus.ts';
import { evaluate, f1Of, totalOf } from './evaluate.ts';
import { trainModel } from './train.ts';

const HELP = `npm run train [-- --last 14 --test 17] [-- --ship]

Trains the models that suggest tags, on the data in $SERVANDA_CORPUS (../shared/corpus). Without --ship: trains on the
sessions up to --last and prints how well the models do on those after it up to --test; with the sessions named above it
writes these figures into docs/model-card.md. With --ship: trains on all sessions
and writes src/features/tagging/model/. The same data gives the same bytes.
`;

/** The split of the card. */
const CARD_SESSIONS = { last: 14, test: 17 };

const root = new URL('../../', import.meta.url);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function trainModels(texts: readonly TaggedText[]): Models {
  const [subject, action] = (['subject', 'action'] as const).map((view) =>
    readModel(writeModel(trainModel(view, texts, say))),
  );
  if (!subject || !action) throw new Error('no models');
  return { subject, action };
}

function ship(texts: readonly TaggedText[]): void {
  const folder = new URL('src/features/tagging/model/', root);
  mkdirSync(folder, { recursive: true });
  for (const [name, model] of Object.entries(trainModels(texts))) {
    const bytes = writeModel(model);
    writeFileSync(new URL(`${name}.bin`, folder), bytes);
    say(`${name}.bin: ${bytes.length} bytes`);
  }
}

function report(texts: readonly TaggedText[], last: number, test: number): void {
  const models = trainModels(texts.filter(({ session }) => session <= last));
  say(
    `bytes: ${Object.values(models)
      .map((model) => writeModel(model).length)
      .join(' + ')}`,
  );
  const scores = evaluate(
    models,
    texts.filter(({ session }) => session > last && session <= test),
  );
  if (last === CARD_SESSIONS.last && test === CARD_SESSIONS.test) writeFigures(scores);
  const vocabularies = Object.fromEntries(
    [...scores.byLabel].map(([vocabulary, table]) => {
      const labels = Object.fromEntries(
        [...table].map(([name, count]) => [name, { ...count, f1: Number(f1Of(count).toFixed(3)) }]),
      );
      return [vocabulary, { microF1: Number(f1Of(totalOf(table.values())).toFixed(4)), labels }];
    }),
  );
  const action = Number((scores.actionRight / scores.texts).toFixed(4));
  const { actions, confidence } = scores;
  process.stdout.write(
    `${JSON.stringify({ last, test, texts: scores.texts, action, vocabularies, actions, confidence })}\n`,
  );
}

const { values } = parseArgs({
  options: {
    ship: { type: 'boolean', default: false },
    last: { type: 'string', default: '14' },
    test: { type: 'string', default: '17' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  const corpus = process.env['SERVANDA_CORPUS'] ?? fileURLToPath(new URL('../shared/corpus', root));
  const texts = readCorpus(corpus);
  if (values.ship) ship(texts);
  else report(texts, Number(values.last), Number(values.test));
}
