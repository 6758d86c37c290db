// Fields of one vendor's gateway: where it is, and the account as the vendor calls its parts.
import type { VendorTemplate } from '@gyre/shared/contract/templates';
import { Field } from '../../../components/ui/field.tsx';
import { Input, Select } from '../../../components/ui/inputs.tsx';
import { type GatewayDraft, gatewayFields, type GatewayScheme, gatewayText, isOwn } from '../gateway-draft.ts';
import { t } from '../messages.ts';

interface GatewayFieldsProps {
  readonly vendor: VendorTemplate;
  readonly draft: GatewayDraft;
  readonly problems: Readonly<Record<string, string>>;
  readonly onDraft: (draft: GatewayDraft) => void;
}
const schemes: readonly GatewayScheme[] = ['http', 'https', 'socks5', 'socks5h'];

export function GatewayFields({ vendor, draft, problems, onDraft }: GatewayFieldsProps) {
  const change = (part: Partial<GatewayDraft>): void => onDraft({ ...draft, ...part });
  const asked = (field: string) => vendor.asks.find((it) => it.field === field);
  return (
    <div className="flex flex-col gap-3">
      {vendor.gateways.length > 0 && <Preset {...{ vendor, draft, onDraft }} />}
      <div className="grid grid-cols-[6rem_minmax(0,1fr)_5rem] gap-2">
        <Field label={t.scheme} error={problems['scheme']}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.scheme}
              onChange={(event) => change({ scheme: event.target.value as GatewayScheme })}
            >
              {schemes.map((scheme) => (
                <option key={scheme}>{scheme}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t.host} error={problems['host']}>
          {(ids) => (
            <Input {...ids} code value={draft.host} onChange={(event) => change({ host: event.target.value })} />
          )}
        </Field>
        <Field label={t.port} error={problems['port']}>
          {(ids) => (
            <Input
              {...ids}
              inputMode="numeric"
              value={draft.port}
              onChange={(event) => change({ port: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        label={asked('username')?.label ?? t.username}
        error={problems['username']}
        help={isOwn(vendor) ? t.ownHelp : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            code
            placeholder={asked('username')?.example}
            value={draft.username}
            onChange={(event) => change({ username: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={asked('password')?.label ?? t.password}
        error={problems['password']}
        help={isOwn(vendor) ? undefined : t.passwordHelp}
      >
        {(ids) => (
          <Input
            {...ids}
            code
            type={isOwn(vendor) ? 'text' : 'password'}
            autoComplete="new-password"
            value={draft.password}
            onChange={(event) => change({ password: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.label} optional help={t.labelHelp} error={problems['label']}>
        {(ids) => <Input {...ids} value={draft.label} onChange={(event) => change({ label: event.target.value })} />}
      </Field>
    </div>
  );
}

function Preset({ vendor, draft, onDraft }: Omit<GatewayFieldsProps, 'problems'>) {
  const now = gatewayText(draft);
  const choose = (text: string): void => {
    const gateway = vendor.gateways.find((it) => gatewayText(it) === text);
    onDraft({ ...draft, ...(gateway ? gatewayFields(gateway) : { host: '', port: '' }) });
  };
  return (
    <Field label={t.preset}>
      {(ids) => (
        <Select
          {...ids}
          value={vendor.gateways.some((it) => gatewayText(it) === now) ? now : ''}
          onChange={(event) => choose(event.target.value)}
        >
          {vendor.gateways.map((gateway) => (
            <option key={gatewayText(gateway)} value={gatewayText(gateway)}>
              {gatewayText(gateway) + (gateway.note === '' ? '' : ` (${gateway.note})`)}
            </option>
          ))}
          <option value="">{t.otherGateway}</option>
        </Select>
      )}
    </Field>
  );
}
