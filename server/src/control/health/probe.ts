// One probe: goes through an exit the way traffic would, with the exit's credentials, as far as its plan says, and closes it again. Never rejects.
import { exitOf } from '../../core/snapshot/exit-facts.ts';
import type { Exit } from '../../core/model/exit.ts';
import type { ExitRecord } from '../../core/snapshot/records.ts';
import { filledExit } from '../../core/template/filled-exit.ts';
import type { Ground } from '../../outbound/ground.ts';
import { reach } from '../../outbound/reach.ts';
import type { ProbeOutcome } from '../running-port.ts';
import { ProbeAsking, type Probed } from './probe-asking.ts';
import type { ProbeQuestion } from './probe-plan.ts';

/** Nothing to open: an exit that leaves directly has no way to it. */
const nothingToOpen: Probed = { failure: undefined, steps: [], totalMs: 0 };

export async function probeExit(record: ExitRecord, question: ProbeQuestion, ground: Ground): Promise<ProbeOutcome> {
  return outcomeOf(await probedBy(record, question, ground));
}

function probedBy(record: ExitRecord, question: ProbeQuestion, ground: Ground): Probed | Promise<Probed> {
  const { target, timeoutMs, refusal } = question;
  if (refusal !== undefined)
    return { ...nothingToOpen, failure: { code: 'destination_ip_prohibited', detail: refusal } };
  const exit = signedIn(record);
  if (typeof exit === 'string') return { ...nothingToOpen, failure: { code: 'invalid_wishes', detail: exit } };
  if (target.kind === 'request')
    return new Promise((tell) => void new ProbeAsking(exit, target, question, { ground, tell }));
  if (exit.scheme === 'direct' && target.kind === 'exit') return nothingToOpen;
  return reach(exit, target.kind === 'exit' ? undefined : target.target, timeoutMs, ground);
}

/** With the login of a request that wishes for nothing; text: why there is none. */
function signedIn(record: ExitRecord): Exit | string {
  const exit = exitOf(record);
  if (record.template === null) return exit;
  const filled = filledExit(exit, record.template, { country: exit.country });
  return 'ok' in filled ? filled.message : filled;
}

function outcomeOf({ failure, steps, totalMs }: Probed): ProbeOutcome {
  return {
    ok: failure === undefined,
    failure: failure?.code ?? null,
    detail: failure === undefined || failure.detail === '' ? null : failure.detail,
    steps: steps.map((step) => ({ ...step, ms: tenths(step.ms) })),
    totalMs: tenths(totalMs),
  };
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;
