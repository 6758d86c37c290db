// Nouns of a plan in the order of a document. Types only come from the contract, so that no zod reaches the browser.
import type { ConfigNoun } from '@gyre/shared/contract/config';
import { t } from './config-messages.ts';

export type { ConfigNoun };
export const configNouns = Object.keys(t.nouns) as readonly ConfigNoun[];
