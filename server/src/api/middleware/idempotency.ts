// Idempotency keys: a create that is sent again with the same key answers as the first time and creates nothing. In memory, bounded by age and
// number; a restart forgets. Refused creates are not remembered, so that they can be mended and sent again.
import { createHash } from 'node:crypto';
import { ServiceError } from '../../control/services/errors.ts';

export interface Remembered {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}
interface Entry {
  readonly at: number;
  readonly fingerprint: string;
  readonly answer: Promise<Remembered>;
}

const keptMs = 24 * 3600 * 1000;
const mostEntries = 1000;

export class IdempotencyMemory {
  private readonly now: () => number;
  /** Oldest first. */
  private readonly entries = new Map<string, Entry>();

  constructor(now: () => number) {
    this.now = now;
  }

  /**
   * Answers from memory, or runs `create` and remembers. A second call waits for a first that is still running.
   * @param key who creates, what, and the client's key
   * @throws ServiceError `conflict` when the same key came with another body
   */
  async once(
    key: string,
    body: string,
    create: () => Promise<Remembered>,
  ): Promise<{ readonly answer: Remembered; readonly replayed: boolean }> {
    this.forget(mostEntries);
    const fingerprint = createHash('sha256').update(body).digest('base64');
    const known = this.entries.get(key);
    if (known !== undefined) {
      if (known.fingerprint !== fingerprint)
        throw new ServiceError('conflict', 'This Idempotency-Key was used with another body; take a new one.');
      return { answer: await known.answer, replayed: true };
    }
    this.forget(mostEntries - 1);
    const answer = create();
    const entry: Entry = { at: this.now(), fingerprint, answer };
    this.entries.set(key, entry);
    try {
      return { answer: await answer, replayed: false };
    } catch (error) {
      if (this.entries.get(key) === entry) this.entries.delete(key);
      throw error;
    }
  }

  /** Drops what is too old, and the oldest of what is more than `most`. */
  private forget(most: number): void {
    const oldest = this.now() - keptMs;
    for (const [key, entry] of this.entries) {
      if (entry.at > oldest && this.entries.size <= most) return;
      this.entries.delete(key);
    }
  }
}

/** @throws ServiceError `validation` for a key that is empty, too long or not printable. */
export function checkedKey(key: string): string {
  if (/^[\x20-\x7e]{1,200}$/.test(key)) return key;
  const message = 'Idempotency-Key must be 1 to 200 printable characters.';
  throw new ServiceError('validation', message, {
    fields: [{ pointer: 'header/Idempotency-Key', code: 'invalid', message }],
  });
}
