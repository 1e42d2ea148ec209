export { hasMacros, officeKind } from './kind.ts';
export type { OfficeKind } from './kind.ts';
export { relationsOf } from './relations.ts';
export type { Relation } from './relations.ts';
