/** The sections of a State's record, in the order of its story: what is promised, what is done, who says so. */
import type { PageContext } from './page-context.ts';

export const SECTIONS = [
  'overview',
  'treaties',
  'reviews',
  'recommendations',
  'plans',
  'reforms',
  'duties',
  'sources',
  'contradictions',
  'changes',
  'reports',
  'read',
] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_GROUPS = [
  { group: null, sections: ['overview'] },
  { group: 'promised', sections: ['treaties', 'reviews', 'recommendations'] },
  { group: 'done', sections: ['plans', 'reforms', 'duties'] },
  { group: 'said', sections: ['sources', 'contradictions', 'changes'] },
  { group: 'documents', sections: ['reports', 'read'] },
] as const satisfies readonly { group: string | null; sections: readonly Section[] }[];

/** The first page of a section: '/KAZ/treaties'; the overview is '/KAZ'. */
export const sectionPath = (stateId: string, section: Section): string =>
  section === 'overview' ? `/${stateId}` : `/${stateId}/${section}`;

export const sectionHref = (context: PageContext, stateId: string, section: Section): string =>
  context.link(sectionPath(stateId, section));

export interface RecordPointer {
  /** The State it concerns; null for the catalogue, which all States share. */
  readonly stateId: string | null;
  readonly kind: string;
  readonly id: string;
}

/** Instruments, mechanisms, scales, States: what all records share. */
export const CATALOGUE_PATH = '/catalogue';
/** Everything that can be found, in all States. */
export const FIND_PATH = '/find';
/** What is found, side by side and in pictures. */
export const COMPARE_PATH = '/compare';
/** Every change of every record; a State's own are '/KAZ/changes'. */
export const CHANGES_PATH = '/changes';

/**
 * The page of one record of any kind: its fields, what each source says of them, its changes. A fact's source mark
 * points at its field there: '/KAZ/records/treaty_action/kaz.iccpr.signature#date'.
 */
export const citationsPath = ({ stateId, kind, id }: RecordPointer, field?: string): string =>
  `${stateId === null ? CATALOGUE_PATH : `/${stateId}`}/records/${kind}/${id}${field === undefined ? '' : `#${field}`}`;
