// The red warning that stays as long as a listener is open to everybody, with the one verb that ends it.
import type { Listener } from '@gyre/shared/contract/listeners';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { listed } from '../../../lib/messages.ts';
import { t } from '../messages.ts';
import { useUpdateListener } from '../mutations.ts';

export function OpenBanner({ listeners }: { readonly listeners: readonly Listener[] }) {
  const update = useUpdateListener();
  const open = listeners.filter((listener) => listener.open);
  if (open.length === 0) return null;
  const names = open.map(({ name }) => name);
  const close = (): void => {
    for (const { id } of open) update.mutate({ id, body: { auth: 'required' } });
  };
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-panel border border-danger bg-danger-tint px-4 py-3 text-13"
    >
      <p className="flex min-w-0 flex-1 basis-80 items-start gap-2">
        <span className="mt-0.5 text-danger">
          <StatusIcon kind="ejected" size={14} />
        </span>
        {t.openBanner(listed(names), names.length)}
      </p>
      <Button look="danger" small needs="admin" busy={update.isPending} onClick={close}>
        {t.openFix}
      </Button>
      {update.error && <p className="w-full text-danger">{update.error.message}</p>}
    </div>
  );
}
