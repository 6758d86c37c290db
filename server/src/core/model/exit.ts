// An exit as the data plane knows it: one identity traffic leaves by.
import type { ExitScheme } from '@gyre/shared/vocabulary';

/** What outbound needs to dial. Immutable: a change makes a new one. */
export interface Exit {
  readonly id: string;
  /** The login a template filled in, '' for the exit's own: idle connections of one are not used for another. */
  readonly login: string;
  readonly label: string;
  readonly scheme: ExitScheme;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Full value of Proxy-Authorization (`Basic …`) for http and https exits with credentials, else undefined. Made once. */
  readonly authorization: string | undefined;
  readonly insecureTls: boolean;
  readonly localAddress: string;
  readonly country: string | undefined;
  /** The address targets see, when it was measured. */
  readonly ip: string | undefined;
}
