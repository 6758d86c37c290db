// How one exit is probed: a profile of its pools, or the settings, read once.
import { type ProbeExpectation, probeExpectation } from '@gyre/shared/contract/probe-profiles';
import type { Settings } from '@gyre/shared/contract/settings';
import type { Access } from '../../core/access/rules.ts';
import { compileExpectation, type Expectation } from './expectation.ts';
import { probeRefusal, type ProbeTarget, readProbeTarget } from './probe-target.ts';

/** What is gone for, and what must come of it. */
export interface ProbeQuestion {
  readonly target: ProbeTarget;
  readonly method: 'GET' | 'HEAD';
  readonly expectation: Expectation;
  readonly verifyTls: boolean;
  /** For the whole probe, ms. */
  readonly timeoutMs: number;
  /** Why the target must not be gone for now. */
  readonly refusal: string | undefined;
}
export interface ProbeThresholds {
  /** Probes that fail in a row until the exit is ejected. */
  readonly failures: number;
  /** Probes that work until an exit on probation is healthy. */
  readonly successes: number;
}
export interface ProbePlan {
  readonly question: ProbeQuestion;
  readonly intervalMs: number;
  /** Share of the interval that a time may be off, 0 … 0.5. */
  readonly jitter: number;
  /** Undefined: those of traffic count. */
  readonly thresholds: ProbeThresholds | undefined;
}

/** A profile as it is stored. */
export interface PlannedProfile extends ProbeThresholds {
  readonly target: string;
  readonly method: 'GET' | 'HEAD';
  readonly expect: ProbeExpectation;
  readonly verifyTls: boolean;
  readonly intervalMs: number;
  readonly jitterPercent: number;
  readonly timeoutMs: number;
}

const usualJitter = 0.1;
const anything = compileExpectation(probeExpectation.parse({}));

export function planOfProfile(profile: PlannedProfile, access: Access): ProbePlan {
  const { method, expect, verifyTls, intervalMs, jitterPercent, timeoutMs, failures, successes } = profile;
  const expectation = compileExpectation(expect);
  return {
    question: { ...goingFor(profile.target, access), method, expectation, verifyTls, timeoutMs },
    ...{ intervalMs, jitter: jitterPercent / 100, thresholds: { failures, successes } },
  };
}
export function planOfSettings({ target, intervalMs, timeoutMs }: Settings['probe'], access: Access): ProbePlan {
  const usual = { method: 'GET', expectation: anything, verifyTls: true, timeoutMs } as const;
  return {
    ...{ question: { ...goingFor(target, access), ...usual }, intervalMs, jitter: usualJitter },
    thresholds: undefined,
  };
}

/** What cannot be read was refused when it was saved. */
function goingFor(text: string, access: Access): Pick<ProbeQuestion, 'target' | 'refusal'> {
  const target = readProbeTarget(text) ?? { kind: 'exit' };
  return { target, refusal: probeRefusal(target, access) };
}
