/** What is said about a file beside what was read of it. */
import type { FileRemark, OpenedDocument } from '../../features/proposals/index.ts';

/** The vocabulary 'sheet_remark'. The detail is a name, a number with the first places, or an encoding. */
export const REMARKS = [
  'encoding_assumed',
  'mixed_encodings',
  'macros_left_out',
  'hidden_sheet',
  'merged_cells',
  'error_values',
  'formulas_without_value',
  'ragged_rows',
  'quotes_unbalanced',
  'pages_without_text',
] as const;

export const remark = (code: (typeof REMARKS)[number], detail: string): FileRemark => ({ code, detail });

/** The vocabulary 'omitted_part': what could not be taken over, with its page. */
export const OMITTED_PARTS = ['picture', 'page_without_text'] as const;

export const omitted = (
  what: (typeof OMITTED_PARTS)[number],
  page: number,
): OpenedDocument['omitted'][number] => ({
  what,
  page,
});

/** '5 (B7, C9 …)': how many, and the first of them. */
export function counted(places: readonly (string | number)[], named = 8): string {
  return `${places.length} (${places.slice(0, named).join(', ')}${places.length > named ? ' …' : ''})`;
}
