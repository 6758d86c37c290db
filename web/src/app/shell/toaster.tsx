// Notices, bottom left, and at the top on a phone: never over the verbs of a dialog or drawer. They wait while the pointer or the focus is on them; a failed write stays longer.
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { RevisionNote } from '../../components/revision-note.tsx';
import { StatusIcon } from '../../components/status-icon.tsx';
import { Button } from '../../components/ui/button.tsx';
import { IconButton } from '../../components/ui/icon-button.tsx';
import { alarm, announce } from '../../lib/announce.ts';
import { t as common } from '../../lib/messages/common.ts';
import { t } from '../../lib/messages/shell.ts';
import { useStore } from '../../lib/store.ts';
import { dismiss, toasts, type Toast } from '../../lib/toasts.ts';

const shownMs = { saved: 6000, info: 8000, failed: 14_000 };
/** What can be undone from it stays this long. */
const undoMs = 10_000;
const looks = {
  saved: { kind: 'healthy', colour: 'text-healthy' },
  info: { kind: 'unproven', colour: 'text-unproven' },
  failed: { kind: 'ejected', colour: 'text-danger' },
} as const;

export function Toaster() {
  const list = useStore(toasts);
  return (
    <section
      aria-label={t.notifications}
      className="pointer-events-none fixed top-14 right-4 left-4 z-50 flex flex-col gap-2 md:top-auto md:right-auto md:bottom-4 md:w-[360px]"
    >
      {list.map((one) => (
        <Notice key={one.id} one={one} />
      ))}
    </section>
  );
}

function Notice({ one }: { readonly one: Toast }) {
  const [held, setHeld] = useState(false);
  const { id, kind, text, detail } = one;
  const asked = one.action !== undefined;
  useEffect(() => {
    const sentence = detail === undefined ? text : `${text} ${detail}`;
    if (kind === 'failed') alarm(sentence);
    else announce(sentence);
  }, [kind, text, detail]);
  useEffect(() => {
    if (held) return;
    const timer = window.setTimeout(() => dismiss(id), asked ? undoMs : shownMs[kind]);
    return () => window.clearTimeout(timer);
  }, [held, id, kind, asked]);
  return (
    <div
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="enter-fade pointer-events-auto flex w-full items-start gap-2.5 rounded-panel border bg-page p-3 text-13 shadow-layer"
    >
      <span className={`mt-0.5 ${looks[kind].colour}`}>
        <StatusIcon kind={looks[kind].kind} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{text}</p>
        {detail && <p className="mt-0.5 break-words text-ink-2">{detail}</p>}
        {one.revision !== undefined && (
          <p className="mt-0.5 text-ink-2">
            <RevisionNote revision={one.revision} />
          </p>
        )}
      </div>
      {one.action && (
        <Button small onClick={() => (one.action?.run(), dismiss(id))}>
          {one.action.label}
        </Button>
      )}
      <IconButton small name={common.dismiss} onClick={() => dismiss(id)}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
