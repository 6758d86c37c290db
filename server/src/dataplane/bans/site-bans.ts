// The site bans a worker knows: its own, which hold at once and are told to control, and those control tells of. Selection asks by host.
import { steadyNow } from '../../base/steady-time.ts';
import type { SiteBanVerdict } from '../../core/bans/rules.ts';
import { type SiteBanOrder, type SiteBansHere, SiteBanTable } from '../../core/bans/table.ts';
import type { ExitEntry } from '../../core/snapshot/exit-entry.ts';
import type { ToControl, ToWorker } from '../../link/messages.ts';
import { siteNameOf } from '../sites.ts';

/** Own bans that wait for control's word; past them the first is not told again when the link breaks. */
const mostOwn = 10_000;

export class SiteBans {
  private table = new SiteBanTable();
  /** All that control knows, while it comes in parts. */
  private incoming: SiteBanTable | undefined;
  private readonly own = new Map<string, SiteBanOrder>();
  private untold: SiteBanOrder[] = [];
  private readonly send: (message: ToControl) => boolean;
  private readonly now: () => number;

  /** `send` says false when there is no link; `now` is epoch ms. */
  constructor(send: (message: ToControl) => boolean, now: () => number = steadyNow) {
    this.send = send;
    this.now = now;
  }

  /** What is remembered of the target's site; undefined is the usual case, and costs nothing while there is no ban anywhere. */
  at(host: string): SiteBansHere | undefined {
    return this.table.size === 0 ? undefined : this.table.at(siteNameOf(host));
  }

  /** A rule says that the site blocks the exit. A vendor's gateway is not banned: its next session leaves from another address. */
  blocked({ exit, template }: ExitEntry, site: string, { rule, reason }: SiteBanVerdict): void {
    if (template !== undefined) return;
    const { id, banMs, mostBanMs } = rule;
    this.impose({ exit: exit.id, site, by: id, reason, banMs, mostBanMs });
  }
  impose(order: SiteBanOrder): void {
    const { exit, site } = order;
    const now = this.now();
    if (this.table.isBanned(exit, site, now)) return;
    this.table.impose(order, now);
    if (this.own.size >= mostOwn) this.own.delete(this.own.keys().next().value!);
    this.own.set(keyOf(order), order);
    this.untold.push(order);
    if (this.untold.length === 1) setImmediate(() => this.tell());
  }
  /** A client is content with the exit at this site; control ends the ban for all. */
  welcome(exit: string, site: string): void {
    this.own.delete(keyOf({ exit, site }));
    this.table.lift(exit, site);
  }

  /** Control's word. */
  told({ put, lifted, whole }: Extract<ToWorker, { type: 'site-bans' }>): void {
    const into = whole === null ? this.table : (this.incoming ??= new SiteBanTable());
    for (const ban of put) {
      into.put(ban);
      this.own.delete(keyOf(ban));
    }
    for (const pair of lifted) {
      into.lift(pair.exit, pair.site);
      this.own.delete(keyOf(pair));
    }
    if (whole !== 'end') return;
    for (const order of this.own.values()) {
      const ban = this.table.find(order.exit, order.site);
      if (ban !== undefined) into.put(ban);
    }
    this.table = into;
    this.incoming = undefined;
  }
  /** There is a new link: control may have missed anything. */
  afresh(): void {
    this.incoming = undefined;
    this.untold = [];
    if (this.own.size > 0) this.send({ type: 'site-bans', orders: [...this.own.values()] });
  }

  private tell(): void {
    const orders = this.untold;
    this.untold = [];
    if (orders.length > 0) this.send({ type: 'site-bans', orders });
  }
}

const keyOf = ({ exit, site }: { readonly exit: string; readonly site: string }): string => `${exit} ${site}`;
