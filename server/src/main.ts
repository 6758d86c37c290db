/** Reads the role and starts its composition root. */
export {};
