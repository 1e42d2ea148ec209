import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What the comments of a schema file say of a kind and of its fields. */
export interface KindComments {
  readonly about: string;
  /** Path of the schema file, from the root. */
  readonly file: string;
  readonly fields: ReadonlyMap<string, string>;
}

function commentOf(node: ts.Node): string {
  const last = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  return (ts.getTextOfJSDocComment(last?.comment) ?? '').replace(/\s+/g, ' ').trim();
}

const propertiesOf = (node: ts.Expression | undefined): readonly ts.PropertyAssignment[] =>
  node && ts.isObjectLiteralExpression(node) ? node.properties.filter(ts.isPropertyAssignment) : [];

const property = (node: ts.Expression | undefined, name: string): ts.Expression | undefined =>
  propertiesOf(node).find((one) => one.name.getText() === name)?.initializer;

/** A short declaration of a field on its own may carry its comment: `id` in `{ id, … }` has none. */
function fieldComments(schema: ts.Expression | undefined): Map<string, string> {
  const shape = schema && ts.isCallExpression(schema) ? schema.arguments[0] : undefined;
  if (!shape || !ts.isObjectLiteralExpression(shape)) return new Map();
  return new Map(shape.properties.map((one) => [one.name?.getText() ?? '', commentOf(one)]));
}

function readFile(file: string, root: string, found: Map<string, KindComments>): void {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const call = statement.declarationList.declarations[0]?.initializer;
    if (!call || !ts.isCallExpression(call) || call.expression.getText() !== 'defineKind') continue;
    const name = property(call.arguments[0], 'name');
    if (!name || !ts.isStringLiteral(name)) continue;
    const fields = fieldComments(property(call.arguments[0], 'schema'));
    found.set(name.text, { about: commentOf(statement), file, fields });
  }
}

/** Kind → comments, of every *.schema.ts below src/features. */
export function kindComments(root: string): ReadonlyMap<string, KindComments> {
  const found = new Map<string, KindComments>();
  const files = readdirSync(join(root, 'src/features'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.schema.ts')).sort())
    readFile(join('src/features', file), root, found);
  return found;
}
