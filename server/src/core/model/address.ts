// Literal addresses: read strictly, and written in the one spelling they are stored in.

/** Four decimal numbers 0–255 without leading zeros; undefined for anything else. */
export function parseIPv4(text: string): readonly number[] | undefined {
  const bytes: number[] = [];
  let value = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : dot;
    if (code === dot) {
      if (value < 0 || bytes.length === 4) return undefined;
      bytes.push(value);
      value = -1;
      continue;
    }
    const digit = code - 0x30;
    if (digit < 0 || digit > 9 || value === 0) return undefined;
    value = value < 0 ? digit : value * 10 + digit;
    if (value > 255) return undefined;
  }
  return bytes.length === 4 ? bytes : undefined;
}
const dot = 0x2e;

/** The eight groups of an IPv6 address without brackets and zone (RFC 4291 §2.2); undefined for anything else. */
export function parseIPv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const front = groupsOf(halves[0] ?? '', halves.length === 1);
  const back = groupsOf(halves[1] ?? '', true);
  if (front === undefined || back === undefined) return undefined;
  const missing = 8 - front.length - back.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...front, ...new Array<number>(missing).fill(0), ...back];
}

function groupsOf(text: string, last: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const dotted = last && i === parts.length - 1 && part.includes('.') ? parseIPv4(part) : undefined;
    if (dotted !== undefined) groups.push(...pairs(dotted));
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

const pairs = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): readonly number[] => [a * 256 + b, c * 256 + d];

/** RFC 5952 §4: lower case, the first longest run of two or more zero groups as `::`. */
export function formatIPv6(groups: readonly number[]): string {
  let from = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (i + run < 8 && groups[i + run] === 0) run++;
    if (run <= length) continue;
    from = i;
    length = run;
  }
  const hex = groups.map((group) => group.toString(16));
  return from < 0 ? hex.join(':') : `${hex.slice(0, from).join(':')}::${hex.slice(from + length).join(':')}`;
}
