// Which echo targets an exit is asked through: in turn until one answers, and then those that may know its address of the other family.
// What targets answered before decides, so that a list of targets that all say the same is not asked in full every time.
import type { SeenAddress } from '../../core/places/echo-text.ts';
import type { Asked } from './ask-echo.ts';
import { type EchoTarget, readEchoTarget } from './echo-target.ts';

export interface Seen {
  readonly ipv4: string | null;
  readonly ipv6: string | null;
  /** What went wrong with the target asked last, when none answered. */
  readonly problem: string | null;
}
type Family = SeenAddress['family'];
interface Known {
  /** Families it has ever named. */
  readonly families: Set<Family>;
  asked: number;
}

/** A target that never answered is asked for the other family this often, not for ever. */
const patience = 3;

export class EchoRound {
  private readonly known = new Map<string, Known>();
  private texts: readonly string[] = [];
  private targets: readonly EchoTarget[] = [];

  /** From the settings; what is no address is passed over. */
  set(texts: readonly string[]): void {
    if (texts.length === this.texts.length && texts.every((it, i) => it === this.texts[i])) return;
    this.texts = [...texts];
    this.targets = texts.map(readEchoTarget).filter((it) => it !== undefined);
    for (const url of this.known.keys()) if (!this.targets.some((it) => it.url === url)) this.known.delete(url);
  }
  get empty(): boolean {
    return this.targets.length === 0;
  }

  async run(ask: (target: EchoTarget) => Promise<Asked>): Promise<Seen> {
    const seen: { [F in Family]: string | null } = { ipv4: null, ipv6: null };
    let problem: string | null = null;
    for (const target of this.targets) {
      if (!this.mayTell(target, seen)) continue;
      const asked = await ask(target);
      const known = this.of(target);
      known.asked++;
      if ('problem' in asked) problem ??= `${target.url}: ${asked.problem}`;
      else {
        known.families.add(asked.family);
        seen[asked.family] ??= asked.address;
      }
    }
    return { ...seen, problem: seen.ipv4 === null && seen.ipv6 === null ? problem : null };
  }

  private mayTell(target: EchoTarget, seen: { readonly [F in Family]: string | null }): boolean {
    const missing: Family[] = (['ipv4', 'ipv6'] as const).filter((it) => seen[it] === null);
    if (missing.length === 2) return true;
    const { families, asked } = this.of(target);
    return families.size === 0 ? asked < patience : missing.some((it) => families.has(it));
  }
  private of({ url }: EchoTarget): Known {
    const known = this.known.get(url) ?? { families: new Set(), asked: 0 };
    this.known.set(url, known);
    return known;
  }
}
