// Which relay a process that carries traffic runs with: the native one where it was built and is not switched off. The log says which.
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import { Relay } from '../net/relay.ts';
import { relayPath } from './places.ts';

export function openRelay(config: Config, log: Log): Relay | undefined {
  const relay = config.native ? loaded(log) : undefined;
  log.info({ relay: relay === undefined ? 'node' : 'native' }, 'relay');
  return relay;
}

function loaded(log: Log): Relay | undefined {
  try {
    return Relay.load(relayPath());
  } catch (error) {
    log.warn({ problem: (error as Error).message }, 'the native relay cannot be used; tunnels stay in Node');
    return undefined;
  }
}
