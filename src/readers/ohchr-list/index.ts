export { ohchrListReader } from './propose.ts';
export type { ListItem } from './printed.ts';
