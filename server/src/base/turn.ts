// A turn of the event loop: long work ends its parts with one, so that nobody waits for all of it.

/** Resolves once other events had their turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
