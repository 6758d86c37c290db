// The exit as it is dialled for one request: the exit itself, or a gateway with its login filled in for the place and session that are wished.
import type { Exit } from '../core/model/exit.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import { generationOf, type SelectionRequest } from '../core/selection/request.ts';
import type { Route } from '../core/selection/route.ts';
import type { ExitEntry } from '../core/snapshot/exit-entry.ts';
import { filledExit } from '../core/template/filled-exit.ts';

/** `renewed`: provider sessions this request has given up. */
export function exitToDial(
  { exit, template }: ExitEntry,
  { wishes, session }: Route,
  request: SelectionRequest,
  renewed: number,
): Exit | Failure {
  if (template === undefined) return exit;
  const { countries, regions, cities, asns } = wishes;
  // As the binding will count it if this works, so that the next request finds the same provider session.
  const { binding, bindingLive } = request;
  const again = binding === undefined || !bindingLive ? 0 : binding.moves;
  const turns = binding === undefined || !bindingLive || binding.exitId === exit.id ? renewed : Math.max(1, renewed);
  // A gateway that is said to be somewhere is asked for that place.
  const country = countries?.[0] ?? exit.country;
  const filled = filledExit(exit, template, {
    country,
    region: regions?.[0],
    city: cities?.[0],
    asn: asns?.[0],
    session:
      session === undefined
        ? undefined
        : {
            key: `${exit.id}\n${session.key}`,
            generation: generationOf(request) * 1000 + again + turns,
            strict: session.guarantee === 'strict',
            ttlMs: session.ttlMs,
          },
  });
  if ('ok' in filled) return failure('invalid_wishes', filled.message);
  return filled.country === country ? filled : { ...filled, country };
}
