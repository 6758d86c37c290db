// Change attributes of one exit.
import type { EndpointOf } from '@gyre/shared/contract/api';
import type { Body } from '@gyre/shared/contract/contract';
import type { ExitRow } from '../../../storage/stores/exit-rows.ts';
import { ServiceError } from '../errors.ts';
import { exitView } from '../exit-view.ts';
import { checkVersion, guard } from '../guard.ts';
import type { Parts } from '../parts.ts';
import type { Verb } from '../services.ts';
import { entryOrThrow } from './get.ts';
import { checkCredentials, checkInsecureTls, checkLocalAddress, checkTemplate, defaultLabel } from './rules.ts';

type Endpoint = EndpointOf<'exits.update'>;
type Needs = Pick<Parts, 'stores' | 'seal' | 'ledger' | 'catalogue' | 'running'>;

export function updateExit({ stores, seal, ledger, catalogue, running }: Needs): Verb<Endpoint> {
  return (context, { params: { id }, body, ifVersion }) => {
    guard(context, 'operate');
    const before = entryOrThrow(catalogue, id).row;
    checkVersion(before.version, ifVersion);
    const changed = applied(before, body);
    check(changed, body);
    if (changed.localAddress !== before.localAddress && stores.exits.findIdByIdentity(changed) !== undefined)
      throw new ServiceError('conflict', 'Another exit leaves by this address already.');
    const { revision } = ledger.write(context.actor, (now) => {
      const row = { ...changed, updatedAt: now, version: before.version + 1 };
      stores.exits.update(row);
      const { password } = body;
      if (password !== undefined) stores.exits.setPassword(row.seq, password === '' ? null : seal.seal(password));
      const summary = `exit ${row.label}: ${Object.keys(body).join(', ') || 'nothing'}`;
      const effect = { noun: 'exits', action: 'update', objectId: id, summary, ids: [id], put: [row] } as const;
      return { effect: { ...effect, probe: dialsDifferently(before, row, body) ? [id] : [] }, result: row };
    });
    return { data: exitView(entryOrThrow(catalogue, id), running()), revision };
  };
}

function applied(row: ExitRow, body: Body<Endpoint>): ExitRow {
  const { label = row.label, tags = row.tags, weight = row.weight, maxInFlight = row.maxInFlight } = body;
  const { adminState = row.adminState, insecureTls = row.insecureTls, localAddress = row.localAddress } = body;
  const { priority = row.priority, price = row.price, template = row.template } = body;
  const { country, region, city, asn, type } = { ...row, ...body.place };
  const hasPassword = body.password === undefined ? row.hasPassword : body.password !== '';
  const rotation = { weight, maxInFlight, priority, price, template };
  const changed = { ...row, tags: [...new Set(tags)], ...rotation, adminState, insecureTls, localAddress };
  const named = label.trim() === '' ? defaultLabel(changed) : label.trim();
  return { ...changed, label: named, country, region, city, asn, type, hasPassword };
}
function check(row: ExitRow, body: Body<Endpoint>): void {
  checkInsecureTls(row.scheme, body.insecureTls);
  checkLocalAddress(row);
  checkCredentials(row, body.password ?? '');
  if (body.template !== undefined || body.password !== undefined)
    checkTemplate(row.template, row, row.hasPassword ? body.password : '');
  if (row.scheme === 'direct' && row.hasPassword)
    throw new ServiceError('validation', 'A direct exit has no credentials.');
}
function dialsDifferently(before: ExitRow, after: ExitRow, { password }: Body<Endpoint>): boolean {
  const enabledNow = before.adminState !== 'enabled' && after.adminState === 'enabled';
  const otherWay = before.insecureTls !== after.insecureTls || before.localAddress !== after.localAddress;
  return password !== undefined || otherWay || enabledNow || before.template !== after.template;
}
