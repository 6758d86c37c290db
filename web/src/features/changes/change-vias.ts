// The ways of writing, as the contract has them; no zod reaches the browser.
import type { ChangeVia } from '@gyre/shared/contract/changes';

export const changeVias: readonly ChangeVia[] = ['dashboard', 'token', 'command-line', 'system'];
export const isVia = (text: string): text is ChangeVia => (changeVias as readonly string[]).includes(text);
