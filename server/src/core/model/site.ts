// The site of a target: what scores are kept by. The registrable domain, near enough without the public suffix list: the last two labels, or
// three under a country's usual second level (`co.uk`, `com.br`).

const secondLevels = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'ne', 'or', 'org', 'gob', 'go', 'mil']);

/** `host` is lower case; addresses are sites of their own. */
export function siteOf(host: string): string {
  const last = host.lastIndexOf('.');
  if (last <= 0 || host.includes(':') || isDigit(host.charCodeAt(host.length - 1))) return host;
  const second = host.lastIndexOf('.', last - 1);
  if (second < 0) return host;
  const third = host.lastIndexOf('.', second - 1);
  const country = host.length - last - 1 === 2;
  if (country && secondLevels.has(host.slice(second + 1, last))) return third < 0 ? host : host.slice(third + 1);
  return host.slice(second + 1);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
