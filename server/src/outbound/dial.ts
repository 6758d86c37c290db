// Dial: exit × target × deadline → open connection | failure. One object per dial, events straight from the socket, verdict exactly once.
import { isIP, type Socket } from 'node:net';
import type { LookupAddress } from 'node:dns';
import type { CodecFault, Machine } from '../codec/machine.ts';
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import type { Target } from '../core/model/target.ts';
import { Connection, type Sink } from '../net/connection.ts';
import { Drive, type DriveOwner } from '../net/drive.ts';
import { failureOfError } from '../net/errno.ts';
import type { Resolved } from '../net/resolve.ts';
import { type Opening, Wire } from '../net/wire.ts';
import type { Ground } from './ground.ts';
import { failureOfFault, failureOfStatus, handshakeOf, resolvesHere } from './handshake.ts';
import { openSocket, plainAddress } from './open-socket.ts';

/** Told the verdict once, on the stack of the event that decided it. */
export interface DialOwner {
  /** `rest` came behind the exit's handshake. The new owner sets `connection.sink` before it returns. */
  dialled(connection: Connection, rest: Uint8Array, dial: Dial): void;
  dialFailed(failure: Failure, dial: Dial): void;
}

/** Which open connections a dial may begin with. */
export interface WarmTerms {
  /** How many may be kept for its exit. */
  readonly most: number;
  /** How long one may have been idle, ms. */
  readonly maxIdleMs: number;
}

const nothing = new Uint8Array(0);

export class Dial implements Sink, Opening, DriveOwner<unknown> {
  private readonly exit: Exit;
  private readonly target: Target | undefined;
  private owner: DialOwner;
  private readonly ground: Ground;
  private deadlineAt = Infinity;
  private warm: WarmTerms | undefined;
  private connection: Connection | undefined;
  private host = '';
  private over = false;
  private openedAt = 0;
  /** It began with a connection that was open already. */
  adopted = false;
  /** Monotonic ms when TCP was open; 0 before. */
  connectedAt = 0;
  /** Monotonic ms when TLS to the exit was open; 0 if there is none. */
  securedAt = 0;

  /** `target` undefined: only open (and secure) the way to the exit itself, for exchanges and probes. */
  constructor(exit: Exit, target: Target | undefined, ground: Ground, owner: DialOwner) {
    this.exit = exit;
    this.target = target;
    this.ground = ground;
    this.owner = owner;
  }

  /** `deadlineAt` is on the ground's clock. `warm`: it may begin with a connection that is open. */
  start(deadlineAt: number, warm?: WarmTerms): void {
    this.deadlineAt = deadlineAt;
    this.warm = warm;
    const target = this.target;
    if (target === undefined || !resolvesHere(this.exit)) return this.toExit();
    if (isIP(target.host) !== 0) return this.targetKnown(target, [{ address: target.host, family: isIP(target.host) }]);
    this.ground.resolver.resolve(target.host, (resolved) => this.resolvedTarget(target, resolved));
  }

  /** Cuts what is under way; no verdict follows. */
  cancel(): void {
    this.over = true;
    this.connection?.cut();
  }

  /** The verdict goes to somebody else. False when there has been one. */
  handOver(owner: DialOwner): boolean {
    this.owner = owner;
    return !this.over;
  }

  private resolvedTarget(target: Target, resolved: Resolved): void {
    if (this.over) return;
    if (resolved.ok) this.targetKnown(target, resolved.addresses);
    else this.fail(failure('destination_not_found', resolved.error.code ?? ''));
  }

  private targetKnown(target: Target, addresses: readonly LookupAddress[]): void {
    let refusal: Failure | undefined;
    const allowed = addresses.filter(({ address }) => {
      const no = this.ground.mayReachAddress(address, target.port);
      refusal ??= no;
      return no === undefined;
    });
    if (allowed.length === 0) return this.fail(refusal ?? failure('destination_not_found', 'no address'));
    if (this.exit.scheme === 'direct')
      return this.open(target.host, target.port, isIP(target.host) === 0 ? allowed : undefined);
    const wanted = this.exit.scheme === 'socks4' ? allowed.find(({ family }) => family === 4) : allowed[0];
    if (wanted === undefined)
      return this.fail(failure('destination_not_found', 'no IPv4 address, and SOCKS4 knows no other'));
    this.host = wanted.address;
    this.toExit();
  }

  private toExit(): void {
    if (this.host === '' && this.target !== undefined) this.host = this.target.host;
    const { warm } = this;
    const ready = warm === undefined ? undefined : this.ground.warm?.take(this.exit, warm.most, warm.maxIdleMs);
    if (ready === undefined) this.toExitAfresh();
    else this.adopt(ready);
  }
  private adopt(connection: Connection): void {
    this.adopted = true;
    this.connection = connection;
    connection.sink = this;
    this.connectedAt = this.ground.now();
    if (this.exit.scheme === 'https') this.securedAt = this.connectedAt;
    this.ground.deadlines.setAt(connection, this.deadlineAt);
    this.greet(connection);
  }
  private toExitAfresh(): void {
    const { host, port } = this.exit;
    if (isIP(host) !== 0) return this.open(host, port, undefined);
    this.ground.resolver.resolve(host, (resolved) => {
      if (this.over) return;
      if (resolved.ok) this.open(host, port, resolved.addresses);
      else this.fail(failure('dns_error', resolved.error.code ?? ''));
    });
  }

  private open(host: string, port: number, known: readonly LookupAddress[] | undefined): void {
    const { wires, now, deadlines } = this.ground;
    const plain = wires === undefined ? undefined : plainAddress(this.exit, host, known);
    const socket = plain === undefined ? openSocket(this.exit, host, port, known) : wires!.connect(plain, port);
    const connection = new Connection(socket, this);
    this.connection = connection;
    this.openedAt = now();
    deadlines.setAt(connection, this.deadlineAt);
    if (socket instanceof Wire) socket.whenOpen = this;
    else this.listen(socket);
  }
  private listen(socket: Socket): void {
    socket.on('connect', () => {
      if (this.exit.scheme !== 'https') return this.lineOpen();
      this.connectedAt = this.ground.now();
    });
    if (this.exit.scheme !== 'https') return;
    socket.on('secureConnect', () => {
      this.securedAt = this.ground.now();
      if (!this.over) this.opened(this.connection!, this.securedAt);
    });
  }
  lineOpen(): void {
    this.connectedAt = this.ground.now();
    if (!this.over) this.opened(this.connection!, this.connectedAt);
  }
  private opened(connection: Connection, at: number): void {
    if (this.warm !== undefined) this.ground.warm?.opened(this.exit, at - this.openedAt);
    this.greet(connection);
  }

  private greet(connection: Connection): void {
    if (this.target === undefined) return this.done(connection, nothing);
    let machine: Machine<unknown> | undefined;
    try {
      machine = handshakeOf(this.exit, this.target, this.host);
    } catch {
      return this.fail(failure('destination_unavailable', `${this.exit.scheme} cannot carry this target`));
    }
    if (machine === undefined) return this.done(connection, nothing);
    new Drive(connection, machine, this);
  }

  driven(connection: Connection, value: unknown, rest: Uint8Array): void {
    const status = (value as { status?: number }).status;
    const refused = status === undefined ? undefined : failureOfStatus(status);
    if (refused === undefined) this.done(connection, rest);
    else this.fail(refused);
  }
  driveFailed(
    connection: Connection,
    fault: CodecFault | 'closed' | 'deadline',
    detail: string,
    error: NodeJS.ErrnoException | undefined,
  ): void {
    // The exit closed a connection while it was idle: nobody's fault, and a dial may be repeated freely.
    if (this.adopted && !this.over && (fault === 'closed' || fault === 'unexpected_end')) {
      this.adopted = false;
      connection.cut();
      return this.toExitAfresh();
    }
    if (fault === 'deadline') this.fail(failure('connection_timeout', 'the handshake took too long'));
    else if (fault === 'closed') this.fail(failureOfError(error));
    else this.fail(failureOfFault(fault, detail));
  }

  onBytes(): void {
    this.fail(failure('exit_protocol_error', 'it spoke before it was asked'));
  }
  onEnd(): void {
    this.fail(failure('connection_terminated', 'closed before it answered'));
  }
  onDrain(): void {}
  onClose(_connection: Connection, error: NodeJS.ErrnoException | undefined): void {
    this.fail(this.exit.scheme === 'direct' ? targetFailure(failureOfError(error)) : failureOfError(error));
  }
  onDeadline(): void {
    const late = failure('connection_timeout', 'no connection in time');
    this.fail(this.exit.scheme === 'direct' ? targetFailure(late) : late);
  }

  private done(connection: Connection, rest: Uint8Array): void {
    if (this.over) return;
    this.over = true;
    connection.deadlineAt = Infinity;
    this.owner.dialled(connection, rest, this);
  }
  private fail(why: Failure): void {
    if (this.over) return;
    this.over = true;
    this.connection?.cut();
    this.owner.dialFailed(why, this);
  }
}

/** Leaving directly there is no exit to blame: what went wrong between here and the target is the target's. */
function targetFailure(why: Failure): Failure {
  if (why.code === 'connection_limit_reached') return why;
  return failure('destination_unavailable', why.detail === '' ? why.code : why.detail);
}
