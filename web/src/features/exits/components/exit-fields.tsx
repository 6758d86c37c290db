// Fields of an exit, for adding and for editing. What identifies an exit is asked for only when it is new.
import { adminStates, exitSchemes, networkTypes, type AdminState, type ExitScheme } from '@gyre/shared/vocabulary';
import type { ReactNode } from 'react';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input, Select } from '../../../components/ui/inputs.tsx';
import { t as common } from '../../../lib/messages/common.ts';
import { t } from '../drawer-messages.ts';
import type { DraftField, DraftProblems, ExitDraft } from '../exit-draft.ts';
import { t as listT } from '../messages.ts';

interface FieldsProps {
  readonly draft: ExitDraft;
  readonly problems: DraftProblems;
  readonly isNew: boolean;
  readonly onDraft: (draft: ExitDraft) => void;
}
type TextField = Exclude<DraftField, 'scheme' | 'adminState' | 'insecureTls' | 'type'>;

export function ExitFields(props: FieldsProps) {
  const { draft, isNew, onDraft } = props;
  const direct = draft.scheme === 'direct';
  return (
    <>
      {isNew && <Identity {...props} />}
      {direct && <Text {...props} name="localAddress" label={t.localAddress} help={t.localHelp} code />}
      <Row>
        <Text {...props} name="label" label={t.label} help={isNew ? t.labelHelp : undefined} />
        <Text {...props} name="tags" label={t.tags} help={listT.tagsHelp} />
      </Row>
      {!direct && (
        <Row>
          <Text
            {...props}
            name="password"
            label={t.password}
            type="password"
            help={isNew ? undefined : t.passwordKeep}
          />
          <AdminStateField {...props} />
        </Row>
      )}
      {direct && <AdminStateField {...props} />}
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-1 text-13 font-semibold">{t.place}</legend>
        <Row>
          <Text {...props} name="country" label={t.country} help={t.countryHelp} />
          <Text {...props} name="region" label={t.region} />
          <Text {...props} name="city" label={t.city} />
          <Text {...props} name="asn" label={t.asn} numeric />
          <TypeField {...props} />
        </Row>
      </fieldset>
      <Row>
        <Text {...props} name="weight" label={t.weight} help={t.weightHelp} numeric />
        <Text {...props} name="maxInFlight" label={t.cap} help={t.capHelp} numeric />
        <Text {...props} name="priority" label={t.priority} help={t.priorityHelp} numeric />
        <Text {...props} name="price" label={t.price} help={t.priceHelp} numeric />
      </Row>
      {draft.scheme === 'https' && (
        <Checkbox
          label={t.insecureLabel}
          checked={draft.insecureTls}
          onChange={(event) => onDraft({ ...draft, insecureTls: event.target.checked })}
        />
      )}
    </>
  );
}

const Row = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid gap-3 md:grid-cols-2">{children}</div>
);

function Identity(props: FieldsProps) {
  const { draft, onDraft } = props;
  return (
    <>
      <Field label={t.scheme} help={t.schemeHelp[draft.scheme]}>
        {(ids) => (
          <Select
            {...ids}
            data-autofocus
            value={draft.scheme}
            onChange={(event) => onDraft({ ...draft, scheme: event.target.value as ExitScheme })}
          >
            {exitSchemes.map((scheme) => (
              <option key={scheme}>{scheme}</option>
            ))}
          </Select>
        )}
      </Field>
      {draft.scheme !== 'direct' && (
        <>
          <div className="grid grid-cols-[minmax(0,1fr)_110px] gap-3">
            <Text {...props} name="host" label={t.host} code />
            <Text {...props} name="port" label={t.port} numeric />
          </div>
          <Text {...props} name="username" label={t.username} code />
        </>
      )}
    </>
  );
}

function AdminStateField({ draft, onDraft }: FieldsProps) {
  return (
    <Field label={t.adminState} help={common.adminMeaning[draft.adminState]}>
      {(ids) => (
        <Select
          {...ids}
          value={draft.adminState}
          onChange={(event) => onDraft({ ...draft, adminState: event.target.value as AdminState })}
        >
          {adminStates.map((state) => (
            <option key={state} value={state}>
              {common.admin[state]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function TypeField({ draft, problems, isNew, onDraft }: FieldsProps) {
  return (
    <Field label={t.type} error={problems.type} optional={isNew}>
      {(ids) => (
        <Select
          {...ids}
          value={draft.type}
          onChange={(event) => onDraft({ ...draft, type: event.target.value as ExitDraft['type'] })}
        >
          <option value="">{t.typeUnknown}</option>
          {networkTypes.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </Select>
      )}
    </Field>
  );
}

interface TextProps extends FieldsProps {
  readonly name: TextField;
  readonly label: string;
  readonly help?: string | undefined;
  readonly type?: 'text' | 'password';
  readonly numeric?: boolean;
  readonly code?: boolean;
}

function Text({ name, label, help, type = 'text', numeric, code, draft, problems, isNew, onDraft }: TextProps) {
  const optional = isNew && !['host', 'port', 'weight', 'priority'].includes(name);
  return (
    <Field label={label} help={help} error={problems[name]} optional={optional}>
      {(ids) => (
        <Input
          {...ids}
          type={type}
          code={code}
          inputMode={numeric ? 'numeric' : undefined}
          autoComplete={type === 'password' ? 'new-password' : 'off'}
          value={draft[name]}
          onChange={(event) => onDraft({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  );
}
