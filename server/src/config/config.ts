// Config: what flags and environment decide, validated; every default lives here. A flag wins over its variable.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { Impossible } from '../base/impossible.ts';
import type { Environment, Variable } from './env.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}
export interface Config {
  /** Absolute path: database, keys. */
  readonly dataDir: string;
  readonly proxy: Address;
  readonly admin: Address;
  readonly workers: number;
  readonly demo: boolean;
  /** The demo sends a few requests a second by itself, so that there is something to see. */
  readonly demoTraffic: boolean;
  /** First admin, made at start when none exists (containers). */
  readonly adminUsername: string | undefined;
  readonly adminPassword: string | undefined;
  /** Bearer token with scope admin. */
  readonly adminToken: string | undefined;
  /** Seals secrets at rest; undefined = a file in the data directory, mode 600. */
  readonly secretKey: string | undefined;
  /** GYRE_CONFIG_SECRET_…, by variable: what configuration documents may name. */
  readonly configSecrets: ReadonlyMap<string, string>;
  /** Undefined: the settings decide. */
  readonly allowPrivateTargets: boolean | undefined;
  /** Whether the native half is used where it was built. */
  readonly native: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly version: string;
}

/** What the command line gave, as text. */
export interface Flags {
  readonly dataDir?: string | undefined;
  readonly proxy?: string | undefined;
  readonly admin?: string | undefined;
  readonly workers?: string | undefined;
  readonly demo?: boolean | undefined;
}
/** Facts about this machine and build that defaults depend on. */
export interface Surroundings {
  readonly cores: number;
  readonly version: string;
  readonly configSecrets?: ReadonlyMap<string, string>;
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const mostWorkers = 256;
const mostDemoWorkers = 2;
const tokenLength = 16;

/** @throws Impossible naming the flag or variable whose value cannot be used. */
export function readConfig(flags: Flags, env: Environment, around: Surroundings): Config {
  const text = (flag: string | undefined, variable: Variable, fallback: string): string =>
    flag ?? env[variable] ?? fallback;
  const name = (flag: string | undefined, option: string, variable: Variable): string =>
    flag === undefined ? variable : option;
  const demo = flags.demo ?? switchOf(env, 'GYRE_DEMO');
  // Few workers, so that each holds more exits than the demo's five requests use up.
  const workers = Math.max(1, demo ? Math.min(mostDemoWorkers, around.cores) : around.cores);
  const config: Config = {
    dataDir: resolve(notEmpty(text(flags.dataDir, 'GYRE_DATA_DIR', './data'), '--data-dir')),
    proxy: addressOf(
      text(flags.proxy, 'GYRE_PROXY_LISTEN', '127.0.0.1:8080'),
      name(flags.proxy, '--proxy', 'GYRE_PROXY_LISTEN'),
    ),
    admin: addressOf(
      text(flags.admin, 'GYRE_ADMIN_LISTEN', '127.0.0.1:8081'),
      name(flags.admin, '--admin', 'GYRE_ADMIN_LISTEN'),
    ),
    workers: workersOf(
      text(flags.workers, 'GYRE_WORKERS', String(workers)),
      name(flags.workers, '--workers', 'GYRE_WORKERS'),
    ),
    demo,
    demoTraffic: switchOf(env, 'GYRE_DEMO_TRAFFIC', true),
    ...adminOf(env),
    adminToken: tokenOf(env.GYRE_ADMIN_TOKEN),
    secretKey: env.GYRE_SECRET_KEY,
    configSecrets: around.configSecrets ?? new Map(),
    allowPrivateTargets:
      env.GYRE_ALLOW_PRIVATE_TARGETS === undefined ? undefined : switchOf(env, 'GYRE_ALLOW_PRIVATE_TARGETS'),
    native: switchOf(env, 'GYRE_NATIVE', true),
    logLevel: logLevelOf(env.GYRE_LOG ?? 'info'),
    version: around.version,
  };
  if (config.proxy.port === config.admin.port && mayCollide(config.proxy.host, config.admin.host))
    throw new Impossible(`--proxy and --admin are both port ${config.proxy.port}; they need two different addresses.`);
  return config;
}

/** `host:port` for people and URLs. */
export function addressText(address: Address): string {
  return address.host.includes(':') ? `[${address.host}]:${address.port}` : `${address.host}:${address.port}`;
}

function addressOf(text: string, name: string): Address {
  const parts = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]]*)):(\d{1,5})$/.exec(text.trim());
  const host = (parts?.[1] ?? parts?.[2] ?? '').toLowerCase();
  const port = Number(parts?.[3]);
  const known = host === 'localhost' ? '127.0.0.1' : host === '*' || host === '' ? '0.0.0.0' : host;
  if (parts === null || isIP(known) === 0)
    throw new Impossible(
      `${name} is "${text}", but must be an IP address and a port such as 127.0.0.1:8080 or [::1]:8080.`,
    );
  if (port < 1 || port > 65535) throw new Impossible(`${name} is "${text}", but a port is a number from 1 to 65535.`);
  return { host: known, port };
}

const everywhere = ['0.0.0.0', '::'];
function mayCollide(one: string, other: string): boolean {
  return one === other || everywhere.includes(one) || everywhere.includes(other);
}

function workersOf(text: string, name: string): number {
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > mostWorkers)
    throw new Impossible(`${name} is "${text}", but must be a whole number from 1 to ${mostWorkers}.`);
  return count;
}

function notEmpty(text: string, name: string): string {
  if (text.trim() === '') throw new Impossible(`${name} is empty, but must name a directory.`);
  return text;
}

function switchOf(env: Environment, variable: Variable, fallback = false): boolean {
  const text = env[variable];
  if (text === undefined || text === '') return fallback;
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  throw new Impossible(`${variable} is "${text}", but must be on or off.`);
}

function logLevelOf(text: string): Config['logLevel'] {
  const level = logLevels.find((it) => it === text.toLowerCase());
  if (level === undefined) throw new Impossible(`GYRE_LOG is "${text}", but must be one of ${logLevels.join(', ')}.`);
  return level;
}

function adminOf(env: Environment): Pick<Config, 'adminUsername' | 'adminPassword'> {
  const { GYRE_ADMIN_USERNAME: adminUsername, GYRE_ADMIN_PASSWORD: adminPassword } = env;
  if ((adminUsername === undefined) !== (adminPassword === undefined))
    throw new Impossible('Set both GYRE_ADMIN_USERNAME and GYRE_ADMIN_PASSWORD, or neither.');
  return { adminUsername, adminPassword };
}

function tokenOf(token: string | undefined): string | undefined {
  if (token === undefined) return undefined;
  if (token.length < tokenLength || /[^\x21-\x7e]/.test(token))
    throw new Impossible(`GYRE_ADMIN_TOKEN must be at least ${tokenLength} printable characters without spaces.`);
  return token;
}
