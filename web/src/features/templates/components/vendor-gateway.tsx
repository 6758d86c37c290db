// The dialog "Vendor gateway": choose the vendor, paste the account, done. It opens by the address (?vendor=…, with account and gateway where an
// import recognised them), so that the list of exits needs to know only that.
import type { VendorTemplate } from '@gyre/shared/contract/templates';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFrame } from '../../../components/form-frame.tsx';
import { fieldProblems } from '../../../lib/problems.ts';
import { useMay } from '../../../lib/session.ts';
import { useUrl } from '../../../lib/use-url.ts';
import { createOf, draftFor, type GatewayDraft, problemsOf } from '../gateway-draft.ts';
import { t } from '../messages.ts';
import { useAddGateway } from '../mutations.ts';
import { templatesQuery } from '../queries.ts';
import { GatewayFields } from './gateway-fields.tsx';
import { LoginPreview } from './login-preview.tsx';
import { VendorList } from './vendor-list.tsx';

export function VendorGateway() {
  const url = useUrl();
  const may = useMay('operate');
  const { data } = useQuery({ ...templatesQuery, enabled: may && url.get('vendor') !== '' });
  if (!may || url.get('vendor') === '') return null;
  const close = (exit: string | null): void => url.set({ vendor: null, account: null, gateway: null, exit }, 'replace');
  const wanted = data?.items.find((it) => it.id === url.get('vendor'));
  const first = wanted && { vendor: wanted, draft: draftFor(wanted, url.get('gateway'), url.get('account')) };
  return <VendorDialog vendors={data?.items} first={first} onClose={() => close(null)} onAdded={close} />;
}

const isTyped = ({ username, password, label }: GatewayDraft): boolean => username + password + label !== '';

interface Chosen {
  readonly vendor: VendorTemplate;
  readonly draft: GatewayDraft;
}
interface VendorDialogProps {
  /** Undefined while they are read. */
  readonly vendors: readonly VendorTemplate[] | undefined;
  /** What the address says. */
  readonly first: Chosen | undefined;
  readonly onClose: () => void;
  readonly onAdded: (exitId: string) => void;
}

function VendorDialog({ vendors, first, onClose, onAdded }: VendorDialogProps) {
  const [picked, setPicked] = useState<Chosen | undefined>();
  const chosen = picked ?? first;
  const [tried, setTried] = useState(false);
  const add = useAddGateway(({ id }) => onAdded(id));
  const own = chosen ? problemsOf(chosen.draft, chosen.vendor) : {};
  const problems = tried ? { ...fieldProblems(add.error), ...own } : {};
  const change = (next: Chosen): void => {
    add.reset();
    setPicked(next);
  };
  const choose = (vendor: VendorTemplate): void => {
    setTried(false);
    change({ vendor, draft: draftFor(vendor) });
  };
  const submit = (): void => {
    setTried(true);
    if (chosen && Object.keys(own).length === 0) add.mutate(createOf(chosen.draft, chosen.vendor));
  };
  const unplaced = add.error !== null && Object.keys(fieldProblems(add.error)).length === 0;
  return (
    <FormFrame
      size="large"
      title={t.title}
      text={t.text}
      verb={t.verb}
      needs="operate"
      busy={add.isPending}
      off={chosen === undefined}
      dirty={picked !== undefined && isTyped(picked.draft)}
      error={unplaced ? add.error?.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4 lg:grid-cols-[220px_minmax(0,1fr)_minmax(0,1fr)] lg:gap-5">
        {vendors === undefined ? (
          <p className="text-13 text-ink-3">{t.loading}</p>
        ) : (
          <VendorList vendors={vendors} chosen={chosen?.vendor.id ?? ''} onChoose={choose} />
        )}
        {chosen === undefined ? (
          <p className="self-center text-center text-13 text-ink-3 lg:col-span-2">{t.choose}</p>
        ) : (
          <>
            <div className="flex min-w-0 flex-col gap-4">
              <Notes vendor={chosen.vendor} />
              <GatewayFields {...chosen} problems={problems} onDraft={(draft) => change({ ...chosen, draft })} />
            </div>
            {/* Beside what is typed, so that it is seen meanwhile. */}
            <div className="min-w-0 self-start lg:sticky lg:top-0">
              <LoginPreview key={chosen.vendor.id} vendor={chosen.vendor} {...chosen.draft} />
            </div>
          </>
        )}
      </div>
    </FormFrame>
  );
}

function Notes({ vendor: { notes, confirmed, checkedAt } }: { readonly vendor: VendorTemplate }) {
  const checked = checkedAt === '' ? '' : confirmed ? t.confirmedText(checkedAt) : t.unconfirmedText(checkedAt);
  return (
    <p className="text-13 text-ink-2">
      {notes} {checked}
    </p>
  );
}
