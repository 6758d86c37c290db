// The request of a probe: the form that traffic has through the same exit. Nothing in it tells of the exit or of this installation.
import type { Exit } from '../../core/model/exit.ts';
import type { ProbeTarget } from './probe-target.ts';

type Goal = Extract<ProbeTarget, { kind: 'request' }>;

/** Whether the exit itself is asked for the whole address, instead of for a way to the target. */
export function absoluteForm({ scheme }: Pick<Exit, 'scheme'>, { secure }: Pick<Goal, 'secure'>): boolean {
  return !secure && (scheme === 'http' || scheme === 'https');
}

/** Whole request, latin1. */
export function requestText(exit: Exit, goal: Goal, method: 'GET' | 'HEAD'): string {
  const absolute = absoluteForm(exit, goal);
  const { authorization } = exit;
  const lines = [
    `${method} ${absolute ? `http://${goal.host}${goal.path}` : goal.path} HTTP/1.1`,
    `Host: ${goal.host}`,
    'User-Agent: gyre',
    'Accept: */*',
    'Connection: close',
    ...(absolute && authorization !== undefined ? [`Proxy-Authorization: ${authorization}`] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}
