// The password before, while it is still accepted: until when, who still uses it, and ending it early.
import type { ProxyUser } from '@gyre/shared/contract/proxy-users';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { call } from '../../../lib/api-client.ts';
import { formatSpan } from '../../../lib/format.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useMay } from '../../../lib/session.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { t } from '../snippet-messages.ts';

interface OldProps {
  readonly user: ProxyUser;
  readonly old: NonNullable<ProxyUser['oldPassword']>;
}

export function OldPassword({ user, old }: OldProps) {
  const may = useMay('operate');
  const [asking, setAsking] = useState(false);
  const end = useWrite({
    run: () => call('proxyUsers.update', { params: { id: user.id }, body: { endOldPassword: true } }),
    touches: ['proxy-users'],
    saved: () => t.saved,
    onSaved: () => setAsking(false),
    failed: t.failed,
  });
  const now = Date.now();
  const used =
    old.lastUsedAt === null
      ? t.oldUnused
      : t.oldUsed(common.ago(formatSpan(now - old.lastUsedAt)), old.lastUsedFrom ?? common.unknown);
  return (
    <section aria-label={t.oldTitle} className="mt-4 rounded-panel border border-line bg-surface p-3 text-13">
      <h3 className="flex items-center gap-2 font-medium">
        <span className={old.lastUsedAt === null ? 'text-ink-3' : 'text-warning'}>
          <StatusIcon kind={old.lastUsedAt === null ? 'unproven' : 'warning'} />
        </span>
        {t.oldTitle}
      </h3>
      <p className="mt-1">{t.oldUntil(formatSpan(old.until - now))}</p>
      <p className="text-ink-2">{used}</p>
      <div className="mt-2">
        <Button
          small
          disabled={!may}
          title={may ? undefined : common.needsScope('operate')}
          onClick={() => setAsking(true)}
        >
          {t.endOld}
        </Button>
      </div>
      {asking && (
        <FormFrame
          danger
          title={t.endOldTitle}
          text={t.endOldText}
          verb={t.endOld}
          needs="operate"
          busy={end.isPending}
          error={end.error?.message}
          onSubmit={() => end.mutate(undefined)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
