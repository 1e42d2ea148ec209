import { listRange, pagination } from './pagination.ts';
import type { Example } from './parts.ts';

export const examples: readonly Example[] = [
  { name: 'in the middle', render: (context) => pagination(context, { total: 1245, pageSize: 50, page: 7 }) },
  { name: 'above the list', render: (context) => listRange(context, { total: 1245, pageSize: 50, page: 7 }) },
  { name: 'one page', render: (context) => pagination(context, { total: 18, pageSize: 50, page: 1 }) },
];
