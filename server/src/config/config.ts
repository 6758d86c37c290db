// Config: what flags and environment decide, validated; every default lives here.

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
  /** First admin, made at start when none exists (containers). */
  readonly adminUsername: string | undefined;
  readonly adminPassword: string | undefined;
  /** Bearer token with scope admin. */
  readonly adminToken: string | undefined;
  /** Seals secrets at rest; undefined = a file in the data directory, mode 600. */
  readonly secretKey: string | undefined;
  readonly allowPrivateTargets: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly version: string;
}
