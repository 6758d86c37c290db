// Client verdicts: finds the request that is meant, sees that it was the same proxy user's, and lets the word count for the exit at that site.
import type { VerdictWord } from '@gyre/shared/contract/site-bans';
import { siteOf } from '../../core/model/site.ts';
import type { SiteBan, SiteBanOrder } from '../../core/bans/table.ts';
import { clientBan } from '../../core/bans/verdict.ts';
import type { ClientVerdict, FoundRequest } from '../../link/messages.ts';
import type { SiteBansView, VerdictDeskView } from '../running-port.ts';
import type { RequestFinder } from './request-finder.ts';

export interface VerdictDeskOptions {
  readonly finder: RequestFinder;
  readonly bans: Pick<SiteBansView, 'impose' | 'lift'>;
  /** undefined: the exit is gone. */
  readonly exitOf: (exitId: string) => { readonly template: string | null } | undefined;
  readonly userNameOf: (userId: string) => string | undefined;
  /** A failure signal against the exit. */
  readonly failed: (exitId: string) => void;
}
/** `other_user`: somebody else's request. */
export type VerdictOutcome = 'counted' | 'unknown' | 'other_user';

export class VerdictDesk implements VerdictDeskView {
  /** Verdicts by header so far, by word and outcome. */
  readonly counts = new Map<`${VerdictWord} ${VerdictOutcome}`, number>();
  private readonly options: VerdictDeskOptions;

  constructor(options: VerdictDeskOptions) {
    this.options = options;
  }

  /** A client said so in a header. The worker has checked the form, nothing else. */
  async heard({ id, word, user, found }: ClientVerdict): Promise<void> {
    const request = found ?? (await this.options.finder.find(id));
    const outcome = this.outcomeOf(request, user);
    const key = `${word} ${outcome}` as const;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (request === undefined || outcome !== 'counted') return;
    const name = this.options.userNameOf(user) ?? '';
    this.apply(request, word, (exit, site) => clientBan(exit, site, name));
  }
  private outcomeOf(request: FoundRequest | undefined, user: string): VerdictOutcome {
    if (request === undefined || this.options.exitOf(request.exitId) === undefined) return 'unknown';
    return request.user === user ? 'counted' : 'other_user';
  }

  async find(id: string): Promise<FoundRequest | undefined> {
    const found = await this.options.finder.find(id);
    return found === undefined || this.options.exitOf(found.exitId) === undefined ? undefined : found;
  }
  /** The ban it made; a vendor's gateway gets none, because its next session leaves from another address. */
  apply(
    { exitId, host }: FoundRequest,
    word: VerdictWord,
    orderFor: (exit: string, site: string) => SiteBanOrder,
  ): SiteBan | undefined {
    const { bans, failed, exitOf } = this.options;
    const site = siteOf(host);
    switch (word) {
      case 'ok':
        bans.lift({ exit: exitId, site });
        return undefined;
      case 'failed':
        failed(exitId);
        return undefined;
      case 'blocked':
        return exitOf(exitId)?.template === null ? bans.impose(orderFor(exitId, site)) : undefined;
    }
  }
}
