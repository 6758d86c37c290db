// Arrivals: a new link says who it is before anything else; then its messages go to their owners. Unequal protocols refuse each other.
import type { Log } from '../../base/log.ts';
import type { SiteBanOrder } from '../../core/bans/table.ts';
import type { SpendingWord } from '../../core/limits/allowance.ts';
import type { Binding } from '../../core/session/binding.ts';
import type { Link } from '../../link/link.ts';
import {
  type ClientVerdict,
  type FoundRequest,
  linkProtocol,
  type ToControl,
  type ToWorker,
  type TrafficReport,
} from '../../link/messages.ts';
import type { Acks, Presence } from './acks.ts';
import type { Peer } from './peer.ts';
import type { Publisher } from './publisher.ts';

export interface ArrivalsOptions {
  readonly publisher: Publisher;
  readonly acks: Acks;
  readonly reported: (worker: number, report: TrafficReport) => void;
  /** `peer` said so. */
  readonly sessions: (peer: Peer, told: readonly Binding[]) => void;
  /** What a worker spent and holds of allowances: first with its introduction, before it is told anything, then every so often. */
  readonly introduced: (words: readonly SpendingWord[]) => void;
  readonly spending: (words: readonly SpendingWord[]) => void;
  /** A worker is here, and how it can be asked; or not any more. */
  readonly here: (worker: number, link: Link<ToWorker, ToControl>) => void;
  readonly away: (worker: number, link: Link<ToWorker, ToControl>) => void;
  /** What a worker says of site bans, requests that were asked for, and clients' verdicts. */
  readonly siteBans: (orders: readonly SiteBanOrder[]) => void;
  readonly found: (ask: number, request: FoundRequest | undefined) => void;
  readonly verdict: (verdict: ClientVerdict) => void;
  /** A worker is gone: what it last said about in-flight requests no longer holds. */
  readonly gone: (worker: number) => void;
  /** The link is closed, whoever it was. */
  readonly closed: () => void;
  readonly log: Log;
}
type Hello = Extract<ToControl, { type: 'hello' }>;

/** Takes in one link, set up on the stack of the event that made it. */
export function takeIn(link: Link<ToWorker, ToControl>, options: ArrivalsOptions): void {
  const { publisher, acks, log } = options;
  let peer: Peer | undefined;
  let presence: Presence | undefined;
  const hello = (message: Hello): void => {
    if (message.protocol !== linkProtocol) {
      log.error({ worker: message.worker, protocol: message.protocol }, 'a worker of another version is refused');
      return link.close();
    }
    presence = acks.came(message);
    options.introduced(message.spending);
    peer = publisher.join(link, message.revision);
    options.here(message.worker, link);
    log.debug({ worker: message.worker, pid: message.pid, revision: message.revision }, 'a worker is here');
  };
  link.onMessage((message) => {
    if (message.type === 'hello') return hello(message);
    if (presence === undefined || peer === undefined) return link.close();
    route(message, presence, peer, options);
  });
  link.onClose(() => {
    options.closed();
    if (peer !== undefined) publisher.leave(peer);
    if (presence === undefined) return;
    const { connected, worker } = presence;
    acks.went(presence);
    options.away(worker, link);
    if (connected) options.gone(worker);
  });
}

function route(message: Exclude<ToControl, Hello>, of: Presence, peer: Peer, options: ArrivalsOptions): void {
  switch (message.type) {
    case 'ack':
      return options.acks.acknowledged(of, message.revision);
    case 'need-snapshot':
      options.log.warn({ worker: of.worker, revision: message.revision }, 'a worker asks for a whole snapshot');
      return peer.sendSnapshot();
    case 'listeners':
      return options.acks.listening(of, message.listeners);
    case 'sessions':
      return options.sessions(peer, message.put);
    case 'site-bans':
      return options.siteBans(message.orders);
    case 'found-request':
      return options.found(message.ask, message.found ?? undefined);
    case 'verdict':
      return options.verdict(message.verdict);
    case 'spending':
      return options.spending(message.words);
    case 'report':
      of.openConnections = message.report.openConnections;
      of.inFlight = message.report.inFlight;
      of.waiting = message.report.waiting;
      of.loopDelayMs = message.report.loopDelayMs;
      return options.reported(of.worker, message.report);
  }
}
