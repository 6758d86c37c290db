// Binds a session to another exit, with its line in the audit.
import type { Session } from '@gyre/shared/contract/sessions';
import type { SessionRow } from '../../../storage/stores/session-store.ts';
import type { RepinTarget } from '../../running-port.ts';
import type { ServiceContext } from '../context.ts';
import type { Parts } from '../parts.ts';
import { sessionsOf, sessionViewer } from './view.ts';

export type MoveNeeds = Pick<Parts, 'stores' | 'catalogue' | 'ledger' | 'running'>;

export function move(parts: MoveNeeds, { actor }: ServiceContext, session: SessionRow, to: RepinTarget): Session {
  const { exitId, ip, asn, country } = to;
  const label = parts.catalogue.find(exitId)?.row.label ?? exitId;
  const summary = `session ${session.name}: moved to ${label}`;
  parts.ledger.note(actor, { action: 'move', noun: 'sessions', objectId: session.id, summary }, () => {});
  return sessionViewer(parts)(sessionsOf(parts).repin(session, { exitId, ip, asn, country }));
}
