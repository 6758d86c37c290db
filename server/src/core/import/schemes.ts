/**
 * Schemes an import line may name, whatever their case. `direct` is not among them: it has no gateway and is added by hand.
 */
import type { ExitScheme } from '@gyre/shared/vocabulary';

export type ImportScheme = Exclude<ExitScheme, 'direct'>;

const schemes: ReadonlyMap<string, ImportScheme> = new Map<string, ImportScheme>([
  ['http', 'http'],
  ['https', 'https'],
  ['socks', 'socks5'],
  ['socks4', 'socks4'],
  ['socks4a', 'socks4a'],
  ['socks5', 'socks5'],
  ['socks5h', 'socks5h'],
]);

export function schemeOf(word: string): ImportScheme | undefined {
  return schemes.get(word) ?? schemes.get(word.toLowerCase());
}
