// What a browser must fetch, read from the built dashboard: its scripts, which of them name which, and their compressed sizes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Script {
  readonly bytes: number;
  readonly imports: readonly string[];
}
const staticImport = /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g;

export class Bundle {
  private readonly scripts = new Map<string, Script>();
  /** The script that the page names. */
  readonly entry: string;

  /** @throws Error when nothing was built. */
  constructor(dist: string) {
    const assets = join(dist, 'assets');
    if (!existsSync(assets)) throw new Error(`${dist} is missing: npx vite build`);
    for (const name of readdirSync(assets).filter((it) => it.endsWith('.js'))) {
      const text = readFileSync(join(assets, name), 'utf8');
      const imports = Array.from(text.matchAll(staticImport), (it) => it[1]!);
      this.scripts.set(name, { bytes: gzipSync(text).length, imports });
    }
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    this.entry = /src="\/assets\/([\w.-]+\.js)"/.exec(page)?.[1] ?? '';
  }

  get names(): readonly string[] {
    return [...this.scripts.keys()];
  }
  /** The script of this name: one fetched on demand, or else a part that several share. @throws Error when there is none, or several. */
  named(word: string): string {
    const called = (name: string): string[] => this.names.filter((it) => it.replace(/-[\w-]{8}\.js$/, '') === name);
    const found = called(word).length > 0 ? called(word) : called(`part-${word}`);
    if (found.length !== 1) throw new Error(`${found.length} scripts are called ${word}`);
    return found[0]!;
  }
  /** With everything they cannot do without. */
  reached(from: readonly string[]): ReadonlySet<string> {
    const reached = new Set<string>();
    const open = [...from];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      open.push(...(this.scripts.get(name)?.imports ?? []));
    }
    return reached;
  }
  bytesOf(names: Iterable<string>): number {
    let sum = 0;
    for (const name of names) sum += this.scripts.get(name)?.bytes ?? 0;
    return sum;
  }
}
