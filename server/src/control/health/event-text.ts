// What happened to an exit, in one sentence with its numbers. Pure.
import type { ExitHealthState } from '../../core/health/machine.ts';
import type { HealthSource } from '@gyre/shared/vocabulary';

/** Who moved an exit, and what is known of it beyond the two states; `count`: failures or successes that decided. */
export interface Cause {
  readonly by: HealthSource;
  readonly detail?: string;
}

export function changeText(before: ExitHealthState, after: ExitHealthState, { by, detail }: Cause): string {
  if (detail !== undefined) return detail;
  switch (after.state) {
    case 'ejected':
      if (before.state === 'probation') return `${whoseText[by]} failed on probation`;
      return `${plural(after.trailingFailures, 'failure')} in a row, the last one by ${by === 'probe' ? 'a probe' : by}`;
    case 'probation':
      if (by === 'time') return `${seconds((before.untilAt ?? after.sinceAt) - before.sinceAt)} are over`;
      if (by === 'person') return 'a person ended its ejection';
      return `${whoseText[by]} worked before its time was over`;
    case 'healthy':
      return before.state === 'unproven' ? `${whoseText[by]} worked for the first time` : 'enough trials worked';
    case 'unproven':
      return 'it is dialled another way now: what was known is forgotten';
  }
}

const whoseText: Readonly<Record<HealthSource, string>> = {
  traffic: 'a request',
  probe: 'a probe',
  peers: 'comparison',
  gateway: 'its gateway',
  time: 'time',
  verdict: 'a verdict',
  person: 'a person',
};
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
/** Times below a minute in seconds, others in minutes. */
export function seconds(ms: number): string {
  return ms < 60_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms / 6_000) / 10} min`;
}
