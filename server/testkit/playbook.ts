// Transcripts of handshakes, replayed with what the peer says cut at every position: what a machine says and its verdict have to stay the same.
import { deepStrictEqual } from 'node:assert/strict';
import type { CodecFault, Machine, Step } from '../src/codec/machine.ts';
import { byteByByte, bytesOf, cuts, poison, type Text, textOf } from './cuts.ts';

/** What the peer says, and what the machine has said behind it. */
export type Turn = readonly [hears: Text, says?: Text];

export interface Play<T> {
  /** What the machine says before it has heard anything. */
  readonly first?: Text;
  readonly turns: readonly Turn[];
  /** The peer closes behind the last turn. */
  readonly closes?: boolean;
  /** The peer may say everything at once without waiting, as clients do. */
  readonly hurried?: boolean;
  readonly outcome: 'more' | { readonly done: T; readonly rest?: Text } | { readonly failed: CodecFault };
}

/** @throws AssertionError naming the cut that made a difference. */
export function playbook<T>(make: () => Machine<T>, play: Play<T>): void {
  for (const turns of variants(play)) {
    const seen = replay(make(), turns, play.closes === true);
    const { first, outcome } = play;
    const said = play.turns.map(([, says]) => textOf(says));
    const cut = `cut as ${JSON.stringify(turns.map((pieces) => pieces.map((piece) => piece.length)))}`;
    const expected = { first: textOf(first), said: turns.length === said.length ? said : [said.join('')] };
    deepStrictEqual({ first: seen.first, said: seen.said }, expected, difference(cut, seen, expected));
    const verdict = verdictOf(outcome);
    deepStrictEqual(seen.verdict, verdict, difference(cut, seen.verdict, verdict));
  }
}

const difference = (cut: string, seen: unknown, expected: unknown): string =>
  `${cut}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`;

function verdictOf<T>(outcome: Play<T>['outcome']): Verdict<T> {
  if (outcome === 'more') return { state: 'more' };
  if ('failed' in outcome) return { state: 'failed', code: outcome.failed };
  return { state: 'done', value: outcome.done, rest: textOf(outcome.rest) };
}

/** Every turn in every cut, the other turns whole; all turns byte by byte; and all of it at once where the peer may. */
function* variants<T>(play: Play<T>): Generator<Uint8Array[][]> {
  const whole = play.turns.map(([hears]) => bytesOf(hears));
  const copies = (): Uint8Array[][] => whole.map((bytes) => [bytes.slice()]);
  for (const [i, [hears]] of play.turns.entries()) {
    for (const pieces of cuts(hears)) yield copies().map((turn, j) => (i === j ? [...pieces] : turn));
  }
  yield whole.map((bytes) => [...byteByByte(bytes)]);
  if (play.hurried === true) yield [[bytesOf(whole.map(textOf).join(''))]];
}

export type Verdict<T> =
  | { readonly state: 'more' }
  | { readonly state: 'done'; readonly value: T; readonly rest: string }
  | { readonly state: 'failed'; readonly code: CodecFault };

export interface Replay<T> {
  readonly first: string;
  /** What the machine said in each turn. */
  readonly said: readonly string[];
  readonly verdict: Verdict<T>;
}

/** Plays the peer's part. Pieces are poisoned once they have been taken. */
export function replay<T>(machine: Machine<T>, turns: readonly (readonly Uint8Array[])[], closes = false): Replay<T> {
  const said: string[] = [];
  const talk = new Talk(machine);
  for (const pieces of turns) {
    for (const piece of pieces) {
      talk.hear(piece);
      poison(piece);
    }
    said.push(talk.words());
  }
  if (closes) {
    talk.close();
    said[said.length - 1] += talk.words();
  }
  return { first: textOf(machine.first), said, verdict: talk.verdict };
}

/** One machine and what has become of it. */
class Talk<T> {
  verdict: Verdict<T> = { state: 'more' };
  private readonly machine: Machine<T>;
  private said = '';

  constructor(machine: Machine<T>) {
    this.machine = machine;
  }
  /** A machine that is done hears no more: what comes then belongs to the rest. */
  hear(piece: Uint8Array): void {
    const { verdict } = this;
    if (verdict.state === 'done') this.verdict = { ...verdict, rest: verdict.rest + textOf(piece) };
    if (verdict.state === 'more') this.follow(this.machine.take(piece));
  }
  close(): void {
    if (this.verdict.state === 'more') this.follow(this.machine.end());
  }
  /** What was said since it was last asked. */
  words(): string {
    const { said } = this;
    this.said = '';
    return said;
  }
  private follow(step: Step<T>): void {
    this.said += textOf(step.send);
    if (step.state === 'done') this.verdict = { state: 'done', value: step.value, rest: textOf(step.rest) };
    if (step.state === 'failed') this.verdict = { state: 'failed', code: step.code };
  }
}
