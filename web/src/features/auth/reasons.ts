// Why signing in or claiming did not work, in words and beside the field it is about.
import { ApiError } from '../../lib/api-client.ts';
import { t as common } from '../../lib/messages/common.ts';
import { fieldProblems } from '../../lib/problems.ts';
import { t } from './messages.ts';

export interface Reason {
  readonly text: string;
  /** How long to wait, epoch ms; null when one may try at once. */
  readonly untilAt: number | null;
}

/** The sentence above the button; null when the fields say it, or nothing went wrong. */
export function reasonOf(error: Error | null, refused: string, now: number): Reason | null {
  if (error === null) return null;
  if (!(error instanceof ApiError)) return { text: error.message, untilAt: null };
  if (error.status === 0) return { text: common.noAnswer, untilAt: null };
  if (error.status === 401) return { text: refused, untilAt: null };
  if (error.retryAfter !== null) return { text: error.message, untilAt: now + error.retryAfter * 1000 };
  return Object.keys(fieldProblems(error)).length > 0 ? null : { text: error.message, untilAt: null };
}

/** The rules of the contract; the browser carries no zod. */
const leastPassword = 10;
const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.@-]{0,59}$/;

/** What is missing before it is worth asking the server. */
export function claimGaps(draft: { readonly code: string; readonly name: string; readonly password: string }) {
  const gaps: Partial<Record<'code' | 'name' | 'password', string>> = {};
  if (draft.code.trim() === '') gaps.code = t.needCode;
  if (draft.name.trim() === '') gaps.name = t.needName;
  else if (!namePattern.test(draft.name.trim())) gaps.name = t.nameWrong;
  if (draft.password === '') gaps.password = t.needPassword;
  else if (draft.password.length < leastPassword)
    gaps.password = t.passwordShort(leastPassword - draft.password.length);
  return gaps;
}

/** The code in the link from the terminal: `/setup#gyre-1234`, `#code=gyre-1234`. */
export function codeFromHash(hash: string): string {
  const text = hash.replace(/^#/, '');
  return decodeURIComponent(/^code=/.test(text) ? text.slice(5) : text);
}
