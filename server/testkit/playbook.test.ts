import { describe, expect, it } from 'vitest';
import { done, failed, type Machine, more, moreAfter, type Step } from '../src/codec/machine.ts';
import { fuzz } from './fuzz.ts';
import { playbook } from './playbook.ts';

/** Asks for a line, says thanks at its dot, and is done at the bar behind it. */
class Polite implements Machine<string> {
  readonly first = 'line?';
  protected line = '';
  take(chunk: Uint8Array): Step<string> {
    for (const [i, byte] of chunk.entries()) {
      const step = this.hear(String.fromCharCode(byte), chunk.subarray(i + 1));
      if (step.state !== 'more' || step.send !== undefined) return step;
    }
    return more();
  }
  end(): Step<string> {
    return failed('unexpected_end', 'closed');
  }
  protected hear(char: string, rest: Uint8Array): Step<string> {
    if (char === '!') return failed('malformed', 'shouting');
    if (char === '|') return done(this.line, rest);
    if (char === '.') return moreAfter('thanks');
    this.line += char;
    return more();
  }
}
/** Sees only the chunk before it. */
class Forgetful extends Polite {
  override take(chunk: Uint8Array): Step<string> {
    this.line = '';
    return super.take(chunk);
  }
}
/** Keeps a view of what it was given. */
class Greedy extends Polite {
  private kept: Uint8Array | undefined;
  override take(chunk: Uint8Array): Step<string> {
    this.kept ??= chunk;
    const step = super.take(chunk);
    return step.state === 'done' ? done(String.fromCharCode(...this.kept), step.rest) : step;
  }
}
class Thrower extends Polite {
  override take(chunk: Uint8Array): Step<string> {
    if (chunk.includes(0x7f)) throw new RangeError('a bug');
    return super.take(chunk);
  }
}

describe('a playbook', () => {
  const turns = [['ab.', 'thanks'], ['|rest']] as const;
  it('holds for a machine that does not mind cuts', () => {
    playbook(() => new Polite(), { first: 'line?', turns, outcome: { done: 'ab', rest: 'rest' } });
    playbook(() => new Polite(), { first: 'line?', turns: [['ab']], outcome: 'more' });
    playbook(() => new Polite(), { first: 'line?', turns: [['a!b']], outcome: { failed: 'malformed' } });
    playbook(() => new Polite(), {
      first: 'line?',
      turns: [['a']],
      closes: true,
      outcome: { failed: 'unexpected_end' },
    });
  });
  it('notices a machine that forgets at a cut', () => {
    const play = { first: 'line?', turns: [['ab|']], outcome: { done: 'ab' } } as const;
    expect(() => playbook(() => new Forgetful(), play)).toThrow(/cut as \[\[1,2\]\]/);
  });
  it('notices a machine that keeps what it was lent', () => {
    const play = { first: 'line?', turns: [['ab'], ['|']], outcome: { done: 'ab' } } as const;
    expect(() => playbook(() => new Greedy(), play)).toThrow();
  });
  it('notices other words, another rest, another fault and another beginning', () => {
    const polite = () => new Polite();
    expect(() => playbook(polite, { first: 'line?', turns: [['a.', 'no'], ['|']], outcome: { done: 'a' } })).toThrow();
    expect(() => playbook(polite, { first: 'line?', turns: [['a|b']], outcome: { done: 'a' } })).toThrow();
    expect(() => playbook(polite, { first: 'line?', turns: [['!']], outcome: { failed: 'refused' } })).toThrow();
    expect(() => playbook(polite, { turns: [['a|']], outcome: { done: 'a' } })).toThrow();
  });
});

describe('fuzz', () => {
  const near = ['some line|rest'];
  it('is content with a machine that does not mind', () => fuzz(() => new Thrower(), { near: ['line'], rounds: 1 }));
  it('notices a machine that throws, and gives the bytes', () => {
    expect(() => fuzz(() => new Thrower(), { near })).toThrow(/seed 1, round \d+, bytes "/);
  });
  it('notices a machine that comes to another end at a cut', () => {
    expect(() => fuzz(() => new Forgetful(), { near })).toThrow();
    fuzz(() => new Forgetful(), { near, inTurns: true });
  });
});
