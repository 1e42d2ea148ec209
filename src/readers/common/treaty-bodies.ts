/**
 * The treaty bodies as their documents name them: symbols, names in four languages, the treaty each watches over. Ids
 * are those of data/catalogue/mechanisms.json and instruments.json (the test holds the two against each other).
 */
import type { DocumentSymbol } from '../../kernel/symbol.ts';

export interface TreatyBody {
  /** Short name in ids: 'ccpr', 'crc-opac'. */
  readonly code: string;
  readonly mechanismId: string;
  readonly instrumentId: string;
  /** Prefixes of its symbols; the first is the one in use. */
  readonly series: readonly string[];
  /** The committee's name, English first; the others as its documents print them in French, Spanish and Russian. */
  readonly names: readonly [en: string, ...others: string[]];
  /** Title of the treaty, for titles of ours. */
  readonly treaty: string;
}

const CHILD = [
  'Committee on the Rights of the Child',
  'Comité des droits de l’enfant',
  'Comité de los Derechos del Niño',
  'Комитет по правам ребенка',
] as const;

export const TREATY_BODIES: readonly TreatyBody[] = [
  {
    code: 'ccpr',
    mechanismId: 'ccpr',
    instrumentId: 'iccpr',
    series: ['CCPR/C', 'CCPR/CO'],
    names: [
      'Human Rights Committee',
      'Comité des droits de l’homme',
      'Comité de Derechos Humanos',
      'Комитет по правам человека',
    ],
    treaty: 'International Covenant on Civil and Political Rights',
  },
  {
    code: 'cescr',
    mechanismId: 'cescr',
    instrumentId: 'icescr',
    series: ['E/C.12'],
    names: [
      'Committee on Economic, Social and Cultural Rights',
      'Comité des droits économiques, sociaux et culturels',
      'Comité de Derechos Económicos, Sociales y Culturales',
      'Комитет по экономическим, социальным и культурным правам',
    ],
    treaty: 'International Covenant on Economic, Social and Cultural Rights',
  },
  {
    code: 'cerd',
    mechanismId: 'cerd-committee',
    instrumentId: 'cerd',
    series: ['CERD/C'],
    names: [
      'Committee on the Elimination of Racial Discrimination',
      'Comité pour l’élimination de la discrimination raciale',
      'Comité para la Eliminación de la Discriminación Racial',
      'Комитет по ликвидации расовой дискриминации',
    ],
    treaty: 'International Convention on the Elimination of All Forms of Racial Discrimination',
  },
  {
    code: 'cedaw',
    mechanismId: 'cedaw-committee',
    instrumentId: 'cedaw',
    series: ['CEDAW/C'],
    names: [
      'Committee on the Elimination of Discrimination against Women',
      'Comité pour l’élimination de la discrimination à l’égard des femmes',
      'Comité para la Eliminación de la Discriminación contra la Mujer',
      'Комитет по ликвидации дискриминации в отношении женщин',
    ],
    treaty: 'Convention on the Elimination of All Forms of Discrimination against Women',
  },
  {
    code: 'spt',
    mechanismId: 'spt',
    instrumentId: 'opcat',
    series: ['CAT/OP'],
    names: [
      'Subcommittee on Prevention of Torture',
      'Sous-Comité pour la prévention de la torture',
      'Subcomité para la Prevención de la Tortura',
      'Подкомитет по предупреждению пыток',
    ],
    treaty: 'Optional Protocol to the Convention against Torture',
  },
  {
    code: 'cat',
    mechanismId: 'cat-committee',
    instrumentId: 'cat',
    series: ['CAT/C'],
    names: [
      'Committee against Torture',
      'Comité contre la torture',
      'Comité contra la Tortura',
      'Комитет против пыток',
    ],
    treaty: 'Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment',
  },
  {
    code: 'crc-opac',
    mechanismId: 'crc-committee',
    instrumentId: 'crc-opac',
    series: ['CRC/C/OPAC'],
    names: CHILD,
    treaty:
      'Optional Protocol to the Convention on the Rights of the Child on the involvement of children in armed conflict',
  },
  {
    code: 'crc-opsc',
    mechanismId: 'crc-committee',
    instrumentId: 'crc-opsc',
    series: ['CRC/C/OPSC'],
    names: CHILD,
    treaty:
      'Optional Protocol to the Convention on the Rights of the Child on the sale of children, child prostitution and child pornography',
  },
  {
    code: 'crc',
    mechanismId: 'crc-committee',
    instrumentId: 'crc',
    series: ['CRC/C'],
    names: CHILD,
    treaty: 'Convention on the Rights of the Child',
  },
  {
    code: 'cmw',
    mechanismId: 'cmw',
    instrumentId: 'icmw',
    series: ['CMW/C'],
    names: [
      'Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families',
      'Comité pour la protection des droits de tous les travailleurs migrants et des membres de leur famille',
      'Comité de Protección de los Derechos de Todos los Trabajadores Migratorios y de sus Familiares',
      'Комитет по защите прав всех трудящихся-мигрантов и членов их семей',
    ],
    treaty:
      'International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families',
  },
  {
    code: 'ced',
    mechanismId: 'ced-committee',
    instrumentId: 'ced',
    series: ['CED/C'],
    names: [
      'Committee on Enforced Disappearances',
      'Comité des disparitions forcées',
      'Comité contra la Desaparición Forzada',
      'Комитет по насильственным исчезновениям',
    ],
    treaty: 'International Convention for the Protection of All Persons from Enforced Disappearance',
  },
  {
    code: 'crpd',
    mechanismId: 'crpd-committee',
    instrumentId: 'crpd',
    series: ['CRPD/C'],
    names: [
      'Committee on the Rights of Persons with Disabilities',
      'Comité des droits des personnes handicapées',
      'Comité sobre los Derechos de las Personas con Discapacidad',
      'Комитет по правам инвалидов',
    ],
    treaty: 'Convention on the Rights of Persons with Disabilities',
  },
];

/** The body that issues under the symbol's prefix; null for any other organ's document. */
export const treatyBodyOfSymbol = ({ body }: Pick<DocumentSymbol, 'body'>): TreatyBody | null =>
  TREATY_BODIES.find(({ series }) => series.includes(body)) ?? null;

const plain = (text: string): string => text.toLowerCase().replace(/[’‘`]/gu, "'").replace(/\s+/gu, ' ');

const PLAIN_NAMES = TREATY_BODIES.map((body) => ({ body, names: body.names.map(plain) }));

/** The body whose name stands first in the text; where several begin at one place, the one named at greatest length. */
export function treatyBodyNamed(text: string): TreatyBody | null {
  const within = plain(text);
  let best: { readonly body: TreatyBody; readonly at: number; readonly length: number } | null = null;
  for (const { body, names } of PLAIN_NAMES) {
    if (body.code.startsWith('crc-')) continue; // The Committee alone does not tell which protocol.
    for (const name of names) {
      const at = within.indexOf(name);
      if (at < 0) continue;
      if (best === null || at < best.at || (at === best.at && name.length > best.length))
        best = { body, at, length: name.length };
    }
  }
  return best?.body ?? null;
}
