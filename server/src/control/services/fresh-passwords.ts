// Passwords that were sealed a moment ago, until workers are told of their exits: those need not be read and opened again. An exit's version says
// whether the password is still its own.

export interface FreshPassword {
  readonly version: number;
  readonly password: string;
}

export class FreshPasswords {
  private byId = new Map<string, FreshPassword>();

  /** These too, by exit id. */
  add(passwords: Iterable<readonly [id: string, fresh: FreshPassword]>): void {
    for (const [id, fresh] of passwords) this.byId.set(id, fresh);
  }
  /** Undefined when it is not here, or not the one of this version (undefined: the exit is gone). It is gone from here afterwards. */
  take(id: string, version: number | undefined): string | undefined {
    const found = this.byId.get(id);
    if (found === undefined) return undefined;
    this.byId.delete(id);
    return found.version === version ? found.password : undefined;
  }
  /** Of those before, of a write that failed, or whose exits nobody asked for. */
  clear(): void {
    this.byId = new Map();
  }
}
