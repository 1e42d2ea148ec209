import { basename } from 'node:path';
import { AppError, isAppError } from '../kernel/errors.ts';
import { shippedStateNames } from '../main.ts';
import { readUprReports } from '../readers/upr-report/index.ts';
import type { UprReport } from '../readers/upr-report/index.ts';
import { defineCommand } from './command.ts';
import type { Call } from './command.ts';

const documentOf = (path: string): string => basename(path).replace(/\.[^.]+$/, '');

/** One line a recommendation; a document that gave nothing prints one line with its name. */
function printReport(call: Call, document: string, report: UprReport): void {
  for (const one of report.recommendations) {
    call.print(
      JSON.stringify({
        document,
        paragraph: one.paragraph,
        text: one.text,
        states: one.states,
        position: one.position,
        page: one.page,
        confidence: one.confidence,
        flags: one.flags,
      }),
    );
  }
  if (report.recommendations.length === 0) call.print(JSON.stringify({ document }));
}

function summary(document: string, report: UprReport): string {
  const checks = report.checks.length === 0 ? 'no gap found' : `${report.checks.length} points to look at`;
  return `${document}: ${report.symbol ?? 'no symbol'}, ${report.reviewedName ?? 'State unknown'}, ${report.recommendations.length} recommendations, ${report.notUnderstood.length} passages not understood, ${checks}`;
}

export const readCommand = defineCommand({
  name: 'read',
  summary:
    'Read UPR Working Group reports (PDF) and print what they recommend. Nothing is written into the record.',
  words: '<file>…',
  minimumWords: 1,
  options: { ndjson: { describe: 'one JSON line a recommendation, while reading' } },
  examples: [
    'servanda read kazakhstan2014.pdf',
    'servanda read reports/*.pdf --ndjson > recommendations.ndjson',
  ],
  run: async (call) => {
    const stateNames = await shippedStateNames();
    const failures: { document: string; code: string; message: string; remedy: string | null }[] = [];
    const reports: { document: string; report: UprReport }[] = [];
    const isStreamed = call.options.ndjson === true;
    for await (const reading of readUprReports(call.words, { stateNames, signal: call.signal })) {
      const document = documentOf(String(reading.file));
      if ('report' in reading) {
        if (isStreamed) printReport(call, document, reading.report);
        else if (call.isJson) reports.push({ document, report: reading.report });
        else call.print(summary(document, reading.report));
        continue;
      }
      if (!isAppError(reading.error)) throw reading.error;
      const { code, message, remedy } = reading.error;
      failures.push({ document, code, message, remedy: remedy ?? null });
      if (!call.isJson) call.say(`${document}: ${message}${remedy ? `\n  ${remedy}` : ''}`);
    }
    if (call.words.length === failures.length && failures[0] && call.words.length === 1 && call.isJson) {
      throw new AppError(
        failures[0].code,
        422,
        failures[0].message,
        failures[0].remedy ? { remedy: failures[0].remedy } : {},
      );
    }
    return { failed: failures.length > 0, ...(isStreamed ? {} : { json: { reports, failures } }) };
  },
});
