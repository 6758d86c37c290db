/**
 * International names as the network spells them: labels in Punycode (RFC 3492) behind `xn--`. Encoding only; nothing here decodes.
 */

const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const initialBias = 72;
const initialCode = 0x80;
const prefix = 'xn--';
/** Dots of East Asian scripts, which separate labels too (UTS #46). */
const dots = /[\u3002\uff0e\uff61]/g;
const label = /^[\p{L}\p{M}\p{N}_-]+$/u;

/** The name in lower case and ASCII; undefined when it holds something no name can hold. */
export function asciiName(name: string): string | undefined {
  const labels: string[] = [];
  for (const part of name.replace(dots, '.').normalize('NFKC').toLowerCase().normalize('NFC').split('.')) {
    if (/^[\x00-\x7f]*$/.test(part)) labels.push(part);
    else if (label.test(part)) labels.push(prefix + punycode(part));
    else return undefined;
  }
  return labels.join('.');
}

/** RFC 3492 §6.3. */
export function punycode(text: string): string {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  let out = codes
    .filter((code) => code < initialCode)
    .map((code) => String.fromCharCode(code))
    .join('');
  const basic = out.length;
  if (basic > 0) out += '-';
  let handled = basic;
  let bias = initialBias;
  let delta = 0;
  let at = initialCode;
  while (handled < codes.length) {
    const next = codes.reduce((least, code) => (code >= at && code < least ? code : least), Infinity);
    delta += (next - at) * (handled + 1);
    at = next;
    for (const code of codes) {
      if (code < at) delta++;
      if (code !== at) continue;
      out += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
    at++;
  }
  return out;
}

function variableLength(delta: number, bias: number): string {
  let out = '';
  let rest = delta;
  for (let k = base; ; k += base) {
    const t = k <= bias ? tMin : Math.min(k - bias, tMax);
    if (rest < t) return out + digit(rest);
    out += digit(t + ((rest - t) % (base - t)));
    rest = Math.floor((rest - t) / (base - t));
  }
}

/** 0–25 are letters, 26–35 digits. */
const digit = (value: number): string => String.fromCharCode(value < 26 ? 0x61 + value : 0x30 + value - 26);

/** RFC 3492 §6.1. */
function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > ((base - tMin) * tMax) >> 1) {
    rest = Math.floor(rest / (base - tMin));
    k += base;
  }
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
