// The verbs about admins and what they do for themselves, by the id of their endpoint.
import { createAdmin } from './admins/create.ts';
import { endOwnSession } from './admins/end-session.ts';
import { listAdmins } from './admins/list.ts';
import { changeOwnPassword } from './admins/own-password.ts';
import { listOwnSessions } from './admins/own-sessions.ts';
import { removeAdmin } from './admins/remove.ts';
import { resetAdminPassword } from './admins/reset-password.ts';
import { updateAdmin } from './admins/update.ts';
import type { Parts } from './parts.ts';
import type { Verbs } from './services.ts';

type AdminId = Extract<keyof Verbs, `${'admins' | 'me'}.${string}`>;

export function adminVerbs(parts: Parts): Pick<Verbs, AdminId> {
  return {
    'me.password': changeOwnPassword(parts),
    'me.sessions': listOwnSessions(parts),
    'me.endSession': endOwnSession(parts),
    'admins.list': listAdmins(parts),
    'admins.create': createAdmin(parts),
    'admins.update': updateAdmin(parts),
    'admins.newPassword': resetAdminPassword(parts),
    'admins.remove': removeAdmin(parts),
  };
}
