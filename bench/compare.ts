/** Compares this tree against a git ref. */
export {};
