// Whether a text of the palette may hold a password: all that the importer reads with credentials, in any of its orders and documents, and
// what is half typed on the way there. Such a text is never sent to be searched for. Rather one too many: screens and actions are found anyway. Pure.

/** A credential may be in it. */
export function mayHoldPassword(text: string): boolean {
  const plain = text.trim().replace(/["'`]/g, '');
  if (/@/.test(plain) && /:/.test(plain)) return true;
  if (passwordField.test(plain)) return true;
  return plain.split(/\s+/).some(hasThreeParts) || holdsFieldLine(plain) || hidesOne(plain);
}

/** A column or member called so, as CSV, JSON and YAML have them. */
const passwordField = /(?:pass(?:word|wd)?|pwd)\s*[:=,;|\t]|[,;|\t]\s*(?:proxy[\s_-]?)?(?:pass(?:word|wd)?|pwd)(?!\w)/i;

const schemePart = /^[a-z][a-z0-9+.-]*:\/\//i;
const bracketed = /\[[0-9a-f:.]*\]/gi;
const groups = /^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}$/i;
const isIPv6 = (word: string): boolean => groups.test(word) && (word.includes('::') || word.split(':').length === 8);

/** `a:b:c` and more: with a host, a port and a name between colons the next part is the password; which is which nobody can tell yet. */
function hasThreeParts(word: string): boolean {
  const body = word.replace(schemePart, '').replace(bracketed, 'v6');
  return !isIPv6(body) && body.split(':').length > 2;
}

const schemeWord = /^(?:https?|socks(?:4a?|5h?)?)$/i;
const withPort = /^[^:]+:\d{1,5}$/;
const aPort = /^\d{1,5}$/;
/** Hardly a word of a name. */
const surelyHost = (word: string): boolean => /[.:]/.test(word) || word.toLowerCase() === 'localhost';

/** Fields between blanks or other marks; other marks show that a number behind a word is a port. */
const fieldsOf = (text: string) => ({
  fields: text.split(/[\s|;,]+/).filter(Boolean),
  marked: /[|;,\t]/.test(text),
});

/** At `i` host and port, and behind them credentials: one field with a colon, or two. */
function isLineFrom({ fields, marked }: ReturnType<typeof fieldsOf>, i: number): boolean {
  const field = fields[i] ?? '';
  const whole = withPort.test(field.replace(schemePart, '').replace(bracketed, 'v6'));
  const named = marked || surelyHost(field) || schemeWord.test(fields[i - 1] ?? '');
  if (!whole && !(named && aPort.test(fields[i + 1] ?? ''))) return false;
  const rest = fields.slice(whole ? i + 1 : i + 2);
  return rest.length > 1 || rest.some((one) => one.includes(':'));
}

/** All of it is one line of a list, a scheme in front or not. */
export function isFieldLine(text: string): boolean {
  const line = fieldsOf(text.replace(/["'`]/g, ''));
  return isLineFrom(line, schemeWord.test(line.fields[0] ?? '') ? 1 : 0);
}
function holdsFieldLine(text: string): boolean {
  const line = fieldsOf(text);
  return line.fields.some((_, i) => isLineFrom(line, i));
}

/** A list in base64, as subscriptions give it. */
function hidesOne(text: string): boolean {
  if (!/^[A-Za-z0-9+/=_-]{16,}$/.test(text)) return false;
  try {
    const list = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\x20-\x7e\s]+$/.test(list) && mayHoldPassword(list);
  } catch {
    return false;
  }
}
