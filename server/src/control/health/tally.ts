// Tally: how many exits are in which state, kept up to date one exit at a time, so that nobody counts a hundred thousand of them for one figure.
import type { Overview } from '@gyre/shared/contract/traffic';
import {
  type AdminState,
  adminStates,
  type HealthReason,
  type HealthState,
  healthStates,
} from '@gyre/shared/vocabulary';

/** What counts about one exit. */
export interface Counted {
  readonly state: HealthState;
  readonly adminState: AdminState;
  readonly country: string | null;
  /** Why it is ejected. */
  readonly reason: HealthReason | null;
}
interface Place {
  exits: number;
  eligible: number;
  ejected: number;
}

export class Tally {
  private readonly states = zeros(healthStates);
  private readonly admin = zeros(adminStates);
  private readonly places = new Map<string | null, Place>();
  private readonly reasons = new Map<HealthReason, number>();
  total = 0;
  /** Enabled and not ejected. */
  eligible = 0;

  add(it: Counted): void {
    this.move(it, 1);
  }
  remove(it: Counted): void {
    this.move(it, -1);
  }

  get byState(): Readonly<Record<HealthState, number>> {
    return this.states;
  }
  get byAdminState(): Readonly<Record<AdminState, number>> {
    return this.admin;
  }
  /** Exits that are enabled and sit out for this reason. */
  ejectedFor(reason: HealthReason): number {
    return this.reasons.get(reason) ?? 0;
  }
  /** The most frequent first. */
  ejectedReasons(): { readonly reason: HealthReason; readonly exits: number }[] {
    const all = [...this.reasons].map(([reason, exits]) => ({ reason, exits })).filter((it) => it.exits > 0);
    return all.sort((a, b) => b.exits - a.exits);
  }
  /** Countries with the most ejected exits first, at most `limit`; unknown ones are ''. */
  ejectedByCountry(limit: number): { readonly country: string; readonly exits: number; readonly ejected: number }[] {
    return [...this.places]
      .map(([country, { exits, ejected }]) => ({ country: country ?? '', exits, ejected }))
      .sort((a, b) => b.ejected - a.ejected || b.exits - a.exits)
      .slice(0, limit);
  }
  /** Countries with the most exits first; unknown last. */
  countries(): Overview['countries'] {
    return [...this.places]
      .map(([country, { exits, eligible }]) => ({ country, exits, eligible }))
      .sort((a, b) => Number(a.country === null) - Number(b.country === null) || b.exits - a.exits);
  }

  private move(it: Counted, by: 1 | -1): void {
    const eligible = it.adminState === 'enabled' && it.state !== 'ejected';
    this.total += by;
    this.states[it.state] += by;
    this.admin[it.adminState] += by;
    if (eligible) this.eligible += by;
    if (it.adminState === 'enabled' && it.state === 'ejected' && it.reason !== null)
      this.reasons.set(it.reason, this.ejectedFor(it.reason) + by);
    this.movePlace(it, by, eligible);
  }
  private movePlace({ country, state, adminState }: Counted, by: 1 | -1, eligible: boolean): void {
    let place = this.places.get(country);
    if (place === undefined) this.places.set(country, (place = { exits: 0, eligible: 0, ejected: 0 }));
    place.exits += by;
    if (eligible) place.eligible += by;
    if (adminState === 'enabled' && state === 'ejected') place.ejected += by;
    if (place.exits === 0) this.places.delete(country);
  }
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
