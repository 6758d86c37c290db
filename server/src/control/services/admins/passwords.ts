// Passwords of admins: scrypt, about 80 ms and 32 MiB a try. The form names its costs, so that they can grow.
import { scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const keyBytes = 32;
export const saltBytes = 16;

export async function hashPassword(password: string, salt: Buffer): Promise<string> {
  return written(salt, await derive(password, salt, keyBytes));
}
/** At start, before anyone waits. */
export function hashPasswordSync(password: string, salt: Buffer): string {
  return written(salt, scryptSync(password.normalize('NFKC'), salt, keyBytes, cost));
}
/** Takes as long for `undefined` (no such admin) as for a wrong password. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, , , , salt = '', hash = ''] = (stored ?? '').split('$');
  const wanted = Buffer.from(hash, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), keyBytes);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

function written(salt: Buffer, key: Buffer): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}
function derive(password: string, salt: Buffer, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, cost, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
