export * from './catalogue.schema.ts';
