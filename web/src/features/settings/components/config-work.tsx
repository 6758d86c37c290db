// The document under change: edit or open it, see the plan of just this text, apply just that plan. What is typed stays whatever goes wrong.
import { useRef, useState } from 'react';
import { LeaveGuard } from '../../../components/leave-guard.tsx';
import { TypedConfirm } from '../../../components/typed-confirm.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { Checkbox } from '../../../components/ui/inputs.tsx';
import { faultsOf } from '../config-faults.ts';
import { t } from '../config-messages.ts';
import { useApply, usePlan } from '../config-mutations.ts';
import { ConfigApplied } from './config-applied.tsx';
import { ConfigEditor, type EditorHandle } from './config-editor.tsx';
import { ConfigFaults } from './config-faults-list.tsx';
import { ConfigPlanView } from './config-plan.tsx';
import { OpenFile } from './config-open-file.tsx';

interface WorkProps {
  /** The document as it is now. */
  readonly now: string;
  /** Reads it anew. */
  readonly onReread: () => Promise<string | undefined>;
}

export function ConfigWork({ now, onReread }: WorkProps) {
  const [text, setText] = useState(now);
  /** What would not be lost: as it was read, or applied. */
  const [settled, setSettled] = useState(now);
  const [removeMissing, setRemoveMissing] = useState(false);
  const [opening, setOpening] = useState(false);
  const editor = useRef<EditorHandle>(null);
  const plan = usePlan();
  const apply = useApply(() => {
    plan.reset();
    setOpening(false);
    setSettled(text);
    void onReread();
  });
  const edit = (next: string): void => {
    setText(next);
    plan.reset();
    apply.reset();
  };
  const reread = async (): Promise<void> => {
    const fresh = await onReread();
    if (fresh === undefined) return;
    edit(fresh);
    setSettled(fresh);
  };
  const planned = plan.data;
  const failed = plan.error ?? apply.error;
  const faults = failed === null ? [] : faultsOf(failed);
  const run = (): void => (planned ? apply.mutate(planned) : undefined);
  return (
    <>
      <LeaveGuard when={text !== settled} />
      <ConfigEditor
        ref={editor}
        readOnly={false}
        text={text}
        faulty={faults.flatMap(({ line }) => line ?? [])}
        onText={edit}
      />
      <div className="flex flex-wrap items-center gap-2">
        <OpenFile onText={edit} />
        <Button look="quiet" onClick={() => void reread()}>
          {t.reread}
        </Button>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Checkbox
            label={t.removeMissing}
            checked={removeMissing}
            aria-describedby="config-remove-hint"
            onChange={(event) => {
              setRemoveMissing(event.target.checked);
              plan.reset();
              apply.reset();
            }}
          />
          <p id="config-remove-hint" className="ml-6 text-12 text-ink-3">
            {t.removeHint}
          </p>
        </div>
        <Button
          look={planned ? 'plain' : 'primary'}
          needs="admin"
          busy={plan.isPending}
          onClick={() => {
            apply.reset();
            plan.mutate({ text, removeMissing });
          }}
        >
          {t.plan}
        </Button>
      </div>
      <div aria-live="polite">
        {faults.length > 0 && <ConfigFaults faults={faults} onShow={(line) => editor.current?.show(line)} />}
        {apply.data && <ConfigApplied applied={apply.data} />}
        {planned && (
          <section aria-labelledby="config-plan" className="flex flex-col gap-3 rounded-panel border border-line p-4">
            <h3 id="config-plan" className="text-16">
              {t.planTitle}
            </h3>
            <ConfigPlanView plan={planned.plan} />
            {planned.plan.steps.length > 0 && (
              <div>
                <Button
                  look={planned.plan.remove > 0 || planned.plan.opens.length > 0 ? 'danger' : 'primary'}
                  needs="admin"
                  busy={apply.isPending}
                  onClick={() => (planned.plan.opens.length > 0 ? setOpening(true) : run())}
                >
                  {t.apply(planned.plan.steps.length)}
                </Button>
              </div>
            )}
          </section>
        )}
      </div>
      {opening && planned && (
        <TypedConfirm
          word={planned.plan.opens[0] ?? ''}
          title={t.openTitle(planned.plan.opens.join(', '))}
          text={t.openText}
          verb={t.openVerb}
          needs="admin"
          busy={apply.isPending}
          error={apply.error?.message}
          onSubmit={run}
          onClose={() => setOpening(false)}
        />
      )}
    </>
  );
}
