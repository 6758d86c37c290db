// The drawn shape of a state: each state has its own, so that colour is never the only sign.
import type { AdminState, HealthState } from '@gyre/shared/vocabulary';
import type { ReactNode } from 'react';

export type StatusKind = HealthState | Exclude<AdminState, 'enabled'> | 'warning';

const shapes: Readonly<Record<StatusKind, ReactNode>> = {
  healthy: <circle cx="8" cy="8" r="6" fill="currentColor" stroke="none" />,
  probation: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" stroke="none" />
    </>
  ),
  ejected: <path d="m3.5 3.5 9 9m0-9-9 9" />,
  unproven: <circle cx="8" cy="8" r="5.25" />,
  draining: <path d="M8 2.5v8m-3.5-3L8 11l3.5-3.5M3.5 14h9" />,
  disabled: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="m4.3 11.7 7.4-7.4" />
    </>
  ),
  warning: <path d="M8 2.5 14 13.5H2zM8 6.5v3.5m0 1.4v.1" strokeWidth="1.5" />,
};

/** Decoration: the word stands beside it. */
export function StatusIcon({ kind, size = 14 }: { readonly kind: StatusKind; readonly size?: number }) {
  return (
    <svg
      data-shape
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className="shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[kind]}
    </svg>
  );
}
