// Where an exit is: as its targets see it, beside what its source claims, with a warning where the two differ.
import type { Exit } from '@gyre/shared/contract/exits';
import type { ReactNode } from 'react';
import { AppLink } from '../../../components/app-link.tsx';
import { Facts } from '../../../components/facts.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';
import { stringifySearch } from '../../../lib/address.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../drawer-messages.ts';
import { longPlace } from '../exit-words.ts';
import { Copyable } from './exit-facts.tsx';

export function PlaceFacts({ exit }: { readonly exit: Exit }) {
  const { id, measured, place } = exit;
  const facts: (readonly [string, ReactNode])[] = [
    [t.measuredPlace, measured === null ? t.measuredNone : longPlace(measured)],
  ];
  if (measured?.network) facts.push([t.network, measured.network]);
  if (measured?.ipv4) facts.push([t.ipv4, <Copyable key="ipv4" text={measured.ipv4} />]);
  if (measured?.ipv6) facts.push([t.ipv6, <Copyable key="ipv6" text={measured.ipv6} />]);
  if (measured) facts.push([t.measuredAt, <TimeAgo key="at" at={measured.measuredAt} />]);
  facts.push(
    [
      t.claimed,
      <span key="claimed">
        {longPlace(place)}
        {measured?.drift && (
          <span className="mt-0.5 flex items-center gap-1.5 text-warning">
            <StatusIcon kind="warning" size={12} />
            {t.driftNote}
          </span>
        )}
      </span>,
    ],
    [
      t.sessions,
      <AppLink
        key="sessions"
        href={`/sessions${stringifySearch({ exit: id })}`}
        className="text-accent hover:underline"
      >
        {common.show}
      </AppLink>,
    ],
  );
  return <Facts title={t.measuredTitle} facts={facts} />;
}
