/** How the parts of an office file (DOCX, XLSX) hang together: ECMA-376-2, Open Packaging Conventions. */
import { elementsOf, readXmlTree } from '../xml/index.ts';
import type { ZipArchive } from '../zip/index.ts';

export interface Relation {
  readonly id: string;
  /** The last word of the relationship's type: 'styles'. */
  readonly type: string;
  /** Name of a part of the same zip. */
  readonly target: string;
}

/** Relationships of a part ('' for those of the whole file) to other parts; links that lead outside are left out. */
export async function relationsOf(zip: ZipArchive, partName: string): Promise<readonly Relation[]> {
  const slash = partName.lastIndexOf('/') + 1;
  const [folder, file] = [partName.slice(0, slash), partName.slice(slash)];
  const name = `${folder}_rels/${file}.rels`;
  if (!zip.has(name)) return [];
  const root = await readXmlTree(zip.name, zip.read(name));
  return elementsOf(root, 'rel:Relationship')
    .filter(({ attributes }) => attributes['TargetMode'] !== 'External')
    .map(({ attributes }) => ({
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
      target: resolved(folder, attributes['Target'] ?? ''),
    }));
}

function resolved(folder: string, target: string): string {
  const path = (target.startsWith('/') ? target : `${folder}${target}`).split('/');
  const parts: string[] = [];
  for (const step of path) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}
