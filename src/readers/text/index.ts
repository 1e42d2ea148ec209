export { decodeText, LETTERS_A_PART, textPages } from './pages.ts';
