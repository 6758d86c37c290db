// Long work of this tab whose end is still to be told: kept for the tab, so that loading the page again in between loses no notice. A browser that
// forbids storage tells nothing.

export interface Awaited {
  readonly all: () => readonly string[];
  readonly add: (id: string) => void;
  readonly keep: (ids: readonly string[]) => void;
}

/** `name`: of the work, as it is kept. */
export function awaitedOf(name: string): Awaited {
  const key = `gyre.awaited.${name}`;
  const all = (): readonly string[] => {
    try {
      return (sessionStorage.getItem(key) ?? '').split(' ').filter(Boolean);
    } catch {
      return [];
    }
  };
  const keep = (ids: readonly string[]): void => {
    try {
      sessionStorage.setItem(key, ids.join(' '));
    } catch {
      // Nothing is kept then.
    }
  };
  return { all, keep, add: (id) => keep([...all(), id]) };
}
