// A request as selection sees it: what it wishes, what it has tried, and what was chosen for it last.
import { steadyNow } from '../base/steady-time.ts';
import type { Guarantee } from '@gyre/shared/vocabulary';
import type { SiteBansHere } from '../core/bans/table.ts';
import type { Failure } from '../core/model/failure.ts';
import type { Choice, SelectionRequest, SessionAsk } from '../core/selection/request.ts';
import { select } from '../core/selection/select.ts';
import type { Binding } from '../core/session/binding.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import type { Pool, PoolView } from '../core/snapshot/pool.ts';
import type { Criteria } from '../core/targeting/criteria.ts';
import type { House } from './house.ts';
import type { RequestIds } from './request-id.ts';
import type { Ask } from './request.ts';
import { siteHashOf } from './sites.ts';

export class Choosing implements SelectionRequest, Choice {
  readonly ask: Ask;
  readonly tried: ExitEntry[] = [];
  binding: Binding | undefined;
  bindingLive = false;
  /** Exits the target's site keeps out. */
  bans: SiteBansHere | undefined;
  chosenFrom: Pool | undefined;
  moved: Guarantee | undefined;
  protected readonly house: House;

  constructor(house: House, ask: Ask) {
    this.house = house;
    this.ask = ask;
  }

  get pool(): PoolView {
    return this.ask.route.pool;
  }
  get criteria(): Criteria | undefined {
    return this.ask.route.criteria;
  }
  get direct(): boolean {
    return this.ask.route.direct;
  }
  get exitId(): string | undefined {
    return this.ask.route.exitId;
  }
  get session(): SessionAsk | undefined {
    return this.ask.route.session;
  }
  get wallMs(): number {
    return steadyNow();
  }
  get siteHash(): number {
    return siteHashOf(this.ask.target.host);
  }

  get ids(): RequestIds {
    return this.house.ids;
  }
  /** What an answer says of the session: see request.ts. */
  get sessionText(): string {
    const { session, moved } = this;
    if (session === undefined) return '';
    return moved === undefined ? session.name : `${session.name}; moved=${moved}`;
  }

  /** The exit for another attempt, or why there is none. */
  protected pick(): ExitEntry | Failure {
    const { house, session } = this;
    this.bans = house.bans.at(this.ask.target.host);
    if (session !== undefined) {
      this.binding = house.sessions.find(session.key);
      this.bindingLive = this.binding !== undefined && house.sessions.goesOn(this.binding, session, steadyNow());
    }
    return select(house.snapshot(), this, house.turn, this);
  }
  /** The same, but never `entry`. It counts as tried from then on if there is another one. */
  protected pickBeside(entry: ExitEntry): ExitEntry | undefined {
    const { chosenFrom, moved, tried } = this;
    const known = tried.includes(entry);
    if (!known) tried.push(entry);
    const picked = this.pick();
    if (!('code' in picked)) return picked;
    if (!known) tried.pop();
    this.chooseAgain(chosenFrom, moved);
    return undefined;
  }
  /** What selection said for an earlier attempt holds again. */
  protected chooseAgain(chosenFrom: Pool | undefined, moved: Guarantee | undefined): void {
    this.chosenFrom = chosenFrom;
    this.moved = moved;
  }
  protected isTried(entry: ExitEntry): void {
    if (!this.tried.includes(entry)) this.tried.push(entry);
  }
}
