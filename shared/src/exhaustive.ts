// Closes a `switch` over a union: a new member then fails to compile where it is not handled.

/** Never returns. Throws when a value outside its type arrives at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
