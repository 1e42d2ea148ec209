export { openDocx } from './open.ts';
