/** Names of columns of treaty tables → what stands in them. Pure. */
import type { NamedTable } from '../common/tables.ts';

export const COLUMN_ROLES = [
  'state',
  'state_code',
  'instrument',
  'instrument_code',
  'signature',
  'consent',
  'entry_into_force',
  'withdrawal',
  'statement',
  'accepted',
  'date',
  'status',
  'note',
  'action',
  'printed',
  'origin',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export interface Column {
  readonly index: number;
  readonly role: ColumnRole;
  readonly name: string;
}

/**
 * In order: the first pattern that a name fits is what the column holds. English as the depositaries' tables print it,
 * with the French, Spanish and Russian of the same pages and Kazakh; names of exports have lines between their words.
 */
const NAMES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['state_code', /^(?:iso[ -]?(?:3166)?[ -]?(?:alpha)?[ -]?3|alpha[ -]?3|country code|state code)$/u],
  ['origin', /^(?:source|data ?set)$/u],
  ['printed', /^(?:raw|as printed|printed)$/u],
  ['action', /^(?:action|type of action|act|действие|әрекет)$/u],
  ['accepted', /^acceptance of (?:the )?(?:individual|inquiry|inter-?state)/u],
  ['date', /^(?:date|date of acceptance.{0,30}|дата|күні)$/u],
  [
    'consent',
    /ratif|ратиф|accession|adhésion|adhesión|присоедин|қосыл|party date|date of becoming party|formal confirmation/u,
  ],
  [
    'entry_into_force',
    /entry into force|in force since|entrée en vigueur|entrada en vigor|вступлени\p{L} в силу|күшіне ен/u,
  ],
  ['signature', /signature|^signed|^firma\b|подписан|қол қой/u],
  ['withdrawal', /denunciation|withdrawal|termination|dénonciation|denuncia|денонс|выход/u],
  ['statement', /declaration|reservation|déclaration|reserva|objection|заявлен|оговорк|мәлімдеме/u],
  ['status', /^(?:status|statut|estado|статус|мәртебе\p{L}*)$/u],
  ['note', /^(?:notes?|remarks?|comments?|примечани\p{L}+|ескерт\p{L}+)$/u],
  [
    'state',
    /^(?:participants?|countr(?:y|ies)|states?(?: part(?:y|ies))?|member states?(?: of .{1,60})?|non-member states?(?: of .{1,60})?|pays|états?(?: parties)?|país(?:es)?|estados?(?: partes?)?|государств\p{L}*(?:-участник\p{L}*)?|участник\p{L}*|страна|мемлекет\p{L}*)$/u,
  ],
  ['instrument_code', /^(?:no|n|№|number|code|ets|cets|ets no|treaty no)$/u],
  [
    'instrument',
    /treat(?:y|ies)|convention|instrument|agreement|^(?:full )?title|\btraités?\b|tratado|договор|конвенци|пакт|шарт|келісім/u,
  ],
];

const nameOf = (printed: string): string =>
  printed
    .toLowerCase()
    .replace(/[_\s]+/gu, ' ')
    .replace(/\b(?:dd|mm|yyyy)\b/gu, ' ')
    .replace(/[.:*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const LONGEST_NAME = 200;
/** Columns of exports that count or measure: "cumulative_ratified", "time_sign_ratify". */
const COUNTS = /\b(?:cumulative|time|count|total|number of|years? between)\b/u;

/** The columns that something is known of; of two for a State or a treaty the first. */
export function columnsOf(names: readonly string[]): Column[] {
  const columns: Column[] = [];
  const once = new Set<ColumnRole>([
    'state',
    'instrument',
    'state_code',
    'instrument_code',
    'action',
    'printed',
    'origin',
  ]);
  for (const [index, printed] of names.entries()) {
    if (printed === '' || printed.length > LONGEST_NAME) continue;
    const name = nameOf(printed);
    const role = COUNTS.test(name) ? undefined : NAMES.find(([, pattern]) => pattern.test(name))?.[0];
    if (role === undefined || (once.has(role) && columns.some((one) => one.role === role))) continue;
    columns.push({ index, role, name: printed });
  }
  return columns;
}

const has = (columns: readonly Column[], ...roles: readonly ColumnRole[]): boolean =>
  roles.some((role) => columns.some((one) => one.role === role));

/** Words in a column of standings that name a State's tie to a body. */
export const TIE_WORDS = /\b(?:member|observer|invited|participating|participant|associate)\b/iu;

/** How surely a table tells of treaty actions: who or what by whom, and when. */
export function rateColumns(table: NamedTable): number {
  const columns = columnsOf(table.columns);
  if (!has(columns, 'state', 'state_code', 'instrument')) return 0;
  if (has(columns, 'consent')) return 0.95;
  if (has(columns, 'accepted') && has(columns, 'date')) return 0.9;
  if (has(columns, 'signature') && has(columns, 'entry_into_force', 'statement')) return 0.85;
  const isByConvention = columns.some(
    ({ role, name }) => role === 'instrument' && /convention|конвенци/iu.test(name),
  );
  if (has(columns, 'date') && has(columns, 'status') && (isByConvention || has(columns, 'state'))) return 0.8;
  const standing = columns.find(({ role }) => role === 'status');
  if (standing === undefined || !has(columns, 'instrument')) return 0;
  const told = table.rows
    .slice(0, 20)
    .filter(({ cells }) => TIE_WORDS.test((cells[standing.index] ?? '').slice(0, 200)));
  return told.length > 0 && told.length * 2 >= Math.min(20, table.rows.length) ? 0.75 : 0;
}
