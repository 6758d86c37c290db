// Work over a hundred thousand exits, a part in each turn of the loop, so that nobody waits for all of it.
import { turn } from '../../base/turn.ts';

const partSize = 500;

/** The first part at once. `wanted` is asked before each part: false ends the work. */
export async function inParts(ids: Iterable<string>, work: (id: string) => void, wanted: () => boolean): Promise<void> {
  let left = partSize;
  for (const id of ids) {
    if (left === 0) {
      await turn();
      if (!wanted()) return;
      left = partSize;
    }
    left--;
    work(id);
  }
}
