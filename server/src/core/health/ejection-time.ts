// Ejection time: how long an exit sits out. It doubles with each ejection in a row and shrinks with good time, as Envoy's outlier detection does.
// Pure; the machine applies the verdict.

export interface EjectionTimes {
  readonly baseEjectionMs: number;
  readonly maxEjectionMs: number;
}

/** Time of the `ejections`-th ejection in a row (1 = first), ms. */
export function ejectionMs(ejections: number, { baseEjectionMs, maxEjectionMs }: EjectionTimes): number {
  return Math.min(maxEjectionMs, baseEjectionMs * 2 ** Math.min(30, ejections - 1));
}

/** How many ejections still count after `goodMs` of health: one is forgiven for each base ejection time, at least a minute. */
export function ejectionsAfter(ejections: number, goodMs: number, { baseEjectionMs }: EjectionTimes): number {
  return Math.max(0, ejections - Math.floor(Math.max(0, goodMs) / Math.max(60_000, baseEjectionMs)));
}
