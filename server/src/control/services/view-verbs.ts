// The verbs of saved views, by the id of their endpoint.
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';
import { createView } from './views/create.ts';
import { listViews } from './views/list.ts';
import { removeView } from './views/remove.ts';
import { updateView } from './views/update.ts';

export function viewVerbs(parts: Parts): Pick<Verbs, Extract<keyof Verbs, `views.${string}`>> {
  return {
    'views.list': listViews(parts),
    'views.create': createView(parts),
    'views.update': updateView(parts),
    'views.remove': removeView(parts),
  };
}
