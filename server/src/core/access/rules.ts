// Which targets may be reached at all: the built-in guard against private addresses, names that mean one, and refused ports (product §16).
// Names are judged as they are here; where Gyre resolves a name itself, the address is judged again.
import { type Failure, failure } from '../model/failure.ts';
import { addressBytes, innermost, isInAny, networksOf } from '../model/network.ts';

/** The settings as a request needs them. */
export interface Access {
  readonly allowPrivate: boolean;
  readonly refusedPorts: ReadonlySet<number>;
}

export interface AccessSettings {
  readonly allowPrivateTargets: boolean;
  readonly refusedPorts: readonly number[];
}

export function compileAccess(settings: AccessSettings): Access {
  return { allowPrivate: settings.allowPrivateTargets, refusedPorts: new Set(settings.refusedPorts) };
}

/** Special-purpose addresses (RFC 6890 and its registries) that no target outside has. Metadata services live in 169.254.0.0/16 and fd00:ec2::/32. */
const guarded = networksOf(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4'],
  ...['240.0.0.0/4', '168.63.129.16/32', '::/96', '64:ff9b:1::/48', '100::/64', '2001:db8::/32', 'fc00::/7'],
  ...['fe80::/10', 'fec0::/10', 'ff00::/8'],
);

/** Names that mean this machine or its network: special-use names (RFC 6761, 6762, 8375, 9476) and metadata services. */
const guardedNames: ReadonlySet<string> = new Set([
  'localhost',
  'metadata.google.internal',
  'metadata',
  'instance-data',
]);
const guardedSuffixes = ['.localhost', '.local', '.internal', '.localdomain', '.home.arpa', '.lan', '.intranet'];

/** Refuses a target before any exit is chosen; undefined = it may be reached. `host` is canonical: lower case, no brackets. */
export function mayReach(host: string, port: number, access: Access): Failure | undefined {
  if (access.refusedPorts.has(port)) return failure('http_request_denied', `port ${port} is refused`);
  if (access.allowPrivate) return undefined;
  const first = host.charCodeAt(0);
  const literal = host.includes(':') || (first >= 0x30 && first <= 0x39);
  if (literal && addressBytes(host) !== undefined) return guard(host);
  return isGuardedName(host) ? failure('destination_ip_prohibited', host) : undefined;
}

/** The same for an address that a name was resolved to. */
export function mayReachAddress(address: string, port: number, access: Access): Failure | undefined {
  if (access.refusedPorts.has(port)) return failure('http_request_denied', `port ${port} is refused`);
  return access.allowPrivate ? undefined : guard(address);
}

function guard(address: string): Failure | undefined {
  const bytes = addressBytes(address);
  if (bytes === undefined) return failure('destination_ip_prohibited', 'not an address');
  const judged = innermost(bytes);
  return isInAny(judged, guarded) ? failure('destination_ip_prohibited', address) : undefined;
}

function isGuardedName(host: string): boolean {
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  if (!name.includes('.')) return true;
  return guardedNames.has(name) || guardedSuffixes.some((suffix) => name.endsWith(suffix));
}
