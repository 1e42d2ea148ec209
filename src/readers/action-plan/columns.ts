/** Names of the columns of a plan, in English, Russian and Kazakh → what stands in them. Pure. */
import type { NamedTable } from '../common/tables.ts';

export type PlanRole = 'number' | 'measure' | 'form' | 'period' | 'responsible';

export interface PlanColumn {
  readonly index: number;
  readonly role: PlanRole;
  readonly name: string;
}

/** In order: 'Responsible for implementation' is about bodies, 'Form of implementation' is not about measures. */
const NAMES: readonly (readonly [PlanRole, RegExp])[] = [
  [
    'number',
    /^(?:no|nos|n|№|#|n ?o?p ?\/ ?p|no p ?\/ ?p|№ ?п ?\/ ?п|п ?\/ ?п|р ?\/ ?[сн](?: ?№)?|№ ?р ?\/ ?[сн]|s ?\/ ?n|number|item|реттік №)$/u,
  ],
  [
    'responsible',
    /responsib|perform|executor|implementing|implementer|lead (?:agency|body|institution)|competent (?:body|authority)|ответствен|исполнител|орындаушы|жауапты/u,
  ],
  [
    'form',
    /form of|completion|outputs?\b|deliverable|expected (?:result|outcome)|^results?$|форма |ожидаем|^результат|нысаны|нәтиже/u,
  ],
  ['period', /period|time ?line|time ?frame|timing|deadline|terms?\b|schedule|^dates?$|срок|период|мерзім/u],
  [
    'measure',
    /measure|\bactions?\b|activit|\bevents?\b|\btasks?\b|мероприят|наименование|\bмеры?\b|действи|шара(?:лар)?|атауы/u,
  ],
];

const nameOf = (printed: string): string =>
  printed
    .toLowerCase()
    .replace(/[_\s.:*]+/gu, ' ')
    .trim();

export function planColumns(names: readonly string[]): PlanColumn[] {
  const columns: PlanColumn[] = [];
  for (const [index, printed] of names.entries()) {
    if (printed === '' || printed.length > 200) continue;
    const name = nameOf(printed);
    const role = NAMES.find(([, pattern]) => pattern.test(name))?.[0];
    if (role !== undefined && columns.every((one) => one.role !== role))
      columns.push({ index, role, name: printed });
  }
  return columns;
}

/** A plan says what is to be done, who does it, and by when or with what result. */
export function ratePlan(table: NamedTable): number {
  const roles = new Set(planColumns(table.columns).map(({ role }) => role));
  if (!roles.has('measure') || !roles.has('responsible')) return 0;
  if (roles.has('period')) return roles.has('form') || roles.has('number') ? 0.95 : 0.8;
  return roles.has('form') ? 0.7 : 0;
}
