// zod → JSON Schema for the API description: objects that have a name are told once, under `components`, and referred to everywhere else.
import { identity, token } from '@gyre/shared/contract/auth';
import { change } from '@gyre/shared/contract/changes';
import { problem } from '@gyre/shared/contract/errors';
import { importReport } from '@gyre/shared/contract/exit-import';
import { exit, exitHealth, exitSummary, exitTraffic, place, probeReport } from '@gyre/shared/contract/exits';
import { listener } from '@gyre/shared/contract/listeners';
import { pool, retryPolicy } from '@gyre/shared/contract/pools';
import { proxyUser } from '@gyre/shared/contract/proxy-users';
import { settings } from '@gyre/shared/contract/settings';
import { overview, requestRow, revisionState, trafficPoint } from '@gyre/shared/contract/traffic';
import * as z from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Names of what is answered. What is sent has no names: its objects differ from those by their defaults. */
const names = new Map<z.core.$ZodType, string>([
  [problem, 'Problem'],
  [identity, 'Identity'],
  [token, 'Token'],
  [exit, 'Exit'],
  [exitHealth, 'ExitHealth'],
  [exitTraffic, 'ExitTraffic'],
  [place, 'Place'],
  [exitSummary, 'ExitSummary'],
  [importReport, 'ImportReport'],
  [probeReport, 'ProbeReport'],
  [pool, 'Pool'],
  [retryPolicy, 'RetryPolicy'],
  [proxyUser, 'ProxyUser'],
  [listener, 'Listener'],
  [settings, 'Settings'],
  [overview, 'Overview'],
  [trafficPoint, 'TrafficPoint'],
  [requestRow, 'RequestRow'],
  [revisionState, 'RevisionState'],
  [change, 'Change'],
]);

/** What a client sends. */
export function sentSchema(schema: z.ZodType): JsonSchema {
  return withoutDialect(
    z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
      override: ({ jsonSchema }) => dropBounds(jsonSchema),
    }),
  );
}

/** What a client receives; `root` keeps its own name from being a reference to itself. */
export function answeredSchema(schema: z.ZodType, root?: z.core.$ZodType): JsonSchema {
  return withoutDialect(
    z.toJSONSchema(schema, {
      io: 'output',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        dropBounds(jsonSchema);
        // A later version may answer more.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        const name = zodSchema === root ? undefined : names.get(zodSchema);
        if (name !== undefined) {
          for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
          jsonSchema.$ref = `#/components/schemas/${name}`;
        } else if (isTransformed(zodSchema)) {
          // What comes out looks like what went in (upper-cased, say).
          Object.assign(jsonSchema, sentSchema(zodSchema._zod.def.in as z.ZodType));
        }
      },
    }),
  );
}

export function namedSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries([...names].map(([schema, name]) => [name, answeredSchema(schema as z.ZodType, schema)]));
}

/** That a whole number is one JavaScript can hold goes without saying. */
function dropBounds(jsonSchema: z.core.JSONSchema.BaseSchema): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

function isTransformed(schema: z.core.$ZodType): schema is z.core.$ZodPipe {
  const { def } = schema._zod as { readonly def: z.core.$ZodTypeDef };
  return def.type === 'pipe' && (def as z.core.$ZodPipeDef).out._zod.def.type === 'transform';
}

function withoutDialect(schema: JsonSchema): JsonSchema {
  const { $schema: _, ...rest } = schema;
  return rest;
}
