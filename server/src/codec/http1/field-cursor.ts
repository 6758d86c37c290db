/**
 * Walks the field lines of a head, one after the other, without copying: offsets only.
 * Keeps RFC 9112 §5 strictly; what a field means is left to its callers.
 */
import { COLON, CR, LF, SP, TAB, tokenChars, valueChars } from './chars.ts';
import { headFault, type HeadFault } from './fault.ts';

export class FieldCursor {
  readonly text: string;
  /** First char of the line. After the last line: of the empty line. */
  start: number;
  nameEnd = 0;
  /** The value without surrounding white space. */
  valueStart = 0;
  valueEnd = 0;
  /** One past the line's CRLF: where the next line begins. */
  end: number;
  fault: HeadFault | undefined = undefined;

  constructor(text: string, from: number) {
    this.text = text;
    this.start = from;
    this.end = from;
  }

  /** Moves to the next line. False at the empty line, and when `fault` is set. */
  next(): boolean {
    const text = this.text;
    const start = this.end;
    this.start = start;
    let at = start;
    let code = text.charCodeAt(at);
    if (code === CR && text.charCodeAt(at + 1) === LF) return false;
    while (tokenChars[code] === 1) code = text.charCodeAt(++at);
    if (code !== COLON || at === start) return this.refuseName(at);
    this.nameEnd = at;
    code = text.charCodeAt(++at);
    while (code === SP || code === TAB) code = text.charCodeAt(++at);
    this.valueStart = at;
    while (valueChars[code] === 1) code = text.charCodeAt(++at);
    if (code !== CR || text.charCodeAt(at + 1) !== LF) return this.refuseValue(code);
    this.end = at + 2;
    while (at > this.valueStart && isBlank(text.charCodeAt(at - 1))) at--;
    this.valueEnd = at;
    return true;
  }

  value(): string {
    return this.text.slice(this.valueStart, this.valueEnd);
  }

  /** The name in lower case; for the paths that are not hot. */
  lowerName(): string {
    return this.text.slice(this.start, this.nameEnd).toLowerCase();
  }

  private refuseName(at: number): boolean {
    const code = this.text.charCodeAt(at);
    if (at === this.start && isBlank(code)) return this.refuse('obsolete line folding');
    if (code === COLON) return this.refuse('empty field name');
    if (isBlank(code)) return this.refuse('white space in or behind a field name');
    return this.refuse(at >= this.text.length ? 'head without an empty line' : 'field name with a forbidden character');
  }

  private refuseValue(code: number): boolean {
    if (code === CR) return this.refuse('CR without LF');
    if (code === LF) return this.refuse('LF without CR');
    return this.refuse(Number.isNaN(code) ? 'field line without an end' : 'field value with a control character');
  }

  private refuse(detail: string): boolean {
    this.fault = headFault('malformed', detail);
    return false;
  }
}

const isBlank = (code: number): boolean => code === SP || code === TAB;
