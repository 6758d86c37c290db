// Passwords that were sealed a moment ago, until workers are told of their exits: those need not be read and opened again. An exit's version says
// whether the password is still its own.
import type { ExitRow } from '../../storage/stores/exit-rows.ts';

type Named = Pick<ExitRow, 'id' | 'version'>;

export class FreshPasswords {
  private readonly byId = new Map<string, { readonly version: number; readonly password: string }>();

  put({ id, version }: Named, password: string): void {
    this.byId.set(id, { version, password });
  }
  /** Undefined when it is not here, or not the one of this version (undefined: the exit is gone). It is gone from here afterwards. */
  take(id: string, version: number | undefined): string | undefined {
    const found = this.byId.get(id);
    if (found === undefined) return undefined;
    this.byId.delete(id);
    return found.version === version ? found.password : undefined;
  }
  /** Of a write that failed, or whose exits nobody asked for. */
  clear(): void {
    this.byId.clear();
  }
}
