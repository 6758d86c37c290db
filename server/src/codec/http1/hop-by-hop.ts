/**
 * The unusual Connection header: nominated fields and upgrades (RFC 9110 §7.6.1, §7.8). Only called when Connection says more than
 * `close` or `keep-alive`; it walks the head a second time.
 */
import { consistsOf, tokenChars } from './chars.ts';
import { headFault, type HeadFault } from './fault.ts';
import { FieldCursor } from './field-cursor.ts';
import * as kinds from './field-kinds.ts';
import { cut, type MessageDraft } from './message.ts';

/** Fields that say where a message ends or where it goes: cutting them on request would change what the next reader sees. */
const neverNominated = ['host', 'content-length', 'transfer-encoding'];

/** Works through `head.options` and `head.upgrade`, both as noted while reading. */
export function applyConnection(head: MessageDraft, upgradable: boolean): HeadFault | undefined {
  const offered = head.upgrade;
  head.upgrade = undefined;
  if (head.options === undefined) return undefined;
  const nominated = new Set<string>();
  for (const raw of head.options.split(',')) {
    const option = trimBlanks(raw).toLowerCase();
    if (option === '') continue;
    if (!consistsOf(option, tokenChars)) return headFault('malformed', 'Connection holds something other than tokens');
    if (neverNominated.includes(option)) return headFault('ambiguous_framing', 'Connection nominates a framing field');
    if (option === 'close') head.close = true;
    else if (option === 'keep-alive') head.keepAlive = true;
    else nominated.add(option);
  }
  const upgrade =
    nominated.delete('upgrade') && upgradable && offered !== undefined && !offersH2c(offered) ? offered : undefined;
  head.upgrade = upgrade;
  head.upgradeKept = upgrade !== undefined && nominated.size === 0 && !head.close;
  recut(head, nominated);
  return undefined;
}

/** Cuts anew, now that it is known what else must go and whether the lines of an upgrade may stay. */
function recut(head: MessageDraft, nominated: ReadonlySet<string>): void {
  const before = head.cuts ?? [];
  head.cuts = undefined;
  const line = new FieldCursor(head.text, head.fieldsAt);
  let next = 0;
  while (line.next()) {
    while (next < before.length && (before[next + 1] ?? 0) <= line.start) next += 2;
    const wasCut = next < before.length && (before[next] ?? 0) <= line.start;
    if (wasCut ? !staysForUpgrade(head, line) : nominated.has(line.lowerName())) cut(head, line.start, line.end);
  }
}

function staysForUpgrade(head: MessageDraft, line: FieldCursor): boolean {
  if (!head.upgradeKept) return false;
  const kind = kinds.fieldKind(line.text, line.start, line.nameEnd);
  return kind === kinds.connection || kind === kinds.upgrade;
}

const offersH2c = (value: string): boolean =>
  value.split(',').some((protocol) => trimBlanks(protocol).toLowerCase() === 'h2c');

/** Without spaces and tabs around it. `String.trim` would take away U+00A0, which is a byte of the message here. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
