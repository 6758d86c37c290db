// Loaded into each process of Gyre by a benchmark (`--import`): begins a CPU profile at SIGUSR2, or at once when BENCH_PROFILE_START is set; the
// next SIGUSR2 writes it into the folder BENCH_PROFILES, named after the role and the process.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

const folder = process.env.BENCH_PROFILES;
const role = process.env.GYRE_ROLE;
/** Between two samples, µs. */
const interval = 500;
if (folder !== undefined && role !== undefined) {
  let session = process.env.BENCH_PROFILE_START === undefined ? undefined : begun();
  process.on('SIGUSR2', () => {
    if (session === undefined) return void (session = begun());
    session.post('Profiler.stop', (error, { profile }) => {
      const file = `${folder}/${role}-${process.pid}-${Date.now()}.cpuprofile`;
      if (error === null) writeFileSync(file, JSON.stringify(profile));
    });
    session.disconnect();
    session = undefined;
  });
}
function begun() {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval });
  session.post('Profiler.start');
  return session;
}
