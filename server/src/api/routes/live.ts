// /api/v1/live: changes as server-sent events. The hub says hello, replays what was missed and sends what comes; here it becomes a stream that
// is kept alive, cut when its reader is too slow, and ended when its reader is no longer signed in.
import type { LiveEvent } from '@gyre/shared/contract/live';
import type { Context, Hono } from 'hono';
import type { Clock } from '../../base/clock.ts';
import type { LiveHub } from '../../control/running-port.ts';
import { ServiceError } from '../../control/services/errors.ts';
import { needs } from '../middleware/scope.ts';
import { callerOf } from '../middleware/sign-in.ts';
import { type ApiEnv, type ApiParts, apiBase } from '../parts.ts';

const keepAliveMs = 15_000;
/** Most bytes waiting for one reader, besides what the system's socket buffers hold. */
export const mostWaiting = 1024 * 1024;
/** Most streams at once. */
export const mostStreams = 256;

export function bindLive(app: Hono<ApiEnv>, parts: ApiParts, clock: Clock): void {
  const { live, closing, services } = parts;
  app.get(`${apiBase}/live`, needs('read'), (c) => {
    if (closing?.aborted === true || live.watchers >= mostStreams)
      throw new ServiceError('limit', 'Too many live streams are open.', { retryAfterMs: 5000 });
    const stream = liveStream({
      live,
      clock,
      closing,
      lastEventId: eventId(c.req.header('last-event-id')),
      stillMay: () => callerOf(c, services.accounts) !== undefined,
      cut: (controller) => cutConnection(c, controller),
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' } });
  });
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

interface StreamParts {
  readonly live: LiveHub;
  readonly clock: Clock;
  readonly closing: AbortSignal | undefined;
  readonly lastEventId: number | undefined;
  readonly stillMay: () => boolean;
  /** Breaks the connection, whatever is still waiting in the stream. */
  readonly cut: (controller: Controller) => void;
}

function liveStream(parts: StreamParts): ReadableStream<Uint8Array> {
  const { live, clock, closing, lastEventId, stillMay, cut } = parts;
  const closers: (() => void)[] = [];
  const release = (): void => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) closer();
  };
  const start = (controller: Controller): void => {
    let open = true;
    closers.push(() => (open = false));
    const end = (): void => {
      if (!open) return;
      release();
      controller.close();
    };
    const send = (bytes: Uint8Array): void => {
      if (!open) return;
      controller.enqueue(bytes);
      if ((controller.desiredSize ?? 0) > 0) return;
      release();
      cut(controller);
    };
    send(encoder.encode('retry: 2000\n\n'));
    closers.push(live.subscribe(lastEventId, (id, event) => send(frameOf(id, event))));
    closers.push(clock.every(keepAliveMs, () => (stillMay() ? send(keepAlive) : end())));
    closing?.addEventListener('abort', end);
    closers.push(() => closing?.removeEventListener('abort', end));
    if (!open) release();
  };
  return new ReadableStream({ start, cancel: release }, new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }));
}

const encoder = new TextEncoder();
const keepAlive = encoder.encode(': still here\n\n');
/** Everyone who watches gets the same bytes. */
const frames = new WeakMap<LiveEvent, Uint8Array>();

function frameOf(id: number, event: LiveEvent): Uint8Array {
  const known = frames.get(event);
  if (known !== undefined) return known;
  const frame = encoder.encode(`id: ${id}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`);
  frames.set(event, frame);
  return frame;
}

function eventId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : undefined;
}

/** Destroying the connection cancels the stream; where there is none (tests), the stream itself fails. */
function cutConnection(c: Context<ApiEnv>, controller: Controller): void {
  const outgoing = c.env?.outgoing;
  if (outgoing === undefined) controller.error(new Error('The reader was too slow.'));
  else outgoing.destroy();
}
