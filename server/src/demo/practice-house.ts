// Opens the practice exits on free ports of this machine.
import { randomBytes } from 'node:crypto';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { type Chance, systemChance } from '../base/random.ts';
import { practiceHttp } from './practice-http.ts';
import { practiceSocks } from './practice-socks.ts';
import { type PracticeExit, type PracticePlan, practicePlans } from './practice.ts';

const host = '127.0.0.1';

export interface PracticeHouse {
  readonly exits: readonly PracticeExit[];
  close(): void;
}

export async function openPracticeHouse(
  plans: readonly PracticePlan[] = practicePlans,
  chance: Chance = systemChance,
): Promise<PracticeHouse> {
  const servers: Server[] = [];
  const exits = await Promise.all(
    plans.map(async (plan): Promise<PracticeExit> => {
      const { manner, signedIn, ...exit } = plan;
      const username = signedIn ? `practice_${plan.country.toLowerCase()}` : '';
      const password = signedIn ? randomBytes(6).toString('hex') : '';
      const own = plan.scheme === 'http' ? practiceHttp : practiceSocks;
      const server = own(plan, { username, password }, chance);
      const port = manner === 'dead' ? await deadPort() : await listen(server);
      servers.push(server);
      return { ...exit, host, port, username, password };
    }),
  );
  return { exits, close: () => servers.forEach((server) => server.close()) };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port: 0 }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** A port where nothing listens. */
async function deadPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
