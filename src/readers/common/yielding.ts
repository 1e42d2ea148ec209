import type { CitationFields, ProposedRecord } from '../../features/proposals/index.ts';

/**
 * A proposed record that leaves what is held in peace: in these fields the held value stands, and what this document
 * prints is kept beside it in a citation with its reading, so that the two show as a contradiction until someone
 * chooses. A status table must not overwrite the day that a treaty's own depositary gives, nor a translated plan the
 * wording that people gave a measure.
 */
export interface YieldingRecord extends ProposedRecord {
  readonly yields: readonly string[];
}

export const cite = (sourceId: string, locator: string, more: CitationFields = {}): CitationFields => ({
  sourceId,
  locator,
  ...more,
});

/** The fields that something is said of: a document that does not speak of a field leaves it out. */
export const said = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

/** Letters and digits of a name, for ids: 'convention-on-the-rights-of-the-child'. */
export const slugOf = (text: string, most = 60): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, most)
    .replace(/^-+|-+$/gu, '');
