// Reads the environment once: raw strings, each variable also from the file that `<NAME>_FILE` names (container secrets).
import { readFileSync } from 'node:fs';
import { configSecretPrefix } from '@gyre/shared/vocabulary';
import { Impossible } from '../base/impossible.ts';

export const variables = [
  'GYRE_DATA_DIR',
  'GYRE_PROXY_LISTEN',
  'GYRE_ADMIN_LISTEN',
  'GYRE_WORKERS',
  'GYRE_DEMO',
  'GYRE_DEMO_TRAFFIC',
  'GYRE_ADMIN_USERNAME',
  'GYRE_ADMIN_PASSWORD',
  'GYRE_ADMIN_TOKEN',
  'GYRE_SECRET_KEY',
  'GYRE_ALLOW_PRIVATE_TARGETS',
  'GYRE_LOG',
  'GYRE_NATIVE',
] as const;
export type Variable = (typeof variables)[number];
export type Environment = Readonly<Partial<Record<Variable, string>>>;

/** Those that only the supervisor and control may see. */
export const secretVariables: readonly Variable[] = [
  'GYRE_ADMIN_USERNAME',
  'GYRE_ADMIN_PASSWORD',
  'GYRE_ADMIN_TOKEN',
  'GYRE_SECRET_KEY',
];

/**
 * Empty variables count as not set.
 * @throws Impossible when a variable is given twice, or its file cannot be read.
 */
export function readEnvironment(raw: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const found: Partial<Record<Variable, string>> = {};
  for (const name of variables) {
    const value = raw[name] ?? '';
    const file = raw[`${name}_FILE`] ?? '';
    if (value !== '' && file !== '') throw new Impossible(`Set ${name} or ${name}_FILE, not both.`);
    if (value !== '') found[name] = value;
    else if (file !== '') found[name] = readSecretFile(name, file);
  }
  return found;
}

/** Secrets that configuration documents may name, by variable. @throws Impossible like `readEnvironment`. */
export function readConfigSecrets(
  raw: Readonly<Record<string, string | undefined>> = process.env,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const given of Object.keys(raw).filter((it) => it.startsWith(configSecretPrefix))) {
    const isFile = given.endsWith('_FILE');
    const name = isFile ? given.slice(0, -'_FILE'.length) : given;
    const value = raw[given] ?? '';
    if (value === '' || name === configSecretPrefix) continue;
    if (found.has(name)) throw new Impossible(`Set ${name} or ${name}_FILE, not both.`);
    found.set(name, isFile ? readSecretFile(name, value) : value);
  }
  return found;
}

function readSecretFile(name: string, file: string): string {
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (text !== '') return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Impossible(`The file of ${name}_FILE, "${file}", cannot be read (${code ?? 'unknown reason'}).`);
  }
  throw new Impossible(`The file of ${name}_FILE, "${file}", is empty.`);
}

/** How the supervisor tells a process it forked what to be. */
export type RoleName = 'supervisor' | 'control' | 'worker' | 'all' | 'demo';
export interface Role {
  readonly role: RoleName;
  /** Number of this worker from 1; 0 for others. */
  readonly worker: number;
  /** Path of the link's socket; '' for the supervisor. */
  readonly link: string;
  /** Practice exits of the demo, for control: JSON, see demo/practice.ts; '' without. */
  readonly practice: string;
}
const roles: readonly string[] = ['control', 'worker', 'all', 'demo'] satisfies RoleName[];

/** @throws Impossible for a role that does not exist. */
export function readRole(raw: Readonly<Record<string, string | undefined>> = process.env): Role {
  const role = raw.GYRE_ROLE ?? '';
  if (role !== '' && role !== 'supervisor' && !roles.includes(role))
    throw new Impossible(`GYRE_ROLE is "${role}", but must be one of supervisor, ${roles.join(', ')}.`);
  return {
    role: role === '' ? 'supervisor' : (role as RoleName),
    worker: Number(raw.GYRE_WORKER ?? '0'),
    link: raw.GYRE_LINK ?? '',
    practice: raw.GYRE_PRACTICE ?? '',
  };
}

/** The whole environment of a forked process: what its `readRole` will read, and without secrets (undefined) unless it is control. */
export function roleEnvironment(
  role: Role,
  raw: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string | undefined> {
  const env: Record<string, string | undefined> = {
    ...raw,
    GYRE_ROLE: role.role,
    GYRE_WORKER: String(role.worker),
    GYRE_LINK: role.link,
    GYRE_PRACTICE: role.practice,
  };
  if (role.role === 'control') return env;
  for (const name of secretVariables) {
    env[name] = undefined;
    env[`${name}_FILE`] = undefined;
  }
  for (const name of Object.keys(env)) if (name.startsWith(configSecretPrefix)) env[name] = undefined;
  return env;
}
