// Runs a codec machine over a connection: bytes in, bytes out, one verdict. The verdict is delivered on the same stack as the bytes that
// completed it, so the receiver can take the connection over before the next byte.
import type { CodecFault, Machine } from '../codec/machine.ts';
import type { Connection, Sink } from './connection.ts';

export interface DriveOwner<T> {
  /** `rest` holds what came behind the handshake; it must not be lost. The connection still points at the drive: take it over. */
  driven(connection: Connection, value: T, rest: Uint8Array): void;
  driveFailed(
    connection: Connection,
    fault: CodecFault | 'closed' | 'deadline',
    detail: string,
    error: NodeJS.ErrnoException | undefined,
  ): void;
}

export class Drive<T> implements Sink {
  private readonly machine: Machine<T>;
  private readonly owner: DriveOwner<T>;
  private over = false;

  /** Takes the connection over and sends the machine's first bytes. A deadline, if any, is set by the caller. */
  constructor(connection: Connection, machine: Machine<T>, owner: DriveOwner<T>) {
    this.machine = machine;
    this.owner = owner;
    connection.sink = this;
    if (machine.first !== undefined) connection.write(machine.first);
  }

  onBytes(connection: Connection, chunk: Buffer): void {
    if (!this.over) this.turn(connection, this.machine.take(chunk));
  }
  onEnd(connection: Connection): void {
    if (!this.over) this.turn(connection, this.machine.end());
  }
  onDrain(): void {}
  onClose(connection: Connection, error: NodeJS.ErrnoException | undefined): void {
    this.fail(connection, 'closed', '', error);
  }
  onDeadline(connection: Connection): void {
    this.fail(connection, 'deadline', '', undefined);
  }

  private turn(connection: Connection, step: ReturnType<Machine<T>['take']>): void {
    if (step.send !== undefined) connection.write(step.send);
    if (step.state === 'more') return;
    if (step.state === 'failed') return this.fail(connection, step.code, step.detail, undefined);
    this.over = true;
    this.owner.driven(connection, step.value, step.rest);
  }
  private fail(
    connection: Connection,
    fault: CodecFault | 'closed' | 'deadline',
    detail: string,
    error: NodeJS.ErrnoException | undefined,
  ): void {
    if (this.over) return;
    this.over = true;
    this.owner.driveFailed(connection, fault, detail, error);
  }
}
