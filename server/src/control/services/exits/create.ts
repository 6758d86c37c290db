// Add one exit.
import type { EndpointOf } from '@gyre/shared/contract/api';
import { type ExitIdentity, exitRow, type ExitRow } from '../../../storage/stores/exit-rows.ts';
import { Entry } from '../../catalogue/entry.ts';
import { ServiceError } from '../errors.ts';
import { exitView } from '../exit-view.ts';
import { guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { checkIdentity, checkInsecureTls, checkTemplate, defaultLabel } from './rules.ts';
import { usual } from './usual.ts';

type Endpoint = EndpointOf<'exits.create'>;
type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'entropy' | 'catalogue' | 'running'>;

export function createExit({ stores, seal, ledger, entropy, catalogue, running }: Needs): Verb<Endpoint> {
  return (context, { body }) => {
    guard(context, 'operate');
    const { scheme, host, port, username, localAddress = '', password = '' } = body;
    const identity = checkIdentity({ scheme, host, port, username, localAddress }, password);
    checkInsecureTls(scheme, body.insecureTls);
    checkTemplate(body.template, identity, password);
    const known = stores.exits.findIdByIdentity(identity);
    if (known !== undefined) throw new ServiceError('conflict', `This exit is here already: ${known}.`);
    const { result, revision } = ledger.write(context.actor, (now) => {
      const row = newRow(entropy.id('exit', now), now, identity, body);
      const seq = stores.exits.insert(row, password === '' ? null : seal.seal(password));
      const stored = { ...row, seq, hasPassword: password !== '' };
      const { id } = stored;
      const effect = {
        noun: 'exits',
        action: 'create',
        objectId: id,
        summary: `exit ${row.label}`,
        ids: [id],
      } as const;
      return { effect: { ...effect, put: [stored], probe: [id] }, result: stored };
    });
    return { data: exitView(catalogue.find(result.id) ?? new Entry(result), running()), revision };
  };
}

type Attributes = Partial<Omit<Parameters<Verb<Endpoint>>[1]['body'], keyof ExitIdentity | 'password'>>;

function newRow(id: string, now: number, identity: ExitIdentity, given: Attributes): ExitRow {
  const { label = '', tags = [], place = {}, ...said } = given;
  const named = label.trim() === '' ? defaultLabel(identity) : label.trim();
  const rest = { seq: 0, id, hasPassword: false, createdAt: now, updatedAt: now, version: 1 };
  return exitRow(identity, { ...usual, ...said, ...place, label: named, tags: [...new Set(tags)] }, rest);
}
