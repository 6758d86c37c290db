/**
 * The first half of SOCKS5 toward exits: greeting and credentials, then stop. For probes that name no target: they learn whether the exit
 * speaks SOCKS5 and takes its credentials, and ask it for nothing.
 */
import { done, type Machine, type Step } from '../machine.ts';
import { Socks5Client, type Socks5Credentials } from './client.ts';
import * as wire from './wire.ts';

const nothing = new Uint8Array(0);

export class Socks5SignIn implements Machine<true> {
  readonly first: Uint8Array;
  private readonly client: Socks5Client;

  constructor(credentials?: Socks5Credentials) {
    // Never sent: the machine stops before its request.
    this.client = new Socks5Client({ host: '0.0.0.0', port: 1 }, credentials);
    this.first = this.client.first;
  }

  take(chunk: Uint8Array): Step<true> {
    const step = this.client.take(chunk);
    if (step.state === 'done') return done(true, nothing);
    // The credentials begin with the version of RFC 1929, the request with that of SOCKS: the exit is content so far.
    const request = step.state === 'more' && typeof step.send === 'object' && step.send[0] === wire.version;
    return request ? done(true, nothing) : step;
  }
  end(): Step<true> {
    const step = this.client.end();
    return step.state === 'done' ? done(true, nothing) : step;
  }
}
