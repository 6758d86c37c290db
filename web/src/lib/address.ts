// Addresses inside the dashboard. The query string holds plain text, so that `q=state:ejected` reads as a person would type it.

/** `{ q: 'a b' }` for `?q=a+b`; a parameter that comes twice keeps its first value. */
export function parseSearch(text: string): Record<string, unknown> {
  const search: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) search[name] ??= value;
  return search;
}

/** The other way; empty and unknown kinds of values are left out. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(name, value);
    else if (typeof value === 'number' || typeof value === 'boolean') params.set(name, `${value}`);
  }
  // Readable where the standard allows it: these need no escape inside a query.
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}

export const exitsHref = (q: string): string => `/exits${stringifySearch({ q })}`;

/** Where to go after signing in: only a path of this dashboard, never another site. */
export function safeReturn(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return '/';
  return /^\/(sign-in|setup)\b/.test(wanted) ? '/' : wanted;
}
