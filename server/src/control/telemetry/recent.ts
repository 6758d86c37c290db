// How many of the newest requests control keeps in memory for lists.

/** Newest requests kept. */
export const recentLimit = 500;
