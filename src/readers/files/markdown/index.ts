export { openMarkdown } from './open.ts';
export { segmentsOf } from './tab-tables.ts';
