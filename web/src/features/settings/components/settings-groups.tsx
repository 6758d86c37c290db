// The groups of settings: probes, places, health, limits, kept requests, backups, targets.
import type { ReactNode } from 'react';
import { AmountField } from '../../../components/amount-field.tsx';
import { Field } from '../../../components/ui/field.tsx';
import { Checkbox, Input, Select, TextArea } from '../../../components/ui/inputs.tsx';
import { t } from '../messages.ts';
import { amounts, type AmountKey, type SettingsDraft, type SettingsProblems } from '../settings-draft.ts';

export interface GroupProps {
  readonly draft: SettingsDraft;
  readonly problems: SettingsProblems;
  readonly disabled: boolean;
  readonly onDraft: (draft: SettingsDraft) => void;
}

function Group({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="min-w-0 rounded-panel border border-line p-4">
      <legend className="sr-only">{title}</legend>
      <h2 aria-hidden="true" className="text-16">
        {title}
      </h2>
      <p className="mt-0.5 mb-4 text-13 text-ink-2">{about}</p>
      <div className="flex flex-col gap-4">{children}</div>
    </fieldset>
  );
}

const Two = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">{children}</div>
);

interface NumberProps extends GroupProps {
  readonly of: AmountKey;
  readonly label: string;
  readonly help?: string;
}

function NumberOf({ of, label, help, draft, problems, disabled, onDraft }: NumberProps) {
  return (
    <AmountField
      label={label}
      amount={amounts[of]}
      value={draft.amounts[of]}
      help={help}
      error={problems[of]}
      disabled={disabled}
      onValue={(value) => onDraft({ ...draft, amounts: { ...draft.amounts, [of]: value } })}
    />
  );
}

interface YesProps {
  readonly label: string;
  readonly help: string;
  readonly on: boolean;
  readonly disabled: boolean;
  readonly onChange: (on: boolean) => void;
}

function Yes({ label, help, on, disabled, onChange }: YesProps) {
  return (
    <div>
      <Checkbox label={label} checked={on} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <p className="ml-6 text-12 text-ink-3">{help}</p>
    </div>
  );
}

export function ProbeGroup(props: GroupProps) {
  const { draft, problems, disabled, onDraft } = props;
  return (
    <Group title={t.probe} about={t.probeAbout}>
      <Yes
        label={t.probeEnabled}
        help={t.probeEnabledHelp}
        on={draft.probeEnabled}
        disabled={disabled}
        onChange={(probeEnabled) => onDraft({ ...draft, probeEnabled })}
      />
      <Two>
        <NumberOf {...props} of="probe/intervalMs" label={t.probeInterval} help={t.probeIntervalHelp} />
        <NumberOf {...props} of="probe/timeoutMs" label={t.probeTimeout} />
        <Field label={t.probeTarget} help={t.probeTargetHelp} error={problems['probe/target']}>
          {(ids) => (
            <Input
              {...ids}
              code
              disabled={disabled}
              value={draft.probeTarget}
              onChange={(event) => onDraft({ ...draft, probeTarget: event.target.value })}
            />
          )}
        </Field>
        <NumberOf {...props} of="probe/concurrency" label={t.probeConcurrency} />
      </Two>
    </Group>
  );
}

export function PlacesGroup(props: GroupProps) {
  const { draft, problems, disabled, onDraft } = props;
  return (
    <Group title={t.places} about={t.placesAbout}>
      <Field label={t.echoTargets} help={t.echoTargetsHelp} error={problems['places/echoTargets']}>
        {(ids) => (
          <TextArea
            {...ids}
            code
            rows={3}
            disabled={disabled}
            value={draft.echoTargets}
            onChange={(event) => onDraft({ ...draft, echoTargets: event.target.value })}
          />
        )}
      </Field>
      <Two>
        <NumberOf {...props} of="places/intervalMs" label={t.placesInterval} />
        <Field label={t.placesCount}>
          {(ids) => (
            <Select
              {...ids}
              disabled={disabled}
              value={draft.placesCount}
              onChange={(event) =>
                onDraft({ ...draft, placesCount: event.target.value as SettingsDraft['placesCount'] })
              }
            >
              <option value="measured">{t.placesCounts.measured}</option>
              <option value="claimed">{t.placesCounts.claimed}</option>
            </Select>
          )}
        </Field>
      </Two>
    </Group>
  );
}

export function RequestsGroup(props: GroupProps) {
  return (
    <Group title={t.requests} about={t.requestsAbout}>
      <Two>
        <NumberOf {...props} of="requests/samplePercent" label={t.samplePercent} />
        <NumberOf {...props} of="requests/kept" label={t.keptRequests} />
        <NumberOf {...props} of="requests/logBytes" label={t.logBytes} help={t.logBytesHelp} />
        <NumberOf {...props} of="requests/logDays" label={t.logDays} />
      </Two>
    </Group>
  );
}

export function HealthGroup({ hindsight, ...props }: GroupProps & { readonly hindsight: ReactNode }) {
  const { draft, disabled, onDraft } = props;
  return (
    <Group title={t.health} about={t.healthAbout}>
      <Two>
        <NumberOf {...props} of="health/consecutiveFailures" label={t.consecutiveFailures} />
        <NumberOf {...props} of="health/probationSuccesses" label={t.probationSuccesses} />
        <NumberOf {...props} of="health/baseEjectionMs" label={t.baseEjection} help={t.baseEjectionHelp} />
        <NumberOf {...props} of="health/maxEjectionMs" label={t.maxEjection} />
        <NumberOf {...props} of="health/slowStartMs" label={t.slowStart} help={t.slowStartHelp} />
      </Two>
      <Yes
        label={t.successOutliers}
        help={t.successOutliersHelp}
        on={draft.successOutliers}
        disabled={disabled}
        onChange={(successOutliers) => onDraft({ ...draft, successOutliers })}
      />
      <Yes
        label={t.latencyOutliers}
        help={t.latencyOutliersHelp}
        on={draft.latencyOutliers}
        disabled={disabled}
        onChange={(latencyOutliers) => onDraft({ ...draft, latencyOutliers })}
      />
      {hindsight}
    </Group>
  );
}

export function LimitsGroup(props: GroupProps) {
  return (
    <Group title={t.limits} about={t.limitsAbout}>
      <Two>
        <NumberOf {...props} of="limits/maxConnections" label={t.maxConnections} help={t.maxConnectionsHelp} />
        <NumberOf {...props} of="limits/maxConnectionsPerClient" label={t.maxPerClient} help={t.maxPerClientHelp} />
        <NumberOf {...props} of="limits/headTimeoutMs" label={t.headTimeout} />
        <NumberOf {...props} of="limits/idleTimeoutMs" label={t.idleTimeout} />
      </Two>
    </Group>
  );
}

export function BackupsGroup(props: GroupProps) {
  return (
    <Group title={t.backups} about={t.backupsAbout}>
      <Two>
        <NumberOf {...props} of="backups/everyHours" label={t.backupHours} help={t.backupHoursHelp} />
        <NumberOf {...props} of="backups/keep" label={t.backupKeep} help={t.backupKeepHelp} />
      </Two>
    </Group>
  );
}

export function TargetsGroup({ draft, problems, disabled, onDraft }: GroupProps) {
  return (
    <Group title={t.targets} about={t.targetsAbout}>
      <Yes
        label={t.allowPrivate}
        help={t.allowPrivateHelp}
        on={draft.allowPrivateTargets}
        disabled={disabled}
        onChange={(allowPrivateTargets) => onDraft({ ...draft, allowPrivateTargets })}
      />
      <Field label={t.refusedPorts} help={t.refusedPortsHelp} error={problems.refusedPorts}>
        {(ids) => (
          <Input
            {...ids}
            disabled={disabled}
            value={draft.refusedPorts}
            onChange={(event) => onDraft({ ...draft, refusedPorts: event.target.value })}
          />
        )}
      </Field>
    </Group>
  );
}
