// Caps one proxy user, with a suggestion from what it used: where a leak of cost ends.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { formatBytes } from '../../../lib/format.ts';
import { t } from '../limit-messages.ts';
import { amountDraft, capsOf, limitsDraft, limitsProblems, suggestedCap } from '../limits-draft.ts';
import { useUpdateProxyUser } from '../mutations.ts';
import { LimitFields } from './limit-fields.tsx';

export function CapDialog({ user, onClose }: { readonly user: ProxyUser; readonly onClose: () => void }) {
  const used = user.use.month.bytes;
  const [start] = useState(() => ({
    ...limitsDraft(user.caps),
    month: amountDraft(user.caps.bytesPerMonth ?? suggestedCap(used)),
  }));
  const [draft, setDraft] = useState(start);
  const update = useUpdateProxyUser(onClose);
  const problems = limitsProblems(draft);
  return (
    <FormFrame
      title={t.capTitle(user.name)}
      text={t.capText(formatBytes(used), user.caps.bytesPerMonth === null)}
      verb={t.capVerb}
      needs="operate"
      busy={update.isPending}
      dirty={draft !== start}
      off={Object.keys(problems).length > 0}
      error={update.error?.message}
      onSubmit={() => update.mutate({ id: user.id, body: { caps: capsOf(draft) } })}
      onClose={onClose}
    >
      <LimitFields draft={draft} problems={problems} onDraft={setDraft} first />
      <p className="text-12 text-ink-3">{t.about}</p>
    </FormFrame>
  );
}
