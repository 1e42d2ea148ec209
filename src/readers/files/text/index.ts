export { decodeText, textPages } from './pages.ts';
