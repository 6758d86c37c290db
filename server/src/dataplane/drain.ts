// Draining: no new clients, idle connections are closed, requests under way may finish, and what is left after the grace period is cut.
import type { Admission } from './admission.ts';
import { HttpClient } from './inbound/http.ts';

/** How often it looks whether all have left, ms. */
const lookMs = 25;

/** Resolves when nobody is left. Call after the listeners have stopped. */
export function drained(admission: Admission, graceMs: number): Promise<void> {
  for (const connection of admission.inside)
    if (connection.sink instanceof HttpClient && connection.sink.idle) connection.finish();
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const look = setInterval(() => {
      const late = performance.now() - startedAt >= graceMs;
      if (late) for (const connection of admission.inside) connection.cut();
      if (admission.inside.length > 0 && !late) return;
      clearInterval(look);
      resolve();
    }, lookMs);
  });
}
