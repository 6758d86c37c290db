// One question to the running Gyre, for commands that need it.
import { Impossible } from '../base/impossible.ts';
import { addressText, type Config } from '../config/config.ts';

export interface Question {
  /** The command that asks, for sentences. */
  readonly command: string;
  readonly path: string;
  readonly body: string;
  /** Content-Type of the body. */
  readonly type: string;
}

/** @throws Impossible when there is no token, nobody answers, or Gyre says no. */
export async function askApi(config: Config, { command, path, body, type }: Question): Promise<unknown> {
  if (config.adminToken === undefined) throw new Impossible(`The command ${command} needs GYRE_ADMIN_TOKEN.`);
  const url = `http://${addressText(config.admin)}/api/v1${path}`;
  const headers = { authorization: `Bearer ${config.adminToken}`, 'content-type': type };
  const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
  if (answer === undefined)
    throw new Impossible(`Nothing answers at ${addressText(config.admin)}; is Gyre running there?`);
  if (!answer.ok) throw new Impossible(`Gyre refused the ${command} with ${answer.status}: ${await detailOf(answer)}`);
  return answer.json();
}

async function detailOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? answer.statusText;
}
