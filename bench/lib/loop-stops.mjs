// Loaded into each process of Gyre by a benchmark (`--import`): writes down each stop of its event loop, with the CPU the process used meanwhile, so
// that a stop can be told from a process that did not get a core. One line a stop: role, pid, epoch ms of its end, its length and the CPU, ms.
import { appendFileSync } from 'node:fs';

const file = process.env.BENCH_LOOP_STOPS;
/** Shorter ones are the timer's own scatter, ms. */
const leastMs = 3;
if (file !== undefined && process.env.GYRE_ROLE !== undefined) {
  let [at, cpuUs] = [performance.now(), cpu()];
  const look = () => {
    const now = performance.now();
    const stoppedMs = now - at - 1;
    const usedUs = cpu();
    if (stoppedMs >= leastMs) {
      const line = [
        process.env.GYRE_ROLE,
        process.pid,
        Date.now(),
        stoppedMs.toFixed(1),
        ((usedUs - cpuUs) / 1000).toFixed(1),
      ];
      appendFileSync(file, `${line.join(' ')}\n`);
    }
    [at, cpuUs] = [performance.now(), cpu()];
    setTimeout(look, 1).unref();
  };
  look();
}
function cpu() {
  const { user, system } = process.cpuUsage();
  return user + system;
}
