import { bench as exports } from './exports.ts';
import { bench as find } from './find/index.ts';
import { bench as likeness } from './likeness/index.ts';
import { machineLine } from './machine.ts';
import { bench as reading } from './reading.ts';
import { bench as site } from './site.ts';
import { bench as store } from './store.ts';

/** `npm run bench -- <name> [<part> …] [--json]`: each benchmark measures real parts and returns rows of figures. */
const BENCHES: Readonly<Record<string, (parts: readonly string[]) => Promise<readonly object[]>>> = {
  exports,
  find,
  likeness,
  reading,
  site,
  store,
};

const [name = '', ...rest] = process.argv.slice(2);
const run = BENCHES[name];
if (!run) {
  console.error(`Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [<part> …] [--json]`);
  process.exitCode = 2;
} else {
  console.error(machineLine());
  const rows = await run(rest.filter((one) => !one.startsWith('--')));
  if (rest.includes('--json')) console.log(JSON.stringify(rows, null, 2));
  else console.table(rows);
}
