// Lists of tags, one for all exits that have the same: they are counted by list, and there are few lists and many exits.

/** Most lists remembered. */
const most = 20_000;
const none: readonly string[] = [];
const lists = new Map<string, readonly string[]>();
let [lastGiven, lastShared] = [none, none];

export function sharedTags(tags: readonly string[]): readonly string[] {
  if (tags.length === 0) return none;
  if (tags === lastGiven) return lastShared;
  const key = JSON.stringify(tags);
  let shared = lists.get(key);
  if (shared === undefined) {
    if (lists.size >= most) lists.clear();
    lists.set(key, (shared = tags));
  }
  [lastGiven, lastShared] = [tags, shared];
  return shared;
}
