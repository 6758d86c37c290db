// Load by the C load generator over the C exits (bench/rivals/tools): one slice, or slices one behind the other until it is told to stop.
import { createInterface } from 'node:readline';
import { launch } from '../rivals/machine/launch.ts';

export interface LoadKind {
  /** `keep` = GETs in kept tunnels, `tunnel` = a tunnel a request, `bulk`, `abs`: see bench/rivals/README.md. */
  readonly mode: string;
  readonly clients: number;
  /** Of a body. */
  readonly bytes?: number;
}
export interface LoadGround {
  readonly loadgen: string;
  readonly port: number;
  /** `name:password`. */
  readonly credentials: string;
}
/** What went through. Latencies in ms; of several slices, those of the last. */
export interface Carried {
  readonly requests: number;
  readonly errors: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

const sliceS = 2;
const nothing: Carried = { requests: 0, errors: 0, megabytes: 0, seconds: 0, p50: NaN, p99: NaN };

/** @throws Error when the load generator ends without a result. */
export async function slice(ground: LoadGround, kind: LoadKind, seconds: number, warmS: number): Promise<Carried> {
  const words = [kind.mode, '127.0.0.1', String(ground.port), String(kind.clients), String(seconds)];
  words.push(ground.credentials, String(kind.bytes ?? 13), '--src', '32', '--warm', String(warmS));
  const program = launch(ground.loadgen, words, { cpus: undefined });
  let result: Carried | undefined;
  createInterface({ input: program.output! }).on('line', (line) => {
    const {
      rps,
      done = 0,
      errs = 0,
      bytes = 0,
      s = 0,
      p50 = NaN,
      p99 = NaN,
    } = JSON.parse(line) as Record<string, number>;
    if (rps !== undefined) result = { requests: done, errors: errs, megabytes: bytes / 1e6, seconds: s, p50, p99 };
  });
  await program.ended;
  if (result === undefined) throw new Error('the load generator gave no result');
  return result;
}

/** Begins; the returned function ends it when its slice is over, and says what went through. */
export function steadyLoad(ground: LoadGround, kind: LoadKind): () => Promise<Carried> {
  let on = true;
  let all = nothing;
  const ended = (async () => {
    while (on) {
      const last = await slice(ground, kind, sliceS, 0);
      const { requests, errors, megabytes, seconds } = all;
      all = {
        ...last,
        requests: requests + last.requests,
        errors: errors + last.errors,
        megabytes: megabytes + last.megabytes,
        seconds: seconds + last.seconds,
      };
    }
  })();
  return async () => {
    on = false;
    await ended;
    return all;
  };
}
