// Long work written as a generator that yields where others may have their turn: done part by part, or in one go where nothing may come between.
import { Breather } from './catalogue/breather.ts';

export type Work<T> = Generator<void, T, void>;

export async function inParts<T>(work: Work<T>): Promise<T> {
  const breather = new Breather();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await breather.mayGive();
  }
}

export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
