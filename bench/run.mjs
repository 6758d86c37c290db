// `npm run bench`: the micro-benchmarks one after the other. Names after it choose some: `npm run bench -- select rules`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('micro/', import.meta.url));
const wanted = process.argv.slice(2);
for (const file of readdirSync(folder).sort()) {
  if (wanted.length > 0 && !wanted.includes(file.replace(/\.ts$/, ''))) continue;
  console.log(`\n${file}`);
  const args = ['--import', 'tsx', '--conditions=gyre-source', `${folder}${file}`];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
