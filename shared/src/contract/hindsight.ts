// Thresholds of health in hindsight over REST: what values that are not saved would have done to what traffic taught. Times are epoch ms.
import * as z from 'zod';
import { healthReasons } from '../vocabulary.ts';
import { endpoint } from './contract.ts';
import { settings } from './settings.ts';

export const hindsightSpans = ['1h', '24h'] as const;

/** One set of thresholds. */
const side = z.object({
  /** Exits that are ejected at least once. */
  exits: z.number().int(),
  ejections: z.number().int(),
  /** Time out of all exits together. */
  outMs: z.number(),
  /** Of the exits, those whose next attempt on record worked. */
  worked: z.number().int(),
  /** Attempts on record that would have had to go elsewhere, because their exit was out. */
  withheldOk: z.number().int(),
  withheldFailed: z.number().int(),
});
/** Exits that one set of thresholds ejects and the other does not. */
const difference = z.object({
  exits: z.number().int(),
  /** A few, those ejected first. */
  first: z.array(
    z.object({
      exitId: z.string(),
      /** '' = it is gone. */
      exitLabel: z.string(),
      at: z.number(),
      reason: z.enum(healthReasons).nullable(),
      detail: z.string(),
      /** Whether its next attempt on record worked; null = there was none. */
      worked: z.boolean().nullable(),
    }),
  ),
});

export const hindsight = z.object({
  /** What was looked at. */
  from: z.number(),
  to: z.number(),
  requests: z.number().int(),
  /** Attempts that said something about their exit. */
  attempts: z.number().int(),
  /** The span holds more than is looked at: only its end was. */
  cut: z.boolean(),
  /** Share of the requests of the time that the log holds, failures first, 0 … 100; null = unknown. */
  loggedPercent: z.number().nullable(),
  /** What did happen: ejections, and those of them that traffic and peers decided. The others are not replayed. */
  happened: z.object({ ejections: z.number().int(), byTraffic: z.number().int() }),
  present: side,
  typed: side,
  /** Only with the typed values; only with the present ones. */
  added: difference,
  saved: difference,
});
export type Hindsight = z.infer<typeof hindsight>;

export const healthHindsight = endpoint({
  id: 'health.hindsight',
  method: 'POST',
  path: '/health/hindsight',
  scope: 'read',
  summary: 'What other thresholds of health would have done to the traffic of the last while; nothing is changed',
  body: z
    .object({
      /** As in settings.update; what is left out stays as it is. */
      health: settings.shape.health.partial().strict(),
      span: z.enum(hindsightSpans).default('1h'),
    })
    .strict(),
  response: hindsight,
});
