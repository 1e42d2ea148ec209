import { openApiDocument } from '../../src/features/api/index.ts';
import { KINDS } from '../../src/features/kinds.ts';

/** The OpenAPI document as `/api/v1/openapi.json` gives it, to be read in a review: what changes for clients shows in it. */
export const openApiFile = (): string => JSON.stringify(openApiDocument(KINDS));
