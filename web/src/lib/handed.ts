// Text handed from one part of the page to another without an address: what was pasted into the palette and is to be imported may hold passwords.
import { whenSignedOut } from './session.ts';

let text = '';
whenSignedOut(() => (text = ''));

export function handOver(next: string): void {
  text = next;
}
export const handed = (): string => text;
