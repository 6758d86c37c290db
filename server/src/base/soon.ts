// Once for many: what may be asked for often, and need be done only now and then.

/** Runs `run` once, `ms` after the first of any number of calls. Does not keep the process alive. */
export function soon(ms: number, run: () => void): () => void {
  let planned: NodeJS.Timeout | undefined;
  return () => {
    planned ??= setTimeout(() => {
      planned = undefined;
      run();
    }, ms).unref();
  };
}
