/** Everything of this version is below it; what an address means there never changes (decision 0013). */
export const API_PATH = '/api/v1';
export const OPENAPI_PATH = `${API_PATH}/openapi.json`;
export const DOCS_PATH = `${API_PATH}/docs`;
export const SEARCH_PATH = `${API_PATH}/search`;
export const STATES_PATH = `${API_PATH}/states`;
export const CHANGES_PATH = `${API_PATH}/changes`;

/** What stands where a kind's name could: no kind may be called so. */
export const RESERVED: readonly string[] = ['openapi', 'docs', 'search', 'states', 'changes'];
