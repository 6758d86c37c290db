// One question to the running Gyre, for commands that need it.
import type { Problem } from '@gyre/shared/contract/errors';
import { Impossible } from '../base/impossible.ts';
import { addressText, type Config } from '../config/config.ts';

export interface Question {
  /** The command that asks, for sentences. */
  readonly command: string;
  readonly path: string;
  /** Without one it is a GET. */
  readonly body?: string;
  /** Content-Type of the body. */
  readonly type?: string;
}

/** What it answers: a text unless it is JSON. @throws Impossible when there is no token, nobody answers, or Gyre says no. */
export async function askApi(
  config: Config,
  { command, path, body, type = 'application/json' }: Question,
): Promise<unknown> {
  if (config.adminToken === undefined) throw new Impossible(`The command ${command} needs GYRE_ADMIN_TOKEN.`);
  const url = `http://${addressText(config.admin)}/api/v1${path}`;
  const headers = { authorization: `Bearer ${config.adminToken}`, 'content-type': type };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body };
  const answer = await fetch(url, init).catch(() => undefined);
  if (answer === undefined)
    throw new Impossible(`Nothing answers at ${addressText(config.admin)}; is Gyre running there?`);
  if (!answer.ok) throw new Impossible(`Gyre refused the ${command} with ${answer.status}: ${await detailOf(answer)}`);
  const isText = answer.headers.has('content-disposition');
  return isText ? answer.text() : answer.json();
}

async function detailOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  const { detail = answer.statusText, errors = [] } = problem;
  return errors.length < 2 ? detail : [detail, ...errors.map((it) => `  ${it.message}`)].join('\n');
}
