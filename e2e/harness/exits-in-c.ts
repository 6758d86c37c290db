// Practice exits that cost next to nothing (storm-exits.c), for figures in which the exits are not to be measured themselves. They need a C compiler.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cProgram } from './c-program.ts';
import { ExitApart, type ExitsApart } from './exits-apart.ts';

const source = fileURLToPath(new URL('storm-exits.c', import.meta.url));

/** As `startExitsApart`; what a tunnel or a request asks for is answered by the exit itself, whatever its target is. */
export async function startExitsInC(count: number, delayMs: number): Promise<ExitsApart> {
  const child = spawn(cProgram(source), [String(count), String(delayMs)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const line = async (): Promise<string> => String((await once(lines, 'line'))[0]);
  const ports = (await line()).split(' ').map(Number);
  // One order at a time, each waits for its answer.
  let before: Promise<unknown> = Promise.resolve();
  const tell = (at: number, manner: string): Promise<void> => {
    const told = before.then(async () => {
      const answer = line();
      child.stdin.write(`${at} ${manner}\n`);
      if ((await answer) !== 'ok') throw new Error(`an exit did not obey: ${at} ${manner}`);
    });
    before = told;
    return told;
  };
  const exits = ports.map((port, at) => {
    const url = `${at % 2 === 0 ? 'http' : 'socks5h'}://127.0.0.1:${port}`;
    return new ExitApart({ port, label: `e${at}`, url }, (manner) => tell(at, manner));
  });
  return { exits, targetPort: ports[0]!, close: () => child.stdin.end() };
}
