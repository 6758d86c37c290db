// Chunks that outlive the call they came with. What was read is a part of a larger piece of memory (wires.ts), and whoever keeps a few bytes of it
// keeps all of it: ten thousand clients that wait with a hundred bytes each would hold gigabytes.

/** The same bytes, for whoever keeps them: in memory of their own, if they are the smaller part of what they came in. */
export function kept(chunk: Buffer): Buffer {
  return chunk.buffer.byteLength > 2 * chunk.length ? Buffer.from(chunk) : chunk;
}
