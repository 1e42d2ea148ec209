import { z } from 'zod';
import { environment } from '../../src/config.ts';
import { code, generatedPage, table } from './page.ts';

/** A value that no variable takes: what the schema answers to it says in words what it accepts. */
const WRONG = '\u0001';

interface Property {
  readonly type?: string;
  readonly description?: string;
  readonly default?: string | number;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
}

function accepted(name: string, property: Property): string {
  if (property.enum) return property.enum.map(code).join(', ');
  if (property.type === 'integer') return `whole number from ${property.minimum} to ${property.maximum}`;
  if (property.pattern === undefined && property.format === undefined) return 'text';
  const { error } = environment.safeParse({ [name]: WRONG });
  return (error?.issues[0]?.message ?? '').replace(/^must be /, '');
}

/** Every variable of the environment, from the schema that reads it. */
export function configurationPage(): string {
  const { properties } = z.toJSONSchema(environment) as { properties: Record<string, Property> };
  const rows = Object.entries(properties).map(([name, property]) => [
    code(name),
    property.description ?? '',
    property.default === undefined ? 'not set' : code(String(property.default)),
    accepted(name, property),
  ]);
  return generatedPage(
    'Configuration',
    '`src/config.ts`',
    [
      'Servanda is configured by the environment alone. An empty variable counts as one that is not set; with a wrong value nothing starts, and the message names the variable.',
      table(['Variable', 'Meaning', 'Default', 'Accepted'], rows),
    ].join('\n\n'),
  );
}
