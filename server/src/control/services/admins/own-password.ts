// An admin changes his own password. He shows that he knows the old one; browsers other than this one must sign in again.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { invalidField } from '../errors.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { newPassword } from './new-password.ts';
import { askingAdmin } from './own.ts';
import { verifyPassword } from './passwords.ts';
import { sessionId } from './sessions.ts';
import { Throttle } from './throttle.ts';

type Needs = Pick<Parts, 'stores' | 'ledger' | 'entropy' | 'now'>;

export function changeOwnPassword({ stores, ledger, entropy, now }: Needs): Verb<EndpointOf<'me.password'>> {
  const guesses = new Throttle({ now, free: 5 });
  return async (context, { body: { current, password } }) => {
    guard(context, 'read');
    const admin = askingAdmin(stores, context);
    guesses.guess(admin.id);
    if (!(await verifyPassword(current, admin.password))) throw invalidField('/current', 'This is not your password.');
    guesses.right(admin.id);
    const { hash } = await newPassword(entropy, password);
    const summary = `admin ${admin.name}, by himself`;
    ledger.note(context.actor, { action: 'new-password', noun: 'admins', objectId: admin.id, summary }, () => {
      stores.admins.setPassword(admin.id, hash, now());
      const here = stores.admins.sessionsOf(admin.id).find((it) => sessionId(it.hash) === context.actor.session);
      stores.admins.removeSessionsOf(admin.id, here?.hash);
    });
    return null;
  };
}
