// One exit over the list: everything about it, probe now with its steps, edit, remove. J and K walk the list without closing it.
import type { Exit } from '@gyre/shared/contract/exits';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Activity, ChevronDown, ChevronUp, Pencil, Trash2 } from 'lucide-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { ErrorPanel } from '../../../components/error-panel.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Drawer } from '../../../components/ui/drawer.tsx';
import { FormFrame } from '../../../components/form-frame.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { announce } from '../../../lib/announce.ts';
import { ApiError } from '../../../lib/api-client.ts';
import { useHotkeys } from '../../../lib/hotkeys.ts';
import { t as common } from '../../../lib/messages/common.ts';
import { useSoon } from '../../../lib/use-soon.ts';
import { t } from '../drawer-messages.ts';
import { maskedUrl } from '../exit-words.ts';
import { t as listT } from '../messages.ts';
import { useProbe, useRemoveExit } from '../mutations.ts';
import { exitQuery, listedExit } from '../queries.ts';
import { DrainNote } from './drain-note.tsx';
import { ExitEditor } from './exit-editor.tsx';
import { AttributeFacts, HealthFacts, TrafficFacts } from './exit-facts.tsx';
import { ExitBans } from './exit-bans.tsx';
import { ExitState } from './exit-state.tsx';
import { ExitTabs, useExitTab } from './exit-tabs.tsx';
import { ExitTimeline } from './exit-timeline.tsx';
import { PlaceFacts } from './place-facts.tsx';
import { ProbePanel } from './probe-panel.tsx';

interface DrawerProps {
  readonly id: string;
  readonly onClose: () => void;
  /** To the next (1) or previous (-1) exit of the list. */
  readonly onStep: (step: 1 | -1) => void;
}

export function ExitDrawer({ id, onClose, onStep }: DrawerProps) {
  const client = useQueryClient();
  // The list knows the exit already: walking on waits for nothing.
  const {
    data: exit,
    error,
    refetch,
  } = useQuery({
    ...exitQuery(id),
    placeholderData: () => listedExit(client, id),
  });
  useHotkeys([
    { keys: 'j', label: t.next, group: listT.title, inDialog: true, run: () => onStep(1) },
    { keys: 'k', label: t.before, group: listT.title, inDialog: true, run: () => onStep(-1) },
  ]);
  if (exit) return <ExitDetail exit={exit} onClose={onClose} onStep={onStep} />;
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <Drawer onClose={onClose} title={gone ? t.goneTitle : listT.title}>
      {gone && <p className="text-13 text-ink-2">{t.goneText}</p>}
      {error && !gone && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!error && <Skeleton />}
    </Drawer>
  );
}

const Skeleton = () => (
  <div role="status" aria-label={common.loading} className="flex flex-col gap-3">
    {[60, 80, 40, 70, 50, 80].map((width, i) => (
      <span key={i} className="h-4 rounded-control bg-raised" style={{ width: `${width}%` }} />
    ))}
  </div>
);

interface DetailProps extends Omit<DrawerProps, 'id'> {
  readonly exit: Exit;
}

/** Stays while one walks on: a dialog that is made anew takes the focus, locks the page and slides in again, for each exit. */
function ExitDetail({ exit, onClose, onStep }: DetailProps) {
  const [other, setOther] = useState<{ readonly mode: 'edit' | 'remove'; readonly id: string } | null>(null);
  const mode = other?.id === exit.id ? other.mode : 'facts';
  const tab = useExitTab();
  const soon = useSoon();
  const probe = useProbe();
  const probed = probe.variables === exit.id;
  const runProbe = (): void => probe.mutate(exit.id);
  const showFacts = (): void => setOther(null);
  useStepSaid(exit);
  useHotkeys([
    { keys: 'p', label: t.probeNow, group: listT.title, inDialog: true, run: runProbe },
    {
      keys: 'e',
      label: t.edit,
      group: listT.title,
      inDialog: true,
      run: () => setOther({ mode: 'edit', id: exit.id }),
    },
  ]);
  if (mode === 'edit') return <ExitEditor key={exit.id} exit={exit} onClose={onClose} onDone={showFacts} />;
  return (
    <Drawer
      onClose={onClose}
      title={exit.label}
      subtitle={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ExitState exit={exit} />
          <span className="mono break-all text-ink-3">{maskedUrl(exit)}</span>
        </span>
      }
      actions={
        <>
          <Button
            look="primary"
            needs="operate"
            data-autofocus
            busy={probed && probe.isPending}
            icon={<Activity size={14} aria-hidden="true" />}
            onClick={runProbe}
          >
            {t.probeNow}
          </Button>
          <Button
            needs="operate"
            icon={<Pencil size={14} aria-hidden="true" />}
            onClick={() => setOther({ mode: 'edit', id: exit.id })}
          >
            {t.edit}
          </Button>
          <Button
            look="danger-quiet"
            needs="operate"
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => setOther({ mode: 'remove', id: exit.id })}
          >
            {listT.remove}
          </Button>
          <span className="ml-auto flex">
            <IconButton name={t.before} onClick={() => onStep(-1)}>
              <ChevronUp size={16} aria-hidden="true" />
            </IconButton>
            <IconButton name={t.next} onClick={() => onStep(1)}>
              <ChevronDown size={16} aria-hidden="true" />
            </IconButton>
          </span>
        </>
      }
    >
      {probed && <ProbePanel busy={probe.isPending} report={probe.data} error={probe.error} />}
      <div className="mb-4">
        <ExitTabs exitId={exit.id} here={tab} />
      </div>
      {soon && tab === 'timeline' && <ExitTimeline key={exit.id} exitId={exit.id} />}
      {soon && tab === 'bans' && <ExitBans key={exit.id} exitId={exit.id} />}
      {soon && tab === 'details' && (
        <Fragment key={exit.id}>
          <HealthFacts exit={exit} />
          <PlaceFacts exit={exit} />
          <TrafficFacts exit={exit} />
          {exit.adminState === 'draining' && <DrainNote of={{ id: exit.id }} />}
          <AttributeFacts exit={exit} />
        </Fragment>
      )}
      {mode === 'remove' && <RemoveForm key={exit.id} exit={exit} onRemoved={onClose} onClose={showFacts} />}
    </Drawer>
  );
}

interface RemoveProps {
  readonly exit: Exit;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}
function RemoveForm({ exit, onRemoved, onClose }: RemoveProps) {
  const remove = useRemoveExit(onRemoved);
  return (
    <FormFrame
      danger
      title={listT.removeOneTitle(exit.label)}
      text={listT.removeOneText}
      verb={common.remove}
      needs="operate"
      busy={remove.isPending}
      error={remove.error?.message}
      onSubmit={() => remove.mutate({ id: exit.id, label: exit.label })}
      onClose={onClose}
    />
  );
}

/** The focus stays where it is, so the next name is said aloud. */
function useStepSaid({ id, label }: Exit): void {
  const before = useRef(id);
  useEffect(() => {
    if (before.current !== id) announce(label);
    before.current = id;
  }, [id, label]);
}
