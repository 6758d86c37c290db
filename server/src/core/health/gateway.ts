// Gateways: many exits behind one host and port. When the gateway itself fails, all of its exits do, and that is one event, not a thousand.
// Keeps the latest reading of each exit for a short window, in bounded memory; says when a gateway began to fail and when it works again.
//
// The idea of watching connections apart from answers is HAProxy's `observe layer4` against `observe layer7`
// (docs.haproxy.org, "observe <mode>") and Envoy's split of local-origin from external failures.
import type { FailureCode } from '@gyre/shared/vocabulary';
import { failures } from '../model/failure.ts';
import { GatewayReadings } from './gateway-readings.ts';

export interface GatewayPolicy {
  /** How long a reading counts, ms. */
  readonly windowMs: number;
  /** Exits of the gateway that must have been heard of in the window. */
  readonly minimumExits: number;
  /** Percentage of those whose latest reading is down. */
  readonly failingPercent: number;
  /** Different exits that must work, without one that is down between them, until it has recovered; fewer if no others were heard of. */
  readonly recoveredExits: number;
}

export const gatewayDefaults: GatewayPolicy = {
  windowMs: 30_000,
  minimumExits: 3,
  failingPercent: 90,
  recoveredExits: 2,
};

/** Outcome of an attempt or a probe through one exit. */
export interface GatewaySignal {
  readonly gateway: string;
  readonly exit: string;
  /** null: it worked. */
  readonly failure: FailureCode | null;
}

export interface GatewayEvent {
  readonly gateway: string;
  readonly kind: 'failing' | 'recovered';
  /** The failure most of its exits had; null when recovered. */
  readonly reason: FailureCode | null;
  /** Exits heard of in the window, and how many of them are down. */
  readonly heard: number;
  readonly down: number;
  readonly at: number;
}

/** `host:port`, IPv6 in brackets. Exits of one gateway differ in their credentials only. */
export function gatewayOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host.toLowerCase()}:${port}`;
}

/**
 * What a signal says about the gateway: `up`, it was reached and let the account in; `down`, it could not be reached or turned the account away;
 * undefined, nothing (the client left, or something broke later on).
 */
export function gatewayReading(failure: FailureCode | null): 'up' | 'down' | undefined {
  switch (failure) {
    case null:
      return 'up';
    case 'connection_refused':
    case 'connection_timeout':
    case 'connection_terminated':
    case 'dns_error':
    case 'network_unreachable':
    case 'tls_certificate_error':
    case 'tls_protocol_error':
    case 'exit_auth_rejected':
      return 'down';
    default:
      return failures[failure].origin === 'target' ? 'up' : undefined;
  }
}

export class GatewayWatch {
  private readonly readings: GatewayReadings;
  private readonly policy: GatewayPolicy;
  /** Failing gateways: since when and why. */
  private readonly failingNow = new Map<string, { readonly since: number; readonly reason: FailureCode }>();

  constructor(policy: GatewayPolicy, readings = new GatewayReadings()) {
    this.policy = policy;
    this.readings = readings;
  }

  /** Takes in one signal; `now` is epoch ms. The event, if this one made the difference. */
  note({ gateway, exit, failure }: GatewaySignal, now: number): GatewayEvent | undefined {
    const reading = gatewayReading(failure);
    if (reading === undefined) return undefined;
    const isDown = reading === 'down';
    this.readings.put(gateway, exit, { down: isDown ? failure : null, at: now });
    // A gateway fails by a failure and recovers by a success: most signals, successes of gateways that work, end here.
    if (this.failingNow.has(gateway)) return isDown ? undefined : this.ifRecovered(gateway, now);
    return isDown ? this.ifFailing(gateway, now) : undefined;
  }

  isFailing(gateway: string): boolean {
    return this.failingNow.has(gateway);
  }
  /** Failing gateways with the time it began and the reason. */
  get failing(): ReadonlyMap<string, { readonly since: number; readonly reason: FailureCode }> {
    return this.failingNow;
  }

  /** The gateway has no exits any more. */
  forget(gateway: string): void {
    this.readings.forget(gateway);
    this.failingNow.delete(gateway);
  }
  /** Forgets what is older than the window. A failing gateway stays so until exits work again. */
  sweep(now: number): void {
    this.readings.dropBefore(now - this.policy.windowMs);
  }

  private ifFailing(gateway: string, now: number): GatewayEvent | undefined {
    const { heard, down, reason } = this.readings.tally(gateway, now - this.policy.windowMs);
    if (reason === null || heard < this.policy.minimumExits) return undefined;
    if (down * 100 < heard * this.policy.failingPercent) return undefined;
    this.failingNow.set(gateway, { since: now, reason });
    return { gateway, kind: 'failing', reason, heard, down, at: now };
  }
  private ifRecovered(gateway: string, now: number): GatewayEvent | undefined {
    const { heard, down, upSinceDown } = this.readings.tally(gateway, now - this.policy.windowMs);
    if (upSinceDown < Math.min(this.policy.recoveredExits, heard)) return undefined;
    this.failingNow.delete(gateway);
    // What was said of it before is over: it takes new failures to make it fail again.
    this.readings.forget(gateway);
    return { gateway, kind: 'recovered', reason: null, heard, down, at: now };
  }
}
