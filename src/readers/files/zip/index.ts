export { openZip, ZIP_LIMITS } from './zip.ts';
export type { ZipArchive, ZipLimits } from './zip.ts';
