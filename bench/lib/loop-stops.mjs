// Loaded into each process of Gyre by a benchmark (`--import`): writes down each stop of its event loop, with the CPU the process used meanwhile, so
// that a stop can be told from a process that did not get a core. One line a stop: role, pid, epoch ms of its end, its length and the CPU, ms.
// With BENCH_LOOP_ALL every look at the clock is written down, most of them 0 long: what shares of time are counted from.
import { appendFileSync } from 'node:fs';

const file = process.env.BENCH_LOOP_STOPS;
const all = process.env.BENCH_LOOP_ALL !== undefined;
/** Shorter ones are the timer's own scatter, ms. */
const leastMs = 3;
/** Lines that are written together, so that writing is no stop itself. */
const together = all ? 250 : 1;
const role = process.env.GYRE_ROLE;
if (file !== undefined && role !== undefined) {
  let lines = '';
  let waiting = 0;
  let [at, cpuUs] = [performance.now(), cpu()];
  const look = () => {
    const now = performance.now();
    const stoppedMs = Math.max(0, now - at - 1);
    if (all || stoppedMs >= leastMs) {
      const usedMs = (cpu() - cpuUs) / 1000;
      lines += `${role} ${process.pid} ${Date.now()} ${stoppedMs.toFixed(1)} ${usedMs.toFixed(1)}\n`;
      if (++waiting >= together) {
        appendFileSync(file, lines);
        lines = '';
        waiting = 0;
      }
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
