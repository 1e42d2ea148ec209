import { KINDS } from '../../src/features/kinds.ts';
import { kindComments } from './comments.ts';

/** What the comments of the schemas say of kinds and fields, for the OpenAPI document: comments are not there at run time. */
export function meaningsFile(root: string): string {
  const comments = kindComments(root);
  const meanings = KINDS.map(({ name }) => {
    const found = comments.get(name);
    const fields = [...(found?.fields ?? [])].filter(([, words]) => words !== '');
    return [name, { about: found?.about ?? '', fields: Object.fromEntries(fields) }] as const;
  });
  return JSON.stringify(Object.fromEntries(meanings));
}
