// The document as text with the numbers of its lines. Lines are not wrapped, so that a number stands beside its line.
import { useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import { cn } from '../../../lib/cn.ts';
import { t } from '../config-messages.ts';
import { lineRange } from '../config-faults.ts';

export interface EditorHandle {
  /** Selects a line and shows it. */
  show(line: number): void;
}
interface EditorProps {
  readonly text: string;
  readonly readOnly: boolean;
  readonly faulty: readonly number[];
  readonly onText: (text: string) => void;
  readonly ref: Ref<EditorHandle>;
}
const face = 'font-mono text-12 leading-5 pointer-coarse:text-16 pointer-coarse:leading-6';
const linesAbove = 4;

export function ConfigEditor({ text, readOnly, faulty, onText, ref }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    show(line) {
      const field = area.current;
      if (field === null) return;
      const height = Number.parseFloat(getComputedStyle(field).lineHeight);
      field.focus();
      field.setSelectionRange(...lineRange(field.value, line));
      field.scrollTop = Math.max(0, (line - linesAbove) * height);
    },
  }));
  const lines = useMemo(() => text.split('\n').length, [text]);
  return (
    <div className="flex h-[min(60vh,560px)] overflow-hidden rounded-panel border border-control/80 bg-page focus-within:border-accent">
      <div
        ref={gutter}
        aria-hidden="true"
        className={cn(face, 'num shrink-0 overflow-hidden border-r border-line bg-surface py-2 text-right text-ink-3')}
      >
        {Array.from({ length: lines }, (_, i) => (
          <div key={i} className={cn('px-2', faulty.includes(i + 1) && 'bg-danger-tint font-semibold text-danger')}>
            {i + 1}
          </div>
        ))}
        <div className="h-8" />
      </div>
      <textarea
        ref={area}
        aria-label={t.document}
        aria-invalid={faulty.length > 0}
        value={text}
        readOnly={readOnly}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className={cn(face, 'min-w-0 flex-1 resize-none overflow-auto bg-transparent px-3 py-2 text-ink')}
        onChange={(event) => onText(event.target.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
