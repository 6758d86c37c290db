// Run it here: one GET through a listener as this proxy user, and what became of it. Let in by a run ticket, because nobody knows the password.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { failureFacts } from '@gyre/shared/failure-facts';
import { setTimeout as pause } from 'node:timers/promises';
import { runTicket } from '../../../base/run-ticket.ts';
import { portOf } from '../../alerts/post.ts';
import { sendTrial, type TrialAnswer } from '../../trial/send.ts';
import { invalidField, notFound, ServiceError } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { foundRow, type Sought } from './run-row.ts';
import { userOrThrow } from './view.ts';

type Needs = Pick<Parts, 'stores' | 'running' | 'now'>;
const ticketMs = 15_000;
const perMinute = 30;
/** Workers report a few times a second. */
const rowWaits = 30;
const rowWaitMs = 50;

export function runAsProxyUser(parts: Needs, verifierKey: string): Verb<EndpointOf<'proxyUsers.run'>> {
  const { stores, running, now } = parts;
  let recent: number[] = [];
  return async (context, { params: { id }, body }) => {
    guard(context, 'operate');
    const user = userOrThrow(stores, id);
    const url = urlOf(body.url);
    const listener = listenerOf(parts, body.listenerId);
    recent = recent.filter((at) => at > now() - 60_000);
    if (recent.length >= perMinute)
      throw new ServiceError('limit', 'Too many in a minute; wait a little.', { retryAfterMs: 10_000 });
    recent.push(now());
    const username = body.wishes === '' ? user.name : `${user.name}-${body.wishes}`;
    const startedAt = now();
    const password = runTicket(verifierKey, user.id, startedAt + ticketMs);
    const sent = await sendTrial({ listener, username, password, url });
    const ms = now() - startedAt;
    const target = `${url.hostname}:${portOf(url)}`;
    const row = await rowOf(running, { requestId: sent.requestId, proxyUser: user.name, target, startedAt });
    return { ...outcomeOf(sent, row), ms, username };
  };
}

type Row = ReturnType<typeof foundRow>;

async function rowOf(running: Needs['running'], sought: Sought): Promise<Row> {
  for (let waited = 0; waited < rowWaits; waited++) {
    const row = foundRow(running(), sought);
    if (row !== undefined) return row;
    await pause(rowWaitMs);
  }
  return undefined;
}

function outcomeOf({ status, requestId, problem, bytes }: TrialAnswer, row: Row) {
  const code = row?.code ?? null;
  const { exitId = null, exitLabel = null, country = null, attempts = 0, detail = '' } = row ?? {};
  return {
    ...{ ok: code === null && status !== null && status < 400, status, code, detail, problem, bytes },
    ...{ origin: code === null ? null : failureFacts[code].origin, requestId: row?.id ?? requestId },
    ...{ exitId, exitLabel, country, attempts },
  };
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '')
    throw invalidField('body/url', 'an http or https address without credentials');
  return url;
}

/** Where control reaches it: an address that means every network is this machine too. */
function listenerOf({ stores }: Needs, id: string | undefined): { readonly host: string; readonly port: number } {
  const open = stores.listeners.all().filter((it) => it.enabled);
  const found = id === undefined ? open[0] : open.find((it) => it.id === id);
  if (found === undefined) throw notFound('listener', id ?? 'that is open');
  const host = found.host === '0.0.0.0' ? '127.0.0.1' : found.host === '::' ? '::1' : found.host;
  return { host, port: found.port };
}
