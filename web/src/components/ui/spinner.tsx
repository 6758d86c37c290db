// A small turning arc for buttons and probes; screens use skeletons instead.
export function Spinner() {
  return (
    <svg
      viewBox="0 0 16 16"
      className="turning size-3.5 shrink-0"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M8 2a6 6 0 1 1-6 6" />
    </svg>
  );
}
