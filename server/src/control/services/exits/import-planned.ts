// One exit on its way through an import: as it is here, and as the lines that name it want it.
import type { ExitAttributes, ExitIdentity, ExitRow } from '../../../storage/stores/exit-rows.ts';
import type { ImportedExit } from '../../import-seam.ts';
import { ServiceError } from '../errors.ts';
import { attributesWith } from './import-attributes.ts';
import { checkIdentity, defaultLabel } from './rules.ts';
import { usualExit } from './usual.ts';

const noPassword = (): string => '';

export class Planned {
  /** The row it is here; undefined for a new exit. */
  readonly row: ExitRow | undefined;
  readonly identity: ExitIdentity;
  attributes: ExitAttributes;
  /** The password it shall have, when it is another one. */
  password: string | undefined;
  /** The same, sealed. */
  sealed: Buffer | undefined;
  /** Whether it differs from the row. */
  changed = false;
  private readonly passwordHere: () => string;

  constructor(
    row: ExitRow | undefined,
    identity: ExitIdentity,
    attributes: ExitAttributes,
    passwordHere: () => string,
  ) {
    this.row = row;
    this.identity = identity;
    this.attributes = attributes;
    this.passwordHere = passwordHere;
  }

  /** Takes over what a line says; what it leaves out stays. True when that changed anything. */
  take(given: ImportedExit, tags: readonly string[]): boolean {
    const otherPassword = given.password !== '' && given.password !== (this.password ?? this.passwordHere());
    if (otherPassword) this.password = given.password;
    const otherAttributes = this.takeAttributes(given, tags);
    this.changed ||= otherPassword || otherAttributes;
    return otherPassword || otherAttributes;
  }

  private takeAttributes(given: ImportedExit, givenTags: readonly string[]): boolean {
    const wanted = attributesWith(this.attributes, given, givenTags);
    if (wanted === this.attributes) return false;
    this.attributes = wanted;
    return true;
  }
}

export function plannedNew(identity: ExitIdentity): Planned {
  return new Planned(undefined, identity, usualExit(defaultLabel(identity)), noPassword);
}
export function plannedOf(row: ExitRow, passwordHere: () => string): Planned {
  return new Planned(row, row, row, passwordHere);
}

/** The identity in one spelling, or what is wrong with it. */
export function readIdentity({ scheme, host, port, username, password }: ImportedExit): ExitIdentity | ServiceError {
  try {
    return checkIdentity({ scheme, host, port, username, localAddress: '' }, password);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}
