export { createOpenPool } from './pool.ts';
export type { OpenLimits, OpenPool, PoolOptions, RunOptions } from './pool.ts';
