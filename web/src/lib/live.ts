// The live stream: one EventSource per browser. Visible tabs elect a leader by a Web Lock; it relays over a BroadcastChannel. Without
// locks (plain http on another machine) each visible tab has its own. A hidden tab holds nothing and handles nothing; on return it refetches.
import type { LiveEvent, LiveEventName } from '@gyre/shared/contract/live';
import { apiBase } from './api-client.ts';
import { LiveBuffer, type LiveBatch } from './live-buffer.ts';
import { createStore } from './store.ts';

/** `late`: silent for 3 s; `lost`: silent for 10 s. The server speaks every second. */
export type StreamLevel = 'connecting' | 'live' | 'late' | 'lost';
interface StreamState {
  readonly level: StreamLevel;
  /** When the last event arrived, epoch ms; 0 before the first. */
  readonly heardAt: number;
}

const lateMs = 3000;
const lostMs = 10_000;
const paintMs = 250;
const names: readonly LiveEventName[] = [
  'hello',
  'reset',
  'overview',
  'requests',
  'exits',
  'health',
  'changed',
  'revision',
];
const lockName = 'gyre-live';

export const stream = createStore<StreamState>({ level: 'connecting', heardAt: 0 });

const listeners = new Set<(batch: LiveBatch) => void>();
/** Hears every batch, at most four a second. */
export function onLive(listener: (batch: LiveBatch) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface LiveOptions {
  /** The server would not open the stream: find out whether the session ended. */
  readonly onRefused: () => void;
}

/** Opens the stream until the returned function is called. */
export function startLive({ onRefused }: LiveOptions): () => void {
  const buffer = new LiveBuffer();
  let awake: AbortController | null = null;
  let heardAt = 0;
  let startedAt = Date.now();
  let wasHidden = false;

  const hear = (event: LiveEvent): void => {
    heardAt = Date.now();
    buffer.add(event);
  };
  const tick = (): void => {
    const silent = Date.now() - (heardAt === 0 ? startedAt : heardAt);
    const level: StreamLevel =
      silent >= lostMs ? 'lost' : silent >= lateMs ? 'late' : heardAt === 0 ? 'connecting' : 'live';
    const now = stream.get();
    if (now.level !== level || (level === 'live' && heardAt - now.heardAt >= 1000)) stream.set({ level, heardAt });
    const batch = buffer.take();
    if (batch) for (const listener of [...listeners]) listener(batch);
  };

  const wake = (): void => {
    if (document.hidden || awake) return;
    awake = new AbortController();
    startedAt = Date.now();
    heardAt = 0;
    if (wasHidden) buffer.add({ event: 'reset', data: {} });
    const timer = setInterval(tick, paintMs);
    awake.signal.addEventListener('abort', () => clearInterval(timer));
    joinStream(hear, onRefused, awake.signal);
  };
  const onVisibility = (): void => {
    if (!document.hidden) return wake();
    wasHidden = true;
    awake?.abort();
    awake = null;
  };
  document.addEventListener('visibilitychange', onVisibility);
  wake();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    awake?.abort();
    awake = null;
  };
}

/** Follows the leader's channel, and leads when the lock is free. */
function joinStream(hear: (event: LiveEvent) => void, onRefused: () => void, signal: AbortSignal): void {
  const locks = 'locks' in navigator && 'BroadcastChannel' in window ? navigator.locks : null;
  if (!locks) return openStream(hear, onRefused, signal);
  const channel = new BroadcastChannel(lockName);
  channel.onmessage = (message: MessageEvent<LiveEvent>) => hear(message.data);
  signal.addEventListener('abort', () => channel.close());
  let followed = false;
  const lead = (): Promise<void> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve());
      // Events may have been lost between the old leader's last and our first.
      if (followed) hear({ event: 'reset', data: {} });
      openStream(
        (event) => {
          hear(event);
          if (!signal.aborted) channel.postMessage(event);
        },
        onRefused,
        signal,
      );
    });
  void locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock) return lead();
    followed = true;
    // Not awaited inside the callback: the queue position must not hold the lock it waits for.
    void locks.request(lockName, { signal }, lead).catch(() => undefined);
    return undefined;
  });
}

/** An EventSource that also survives what EventSource gives up on: an HTTP error, and a connection that went silent. */
function openStream(hear: (event: LiveEvent) => void, onRefused: () => void, signal: AbortSignal): void {
  let source: EventSource | null = null;
  let failures = 0;
  let watch = 0;
  let retry = 0;
  let reopened = false;

  const open = (): void => {
    source = new EventSource(`${apiBase}/live`);
    for (const name of names) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        failures = 0;
        arm();
        if (reopened) hear({ event: 'reset', data: {} });
        reopened = false;
        const data: unknown = JSON.parse(message.data);
        hear({ event: name, data } as LiveEvent);
      });
    }
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) again(true);
    };
    arm();
  };
  const again = (refused: boolean): void => {
    source?.close();
    window.clearTimeout(watch);
    window.clearTimeout(retry);
    if (signal.aborted) return;
    if (refused) onRefused();
    failures += 1;
    reopened = true;
    retry = window.setTimeout(open, Math.min(10_000, 500 * 2 ** failures));
  };
  const arm = (): void => {
    window.clearTimeout(watch);
    watch = window.setTimeout(() => again(false), lostMs + 2000);
  };
  signal.addEventListener('abort', () => {
    source?.close();
    window.clearTimeout(watch);
    window.clearTimeout(retry);
  });
  open();
}
