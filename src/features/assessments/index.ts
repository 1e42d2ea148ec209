export * from './assessments.schema.ts';
