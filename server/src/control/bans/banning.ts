// All of site bans in control, put together: the keeper, the hits of rules, the finder of requests and the desk for clients' verdicts.
import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { SiteBan, SiteBanPair } from '../../core/bans/table.ts';
import type { Inventory } from '../inventory-port.ts';
import type { Running } from '../running-port.ts';
import type { ArrivalsOptions } from '../publish/arrivals.ts';
import type { SiteBanFigures } from '../telemetry/metrics.ts';
import { RuleHits } from '../telemetry/rule-hits.ts';
import { SiteBanKeeper } from './keeper.ts';
import { RequestFinder } from './request-finder.ts';
import { VerdictDesk } from './verdict-desk.ts';

export interface BanningOptions {
  readonly inventory: Inventory;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells all workers. */
  readonly tell: (put: readonly SiteBan[], lifted: readonly SiteBanPair[]) => void;
  /** Bans came or went. */
  readonly changed: () => void;
  /** A client says that the exit did not do it. */
  readonly failed: (exitId: string) => void;
}

export class Banning {
  readonly keeper: SiteBanKeeper;
  private readonly hits: RuleHits;
  private readonly finder: RequestFinder;
  private readonly desk: VerdictDesk;

  constructor({ inventory, clock, log, tell, changed, failed }: BanningOptions) {
    this.hits = new RuleHits({
      ...{ clock, log, inventory: { saveRuleHits: (rows) => inventory.saveSiteBanRuleHits(rows) } },
    });
    const hit = (id: string): void => this.hits.take([{ id, hits: 1 }]);
    this.keeper = new SiteBanKeeper({ inventory, clock, log, tell, hit, changed });
    this.finder = new RequestFinder(clock);
    this.desk = new VerdictDesk({
      ...{ finder: this.finder, bans: this.keeper, failed },
      exitOf: (id) => inventory.exitRecordsOf([id])[0],
      userNameOf: (id) => inventory.proxyUserName(id),
    });
  }

  /** What verbs may ask. */
  get running(): Pick<Running, 'siteBans' | 'siteBanRules' | 'verdicts'> {
    return { siteBans: this.keeper, siteBanRules: this.hits, verdicts: this.desk };
  }
  /** What workers say. */
  get arrivals(): Pick<ArrivalsOptions, 'here' | 'away' | 'siteBans' | 'found' | 'verdict'> {
    return {
      here: (worker, link) => this.finder.joined(worker, link),
      away: (worker, link) => this.finder.left(worker, link),
      siteBans: (orders) => this.keeper.heard(orders),
      found: (ask, request) => this.finder.answered(ask, request),
      verdict: (verdict) => void this.desk.heard(verdict),
    };
  }
  figures(): SiteBanFigures {
    return { active: this.keeper.active().length, verdicts: this.desk.counts };
  }
  close(): void {
    this.keeper.close();
    this.hits.close();
  }
}
