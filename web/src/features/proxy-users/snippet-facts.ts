// What goes into a snippet, and how it is written in each place: quoted for a shell, as a string literal, as part of a URL. Pure.
import { printUsername } from '@gyre/shared/wishes/print';
import type { Wishes } from '@gyre/shared/wishes/wishes';
import { authorityOf } from '../../lib/listener-address.ts';

export interface SnippetFacts {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** null when it is no longer known: then it is taken from $GYRE_PASSWORD. */
  readonly password: string | null;
  readonly wishes: Wishes;
}

export const target = 'https://example.com';

/** `crawler-pool-mobile-country-de`: wishes are parts of the name a client signs in with. */
export const usernameOf = ({ name, wishes }: Pick<SnippetFacts, 'name' | 'wishes'>): string =>
  printUsername(name, wishes);

export const literal = (text: string): string => JSON.stringify(text);
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
/** Names of places may have letters that URLs do not. */
export const urlUser = (facts: SnippetFacts): string => encodeURI(usernameOf(facts));
export const serverOf = (facts: SnippetFacts): string => `http://${authorityOf(facts)}`;
export const passwordOr = (facts: SnippetFacts, environment: string): string =>
  facts.password === null ? environment : literal(facts.password);
