// What loop-stops.mjs wrote down, read by the benchmark that loaded it.
import { readFileSync } from 'node:fs';

/**
 * Of each role since `sinceAt` (epoch ms): the longest stop by the clock, and the longest by its own work, which is no more than the CPU the
 * process used meanwhile: on a shared machine the first is mostly waiting for a core.
 */
export function stopsSince(file: string, sinceAt: number): string {
  const worst = new Map<string, readonly [ms: number, ownMs: number]>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [role = '', , at, ms, cpuMs] = line.split(' ');
    const [byClock, own] = worst.get(role) ?? [0, 0];
    if (Number(at) >= sinceAt)
      worst.set(role, [Math.max(byClock, Number(ms)), Math.max(own, Math.min(Number(ms), Number(cpuMs)))]);
  }
  const shown = ['control', 'worker'].map((role) => {
    const [ms, ownMs] = worst.get(role) ?? [0, 0];
    return ms === 0 ? `${role} < 3` : `${role} ${ms.toFixed(1)} (own work ${ownMs.toFixed(1)})`;
  });
  return shown.join(', ');
}
