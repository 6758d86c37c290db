// Text or bytes that come piece by piece, as the body of an answer: the next piece is asked for when the client has taken the one before, and none
// when he is gone.

type Piece = string | Uint8Array;

export function comesInPieces(answer: unknown): answer is AsyncIterable<Piece> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** Waits for the first piece, so that what fails at once is still told. What fails later cuts the connection: half a file is no file. */
export async function bodyOf(pieces: AsyncIterable<Piece>): Promise<ReadableStream<Uint8Array>> {
  const all = pieces[Symbol.asyncIterator]();
  let first: IteratorResult<Piece> | undefined = await all.next();
  let gone = false;
  return new ReadableStream({
    async pull(controller) {
      // Empty pieces are looks at whether somebody still waits.
      while (!gone) {
        const piece = first ?? (await all.next());
        first = undefined;
        if (gone) return;
        if (piece.done === true) return controller.close();
        if (piece.value.length > 0) return controller.enqueue(bytesOf(piece.value));
      }
    },
    async cancel() {
      gone = true;
      await all.return?.();
    },
  });
}

const encoder = new TextEncoder();
const bytesOf = (piece: Piece): Uint8Array => (typeof piece === 'string' ? encoder.encode(piece) : piece);
