// How a practice exit behaves before it answers: at once, late, or not at all this time.
import type { Socket } from 'node:net';
import type { Chance } from '../base/random.ts';
import type { Manner } from './practice.ts';

const steadyMs = 25;
const slowFromMs = 350;
const slowToMs = 1_200;
/** Share of requests that a shaky exit drops. */
const shakyRatio = 0.6;

/** Goes on with `answer`, sooner or later; a shaky exit cuts the connection instead now and then. */
export function behave(manner: Manner, chance: Chance, socket: Socket, answer: () => void): void {
  if (manner === 'shaky' && chance() < shakyRatio) return void socket.destroy();
  const ms = manner === 'slow' ? slowFromMs + chance() * (slowToMs - slowFromMs) : 1 + chance() * steadyMs;
  setTimeout(() => socket.destroyed || answer(), ms);
}
