export { decodeBytes } from './decode.ts';
export type { DecodedText } from './decode.ts';
