// The mark of Gyre: the same drawing as the page's icon.
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} className="shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M16 6.5a9.5 9.5 0 1 1-9.5 9.5" />
        <path d="M16 11.2a4.8 4.8 0 1 0 4.8 4.8" />
      </g>
      <circle cx="16" cy="16" r="1.9" fill="var(--on-accent)" />
    </svg>
  );
}
