import { writeSync } from 'node:fs';
import { readConfig } from '../../src/config.ts';
import { openServices } from '../../src/main.ts';
import { actionDraft, GROUND_RECORDS, ground } from './records.ts';

/**
 * A process that writes until it is killed: change sets of one to forty treaty actions, and says each one that was
 * acknowledged. Arguments: a prefix for the ids, and how many change sets (default: no end).
 */
const [prefix = 'w', count = 'Infinity'] = process.argv.slice(2);
const services = await openServices(readConfig(process.env));
await services.ledger.write(ground(), GROUND_RECORDS);
writeSync(1, 'ready\n');
for (let number = 0; number < Number(count); number += 1) {
  const size = 1 + ((number * 7) % 40);
  const ids = Array.from({ length: size }, (_, index) => `${prefix}.${number}.${index}`);
  const set = await services.ledger.write(
    ground(`Change ${number}`),
    ids.map((id) => actionDraft(id, { summary: `${id} `.repeat(20).trim() })),
  );
  // Not the stream: what it still buffers when the process is killed would be acknowledged and not be seen.
  writeSync(1, `${set.number} ${ids.join(' ')}\n`);
}
await services.close();
writeSync(1, 'closed\n');
