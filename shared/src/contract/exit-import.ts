// What an import of exits takes and reports.
import * as z from 'zod';
import { exitSchemes } from '../vocabulary.ts';

export const importLine = z.object({
  /** 1-based line (or record) number. */
  line: z.number().int(),
  outcome: z.enum(['added', 'updated', 'unchanged', 'skipped', 'error']),
  /** Canonical URL with the password masked; null where nothing could be read. */
  exit: z.string().nullable(),
  /** The line as given, with anything that may be a password masked; never the raw line. */
  text: z.string(),
  /** Error or skip code, e.g. `port-missing`. */
  code: z.string().nullable(),
  message: z.string().nullable(),
  warnings: z.array(z.string()),
});
export type ImportLine = z.infer<typeof importLine>;
/** Lines that are one account at a vendor whose template Gyre knows: they could be one exit instead. */
export const importSuggestion = z.object({
  /** Id of the template. */
  vendor: z.string(),
  name: z.string(),
  gateway: z.object({ scheme: z.enum(exitSchemes), host: z.string(), port: z.number().int() }),
  /** The plain account, without wishes in it. */
  username: z.string(),
  lines: z.number().int(),
});
export type ImportSuggestion = z.infer<typeof importSuggestion>;
export const importReport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  errors: z.number().int(),
  /** What was recognised: lines, csv, json, yaml, proxychains, base64. */
  format: z.string(),
  /** All problems and, up to `maxLines`, the other lines. */
  lines: z.array(importLine),
  linesCut: z.boolean(),
  suggestions: z.array(importSuggestion).optional(),
  revision: z.number().int().nullable(),
});
export type ImportReport = z.infer<typeof importReport>;
export const importQuery = z.object({
  dryRun: z.stringbool().default(false),
  /** Scheme of lines that name none. */
  scheme: z.enum(exitSchemes).exclude(['direct']).default('http'),
  /** Tags given to added and updated exits, comma-separated. */
  tags: z.string().max(400).optional(),
  /** Fixed members are added to this pool. */
  poolId: z.string().optional(),
  /** Most report lines that are not problems. */
  maxLines: z.coerce.number().int().min(0).max(10000).default(1000),
});
export const importJson = z.object({ text: z.string().max(33554432) }).strict();
