/** What a treaty table's page says of the whole: whose it is, which treaty or State, the numbers that it states. Pure. */
import type { OpenedFile, ProposedRecord } from '../../features/proposals/index.ts';
import type { StateNames } from '../../kernel/state-names.ts';
import { statesIn } from '../common/states-in-text.ts';
import type { NamedTable } from '../common/tables.ts';
import { slugOf } from '../common/yielding.ts';
import type { FoundInstrument, InstrumentFinder } from './instruments.ts';

export type Provider = 'untc' | 'ohchr' | 'normlex' | 'coe';

export interface TreatyHead {
  readonly provider: Provider | null;
  readonly stateId: string | null;
  readonly instrument: FoundInstrument | null;
  /** The treaty is named by nothing but the file. */
  readonly isFromFileName: boolean;
  readonly stated: { readonly signatories: number | null; readonly parties: number | null };
  /** The page says that statements of this kind were made upon ratification unless it says otherwise. */
  readonly isUponConsent: (act: string) => boolean;
}

/** Headings and titles stand at the beginning; a page of declarations is read no further for them. */
const HEAD_TEXTS = 120;
const LONGEST_TEXT = 400;

const PROVIDERS: readonly (readonly [Provider, RegExp])[] = [
  ['normlex', /NORMLEX|International Labour Organi[sz]ation|\bILO\b/u],
  [
    'coe',
    /Council of Europe Treaty Office|\bC?ETS No|coe\.int|having been the subject of an accession|^Chart of signatures/iu,
  ],
  ['ohchr', /OHCHR|treaty bod(?:y|ies) database|tbinternet|Ratification status (?:for|by)/iu],
  [
    'untc',
    /treaties\.un\.org|\bCHAPTER [IVX]{1,6}\b|Multilateral Treaties Deposited|United Nations Treaty Collection|^Participant$/u,
  ],
];

/** What is printed above and around the tables, with the names of their columns; not what stands in their rows. */
export function headTexts(file: OpenedFile, tables: readonly NamedTable[]): string[] {
  const own =
    'sheets' in file
      ? tables.flatMap(({ before }) => before.map(({ text }) => text))
      : file.form !== 'text' && file.blocks.length > 0
        ? file.blocks.flatMap((block) =>
            block.type === 'text' ? [`${block.label ?? ''} ${block.text}`.trim()] : [],
          )
        : file.pages.flatMap(({ lines }) => lines);
  return [...own.slice(0, HEAD_TEXTS), ...tables.flatMap(({ columns }) => columns)].map((text) =>
    text.slice(0, LONGEST_TEXT),
  );
}

/** The file's name without its ending. */
export const stemOf = (fileName: string): string => fileName.replace(/\.[A-Za-z0-9]{1,5}$/u, '');

export function readHead(
  texts: readonly string[],
  fileName: string,
  finder: InstrumentFinder,
  stateNames: StateNames,
): TreatyHead {
  const whole = texts.join('\n').slice(0, 20_000);
  const provider = PROVIDERS.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0] ?? null;
  const named = instrumentIn(texts, finder);
  const byName = named === null ? finder.find(stemOf(fileName)) : null;
  return {
    provider,
    stateId: stateIn(texts, stateNames),
    instrument: named ?? (byName?.id === null ? null : byName),
    isFromFileName: named === null && byName?.id !== null && byName !== null,
    stated: { signatories: numberAfter(whole, SIGNATORIES), parties: numberAfter(whole, PARTIES) },
    isUponConsent: (act) => (act === 'objection' ? OBJECTED_UPON : STATED_UPON).test(whole),
  };
}

const STATED_UPON = /unless otherwise indicated[^.]{0,80}(?:declarations|reservations)[^.]{0,60}made upon/iu;
const OBJECTED_UPON = /unless otherwise indicated[^.]{0,80}objections[^.]{0,60}made upon/iu;
const SIGNATORIES = /Signatories ?:? ?(\d{1,3})\b/iu;
const PARTIES =
  /(?:Parties ?:|Total number of ratifications\/accessions ?:|Number of ratifications ?:?) ?(\d{1,3})\b|\b(\d{1,3}) ratifications\b/iu;

function numberAfter(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text);
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? null : Number(digits);
}

/** "4. International Covenant on …", "CAT - Convention against …", "Ratifications of C029 - …", "… of Treaty 005". */
function instrumentIn(texts: readonly string[], finder: InstrumentFinder): FoundInstrument | null {
  const chapter = /\bCHAPTER ([IVX]{1,6})\b/u.exec(texts.join('\n').slice(0, 5_000))?.[1];
  for (const text of texts) {
    const bare = text
      .replace(
        /^.{0,60}?\b(?:Ratification status (?:for|of|by)|Status of (?:ratifications? of )?|Ratifications? of|Chart of signatures and ratifications of(?: Treaty)?)[: ]+(?:the )?/iu,
        '',
      )
      .trim();
    if (/^\d{3}$/u.test(bare)) {
      const id = finder.byNumber(bare);
      if (id !== null) return { id, name: text, article: null };
    }
    const numbered = /^(\d{1,2}) ?\.? ?(?:([a-z])\)? ?\.? )?(?=\p{Lu})/u.exec(bare);
    const name = numbered === null ? bare : bare.slice(numbered[0].length);
    if (name.length < 3 || name.length > 300) continue;
    const found = finder.find(name);
    if (found.id !== null) return found;
    if (
      chapter === undefined ||
      numbered === null ||
      !/covenant|convention|protocol|agreement|statute/iu.test(name)
    )
      continue;
    const number = `${chapter}-${numbered[1]}${numbered[2] === undefined ? '' : `-${numbered[2]}`}`;
    const id = finder.byNumber(number);
    if (id !== null) return { ...found, id };
  }
  return null;
}

/** The State that a page of one State's treaties is headed with. */
function stateIn(texts: readonly string[], stateNames: StateNames): string | null {
  const heading =
    /(?:ratification status (?:for|of|by)|ratifications for|ratified by|treaties (?:signed|ratified)[^\n]{0,120}?(?:\bby\b|:| – | - )|status of ratification(?:s)?[^\n]{0,40}?:)\s*(?:country:? )?([^\n]{3,80})/iu;
  for (const text of texts) {
    const named = heading.exec(text)?.[1];
    const [state, other] = named === undefined ? [] : statesIn(named, stateNames);
    if (state !== undefined && other === undefined) return state;
    if (text.length < 60) {
      const id = text.length > 3 ? stateNames.resolve(text) : null;
      // In a list of States the next line names one too; a heading stands alone.
      const next = texts[texts.indexOf(text) + 1] ?? '';
      if (
        id !== null &&
        stateNames.resolve(next.slice(0, 60)) === null &&
        !/^\d{1,2} \p{L}+ \d{4}/u.test(next)
      )
        return id;
    }
  }
  return null;
}

/** The source of all actions that the file gives: the page of one State, or of one treaty, in one collection. */
export function sourceRecord(
  { provider, instrument }: Pick<TreatyHead, 'provider' | 'instrument'>,
  stateId: string | null,
  stateNames: StateNames,
  fileName: string,
): ProposedRecord {
  const of =
    stateId?.toLowerCase() ?? instrument?.id ?? slugOf(stemOf(fileName)).replace(/^treaty-status-/u, '');
  const prefix = provider === null ? 'treaty-status' : PREFIXES[provider][stateId === null ? 1 : 0];
  const about = stateId === null ? (instrument?.name ?? fileName) : stateNames.nameOf(stateId, 'en');
  const issuer = provider === null ? null : ISSUERS[provider];
  const title = (label: string, name: string): string =>
    `${issuer === null ? '' : `${issuer}: `}${label} – ${name}`;
  const nameIn = (language: 'ru' | 'kk'): string =>
    stateId === null ? about : stateNames.nameOf(stateId, language);
  return {
    kind: 'source',
    fields: {
      id: `${prefix}-${of || 'table'}`,
      kind: 'treaty_status',
      title: {
        en: title('status of treaties', about),
        ru: title('состояние договоров', nameIn('ru')),
        kk: title('шарттардың мәртебесі', nameIn('kk')),
      },
      ...(issuer === null ? {} : { issuer }),
      ...(stateId === null ? {} : { aboutState: stateId }),
    },
    citations: [],
  };
}

/** Of a State's page and of a treaty's page; 'normlex-kaz' and 'coe-treaty-office-kaz' are ids of the shipped record. */
const PREFIXES: Readonly<Record<Provider, readonly [string, string]>> = {
  untc: ['untc', 'untc'],
  ohchr: ['ohchr-treaties', 'ohchr-treaty'],
  normlex: ['normlex', 'normlex-ratifications'],
  coe: ['coe-treaty-office', 'coe-treaty-office'],
};
const ISSUERS: Readonly<Record<Provider, string>> = {
  untc: 'United Nations Treaty Collection',
  ohchr: 'OHCHR',
  normlex: 'NORMLEX (ILO)',
  coe: 'Council of Europe Treaty Office',
};
