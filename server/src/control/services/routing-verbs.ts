// The verbs that decide and explain where requests leave, by the id of their endpoint.
import { explainAsked, explainRequest } from './explain/ask.ts';
import { whatIf } from './explain/what-if.ts';
import { getPlaces } from './places/get.ts';
import { lookUpPlace } from './places/lookup.ts';
import { reloadPlaces } from './places/reload.ts';
import { createRule } from './rules/create.ts';
import { getRule } from './rules/get.ts';
import { listRules } from './rules/list.ts';
import { moveRule } from './rules/move.ts';
import { removeRule } from './rules/remove.ts';
import { updateRule } from './rules/update.ts';
import { listSessions } from './sessions/list.ts';
import { repinSession } from './sessions/repin.ts';
import { rotateSession } from './sessions/rotate.ts';
import { releaseSession, releaseSessions } from './sessions/release.ts';
import { listTemplates } from './templates/list.ts';
import { previewTemplate } from './templates/preview.ts';
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';

type RoutingId = Extract<
  keyof Verbs,
  `${'rules' | 'sessions' | 'places' | 'templates' | 'explain'}.${string}` | 'requests.explain'
>;

export function routingVerbs(parts: Parts): Pick<Verbs, RoutingId> {
  return {
    'templates.list': listTemplates(),
    'templates.preview': previewTemplate(),
    'places.get': getPlaces(parts),
    'places.lookup': lookUpPlace(parts),
    'places.reload': reloadPlaces(parts),
    'rules.list': listRules(parts),
    'rules.get': getRule(parts),
    'rules.create': createRule(parts),
    'rules.update': updateRule(parts),
    'rules.move': moveRule(parts),
    'rules.remove': removeRule(parts),
    'explain.ask': explainAsked(parts),
    'requests.explain': explainRequest(parts),
    'explain.whatIf': whatIf(parts),
    'sessions.list': listSessions(parts),
    'sessions.release': releaseSession(parts),
    'sessions.releaseMany': releaseSessions(parts),
    'sessions.rotate': rotateSession(parts),
    'sessions.repin': repinSession(parts),
  };
}
