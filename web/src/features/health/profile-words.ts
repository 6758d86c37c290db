// A probe profile in words. Pure.
import type { ProbeProfile } from '@gyre/shared/contract/probe-profiles';
import { kindOf } from './profile-draft.ts';
import { t } from './profile-messages.ts';

export function targetWords({ target, method }: Pick<ProbeProfile, 'target' | 'method'>): string {
  const kind = kindOf(target);
  if (kind === 'exit') return t.targetNone;
  return kind === 'connect' ? t.targetConnect(target) : `${method} ${target}`;
}

export function expectationWords({
  target,
  expect,
  verifyTls,
}: Pick<ProbeProfile, 'target' | 'expect' | 'verifyTls'>): readonly string[] {
  if (kindOf(target) !== 'request') return [t.expectsConnect];
  const { statuses, header, bodyText } = expect;
  return [
    statuses.length === 0 ? t.expectsAny : t.statuses(statuses.join(', ')),
    header && (header.contains === '' ? t.header(header.name) : t.headerWith(header.name, header.contains)),
    bodyText !== null && t.body(bodyText),
    target.startsWith('https:') && !verifyTls && t.anyCertificate,
  ].filter((words) => typeof words === 'string');
}
