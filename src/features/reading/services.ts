import type { Dossiers, Ledger } from '../../ledger/index.ts';
import { RecordGround } from './ground.ts';
import { ImportService } from './imports.service.ts';
import { MappingService } from './mapping.service.ts';
import type { MappingParts } from './mapping.service.ts';
import { NameService } from './names.service.ts';
import { ReadingService } from './reading.service.ts';
import type { ReadingParts } from './reading.service.ts';
import { ReviewService } from './review.service.ts';

/** Everything about reading: files in, review, names, imports. */
export interface ReadingServiceSet {
  readonly ledger: Ledger;
  readonly files: ReadingService;
  readonly review: ReviewService;
  readonly names: NameService;
  readonly imports: ImportService;
  readonly mappings: MappingService;
  readonly ground: RecordGround;
}

export function readingServices(
  parts: Omit<ReadingParts, 'ground' | 'tableGround'> &
    Pick<MappingParts, 'tables' | 'shippedMappings'> & { readonly dossiers: Dossiers },
): ReadingServiceSet {
  const ground = new RecordGround(parts.ledger.store.db, parts.dossiers);
  const mappings = new MappingService({ ...parts, ground });
  const tableGround: ReadingParts['tableGround'] = (reading) => mappings.groundFor(reading);
  return {
    ledger: parts.ledger,
    files: new ReadingService({ ...parts, ground, tableGround }),
    review: new ReviewService(parts),
    names: new NameService({ ...parts, ground }),
    imports: new ImportService(parts),
    mappings,
    ground,
  };
}
