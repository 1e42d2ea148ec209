export { alias } from './alias.schema.ts';
export { confirmingRoutes } from './confirming.routes.ts';
export { ConfirmingService } from './confirming.service.ts';
export { choiceWord, factsOf, textOf } from './item-words.ts';
export { NameService } from './names.service.ts';
