// What a process that carries traffic does it with: the native half where it was built and is not switched off. The log says which.
import type { Log } from '../base/log.ts';
import type { Config } from '../config/config.ts';
import { loadNative, type Native } from '../net/native.ts';
import { nativePath } from './places.ts';

export function openNative(config: Config, log: Log): Native | undefined {
  const native = config.native ? loaded(log) : undefined;
  log.info({ sockets: native === undefined ? 'node' : 'native' }, 'how traffic is carried');
  return native;
}

function loaded(log: Log): Native | undefined {
  try {
    return loadNative(nativePath());
  } catch (error) {
    log.warn({ problem: (error as Error).message }, 'the native half cannot be used; everything stays in Node');
    return undefined;
  }
}
