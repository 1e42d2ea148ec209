import { cpus, totalmem } from 'node:os';

/** The machine on which a benchmark ran, and the day: figures mean nothing without them. */
export function machineLine(): string {
  const processors = cpus();
  const model = processors[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${processors.length} × ${model}, ${memory} GB, Node ${process.versions.node}, ${day}`;
}
