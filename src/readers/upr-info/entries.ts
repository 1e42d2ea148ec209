import type { BulkEntry, ProposedRecord, ReadingGround } from '../../features/proposals/index.ts';
import { sha256 } from '../../kernel/canonical.ts';
import type { NameFinder } from '../common/name-finder.ts';
import { documentSource } from '../common/un-document.ts';
import { uprReview, uprReviewId } from '../common/upr-review.ts';
import { placeOfParagraph } from '../common/paragraph-place.ts';
import type { Row } from './rows.ts';
import type { TableForm } from './table.ts';

/** The two databases as sources of the record; the second is not in the shipped catalogue. */
export const SOURCES: Readonly<Record<TableForm, string>> = {
  'upr-info': 'upr-info-database',
  dihr: 'dihr-human-rights-data',
};

const DIHR_SOURCE: ProposedRecord = {
  kind: 'source',
  fields: {
    id: SOURCES.dihr,
    kind: 'dataset',
    title: {
      en: 'Danish Institute for Human Rights: SDG – Human Rights Data Explorer',
      ru: 'Датский институт по правам человека: данные о ЦУР и правах человека',
      kk: 'Дания адам құқықтары институты: ТДМ мен адам құқықтары туралы деректер',
    },
    issuer: 'Danish Institute for Human Rights',
    language: 'en',
    url: 'https://sdgdata.humanrights.dk/',
    note: 'Links to SDG targets are made with the help of a program.',
  },
  citations: [],
};

const wordsKey = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What rows of one recommendation share: all but the State that made it. */
const keyOf = (row: Row): string =>
  [
    row.stateId,
    row.cycle,
    row.session,
    row.document?.sourceId,
    row.paragraph,
    row.type,
    wordsKey(row.text),
  ].join('\n');

/** Rows of one recommendation, in the order of their first: several States may have made it in the same words. */
export function groupedRows(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${keyOf(row)}\n${row.position?.value ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];

/** Makes entries of groups of rows; frames are made once for each review and document. */
export class UprInfoEntries {
  readonly #form: TableForm;
  readonly #names: NameFinder;
  readonly #stateNames: ReadingGround['stateNames'];
  readonly #framed = new Set<string>();
  readonly #ids = new Map<string, number>();

  constructor(form: TableForm, names: NameFinder, stateNames: ReadingGround['stateNames']) {
    this.#form = form;
    this.#names = names;
    this.#stateNames = stateNames;
  }

  entryOf(rows: readonly [Row, ...Row[]]): BulkEntry {
    const [row] = rows;
    const { stateId } = row;
    const id = this.#idOf(row);
    const locator = locatorOf(row);
    const sourceId = SOURCES[this.#form];
    const [issues, groups] = [union(rows.map((one) => one.issues)), union(rows.map((one) => one.groups))];
    const sdgs = union(rows.map((one) => [...one.goals, ...one.targets]));
    const isUnknownState = rows.some((one) => one.recommendedBy === null);
    const recommendation: ProposedRecord = {
      kind: 'recommendation',
      fields: {
        id,
        stateId,
        reviewId: uprReviewId(stateId, row.cycle),
        mechanismId: 'upr',
        type: row.type,
        sourceId: row.document?.sourceId ?? null,
        paragraph: row.paragraph,
        text: row.text,
        isSummary: false,
        language: 'en',
        recommendingStates: union(rows.map((one) => one.recommendedBy ?? [])),
        position: placeOfParagraph(row.paragraph),
        issues: this.#names.requireAll('issue', issues),
        themes: [],
        groups: this.#names.requireAll('affected_group', groups),
        sdgs: this.#names.requireAll('sdg', sdgs),
        actionCategory: row.actionCategory,
      },
      citations: [
        {
          sourceId,
          locator,
          ...(isUnknownState ? { note: 'A State that recommends is named, but not known.' } : {}),
        },
      ],
    };
    const { position } = row;
    const answer: ProposedRecord[] =
      position === null
        ? []
        : [
            {
              kind: 'position',
              fields: { id: `${id}.position`, stateId, recommendationId: id, position: position.value },
              citations: [
                { sourceId, locator, field: 'position', value: position.printed, reading: position.value },
              ],
            },
          ];
    return {
      locator,
      stateId,
      frame: this.#frameOf(row),
      records: [recommendation, ...answer],
      printed: this.#form === 'upr-info' ? { issues } : { groups, sdgs },
    };
  }

  /** By document and paragraph or by session, and by the words: the databases give their rows no names. */
  #idOf(row: Row): string {
    const place = row.document
      ? [row.document.sourceId, row.paragraph?.toLowerCase().replace(/[^a-z0-9.]+/g, '-')]
      : [row.session ?? `cycle-${row.cycle}`];
    const own = [row.stateId.toLowerCase(), this.#form, ...place, sha256(wordsKey(row.text)).slice(0, 12)];
    const id = own.filter((part) => part !== undefined && part !== '').join('.');
    const times = (this.#ids.get(id) ?? 0) + 1;
    this.#ids.set(id, times);
    // The same words with another answer, or as a pledge.
    return times === 1 ? id : `${id}~${row.position?.value ?? row.type}`;
  }

  #frameOf(row: Row): readonly ProposedRecord[] {
    const key = [row.stateId, row.cycle, row.document?.sourceId].join('\n');
    if (this.#framed.has(key)) return [];
    this.#framed.add(key);
    const sourceId = SOURCES[this.#form];
    const cited = { sourceId, locator: `${row.stateId}, cycle ${row.cycle}` };
    const reviewId = uprReviewId(row.stateId, row.cycle);
    const { document, year } = row;
    return [
      ...(this.#form === 'dihr' ? [DIHR_SOURCE] : []),
      ...(document === null ? [] : [this.#sourceOf(row, document)]),
      uprReview(row.stateId, row.cycle, row.session, cited),
      ...(year === null
        ? []
        : [
            {
              kind: 'milestone',
              fields: {
                id: `${reviewId}.review`,
                stateId: row.stateId,
                reviewId,
                step: 'review',
                date: year,
              },
              citations: [{ ...cited, field: 'date', value: year, reading: year }],
            },
          ]),
    ];
  }

  #sourceOf(row: Row, document: NonNullable<Row['document']>): ProposedRecord {
    const details = { kind: 'upr_working_group_report', date: null, stateNames: this.#stateNames } as const;
    return documentSource(document, row.stateId, details);
  }
}

const LONGEST_WORDS = 60;

/** The same in every export: document and paragraph, or session, and the first words, since rows share a paragraph. */
function locatorOf({ document, paragraph, session, cycle, text }: Row): string {
  const words = text.length > LONGEST_WORDS ? `${text.slice(0, LONGEST_WORDS).trimEnd()}…` : text;
  const place = document?.printed ?? (session === null ? `cycle ${cycle}` : `session ${session}`);
  return `${place}${paragraph === null ? '' : `, para. ${paragraph}`}, “${words}”`;
}
