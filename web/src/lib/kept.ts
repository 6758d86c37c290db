// Small choices kept in the browser; one that forbids storage just forgets them.

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Forgotten at reload, nothing else.
  }
}
