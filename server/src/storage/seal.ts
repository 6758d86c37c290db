// Secrets at rest: AES-256-GCM under a key that is not in the database. Layout of a sealed value: form 1, nonce 12, ciphertext, tag 16 bytes.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Impossible } from '../base/impossible.ts';
import { ManySeals } from './many-seals.ts';

const form = 1;
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;
const keyFile = 'secret.key';

export class Seal {
  private readonly key: Buffer;
  private readonly many: ManySeals;
  /** Nonces are random; chance is fetched for many at a time. */
  private nonces = Buffer.alloc(0);
  private nonceAt = 0;

  constructor(key: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'gyre secrets at rest', keyBytes));
    this.many = new ManySeals(this.key, form);
  }

  seal(text: string): Buffer {
    return this.sealBytes(Buffer.from(text, 'utf8'));
  }
  sealBytes(bytes: Buffer): Buffer {
    const nonce = this.nonce();
    const sealing = createCipheriv(cipher, this.key, nonce);
    const body = sealing.update(bytes);
    sealing.final();
    return Buffer.concat([Buffer.of(form), nonce, body, sealing.getAuthTag()]);
  }

  /** Like one after the other; in parts of a few hundred. */
  sealMany(texts: readonly string[]): Buffer[] {
    return this.many.seal(texts, randomBytes(nonceBytes * texts.length));
  }

  /** @throws Error when it was sealed by another key, or was changed. */
  open(sealed: Buffer): string {
    return this.openBytes(sealed).toString('utf8');
  }
  /** @throws Error like `open`. */
  openBytes(sealed: Buffer): Buffer {
    checkForm(sealed);
    const opening = createDecipheriv(cipher, this.key, sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes });
    opening.setAuthTag(sealed.subarray(sealed.length - tagBytes));
    try {
      const body = opening.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
      return Buffer.concat([body, opening.final()]);
    } catch {
      throw new Error('a sealed value does not fit the key');
    }
  }

  /** They are opened in place. @throws Error like `open`. */
  openMany(sealed: readonly Buffer[]): string[] {
    for (const it of sealed) checkForm(it);
    return this.many.open(sealed);
  }

  private nonce(): Buffer {
    if (this.nonceAt === this.nonces.length) {
      this.nonces = randomBytes(nonceBytes * 512);
      this.nonceAt = 0;
    }
    this.nonceAt += nonceBytes;
    return this.nonces.subarray(this.nonceAt - nonceBytes, this.nonceAt);
  }
}

function checkForm(sealed: Buffer): void {
  if (sealed[0] !== form || sealed.length < 1 + nonceBytes + tagBytes) throw new Error('not a sealed value');
}

export interface SealPlace {
  readonly dataDir: string;
  /** From the environment, any text; the file `secret.key` in the data directory if absent. */
  readonly secretKey: string | undefined;
}

/** @throws Impossible when there is no key and none can be made. */
export function openSeal({ dataDir, secretKey }: SealPlace): Seal {
  if (secretKey !== undefined) return new Seal(createHash('sha256').update(secretKey, 'utf8').digest());
  const path = join(dataDir, keyFile);
  try {
    if (!existsSync(path))
      writeFileSync(path, randomBytes(keyBytes).toString('base64') + '\n', { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length === keyBytes) return new Seal(key);
  } catch (error) {
    throw new Impossible(`The key file ${path} cannot be used (${String((error as { code?: unknown }).code)}).`);
  }
  throw new Impossible(`The key file ${path} does not hold a key; restore it from a backup.`);
}
