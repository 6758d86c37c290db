// Long work written as a generator that yields where others may have their turn: done part by part, or in one go where nothing may come between.
// What it yields is how many lines of a document it has gone on since, where it goes over lines.
import { Breather } from './catalogue/breather.ts';

export type Work<T> = Generator<number | undefined, T, void>;

/** `gone` hears of every part, with the lines it went on; when it throws, the work is left where it is. */
export async function inParts<T>(work: Work<T>, gone: (lines: number) => void = () => {}): Promise<T> {
  const breather = new Breather();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    gone(step.value ?? 0);
    await breather.mayGive();
  }
}

export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
