// Reads the answer of an echo target: a good status and a short body, or why there is none.
import { AnswerReader } from '../../outbound/answer-reader.ts';

/** An answer that is longer is no echo. */
const longestBody = 65_536;

export class EchoAnswer {
  /** Set once: the body, or why there is none. */
  verdict: { readonly text: string } | { readonly problem: string } | undefined;
  private readonly answer = new AnswerReader('GET', longestBody);

  take(chunk: Buffer): void {
    this.answer.take(chunk);
    this.judge();
  }
  /** The other end closed. */
  end(): void {
    this.answer.end();
    this.judge();
    this.verdict ??= { problem: 'it closed before its answer was whole' };
  }

  private judge(): void {
    const { head, faulty, full, done } = this.answer;
    if (this.verdict !== undefined) return;
    if (faulty) this.verdict = { problem: 'its answer is not HTTP' };
    else if (head !== undefined && (head.status < 200 || head.status > 299))
      this.verdict = { problem: `it answered ${head.status}` };
    else if (full) this.verdict = { problem: 'its answer is too long for an address' };
    else if (done) this.verdict = { text: this.answer.text() };
  }
}
