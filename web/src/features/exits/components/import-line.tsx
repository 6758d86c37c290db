// One line of an import: what becomes of it and why; a line with a problem is corrected where it stands.
import type { ImportLine } from '@gyre/shared/contract/exit-import';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { StatusIcon } from '../../../components/status-icon.tsx';
import { Button } from '../../../components/ui/button.tsx';
import { IconButton } from '../../../components/ui/icon-button.tsx';
import { Input } from '../../../components/ui/inputs.tsx';
import { cn } from '../../../lib/cn.ts';
import { formatCount } from '../../../lib/format.ts';
import { t } from '../import-messages.ts';

export interface Correction {
  /** The line as it was given, not masked. */
  readonly textOf: (line: number) => string;
  readonly onCorrect: (line: number, text: string) => void;
}

/** Why a line is not taken as it is, in one sentence. */
export function textOf(line: ImportLine): string | null {
  const said = [line.message, ...line.warnings].filter(Boolean).join(' · ');
  return said === '' ? null : said;
}

const marks = {
  added: ['healthy', 'text-healthy'],
  updated: ['probation', 'text-accent'],
  unchanged: ['unproven', 'text-ink-3'],
  skipped: ['disabled', 'text-ink-3'],
  error: ['ejected', 'text-danger'],
} as const;

interface RowProps {
  readonly line: ImportLine;
  readonly correction: Correction | undefined;
}

export function ImportLineRow({ line, correction }: RowProps) {
  const [open, setOpen] = useState(false);
  const said = textOf(line);
  const [icon, colour] = marks[line.outcome];
  return (
    <div className="flex items-start gap-2 border-b border-line px-2 py-1.5 text-12">
      <span role="cell" className="num w-12 shrink-0 text-right text-ink-3">
        {formatCount(line.line)}
      </span>
      <span role="cell" className={cn('flex w-20 shrink-0 items-center gap-1.5 font-medium', colour)}>
        <StatusIcon kind={icon} size={12} />
        {t.outcomes[line.outcome]}
      </span>
      <span role="cell" className="min-w-0 flex-1">
        {open && correction ? (
          <Editor line={line.line} correction={correction} onClose={() => setOpen(false)} />
        ) : (
          <span className="block truncate font-mono" title={line.exit ?? line.text}>
            {line.exit ?? line.text}
          </span>
        )}
        {said !== null && (
          <span className={cn('block break-words', line.outcome === 'error' ? 'text-danger' : 'text-ink-2')}>
            {said}
          </span>
        )}
      </span>
      {correction && !open && (
        <span role="cell" className="shrink-0">
          <IconButton small name={t.correct(line.line)} onClick={() => setOpen(true)}>
            <Pencil size={13} aria-hidden />
          </IconButton>
        </span>
      )}
    </div>
  );
}

function Editor({ line, correction, onClose }: { line: number; correction: Correction; onClose: () => void }) {
  const [text, setText] = useState(() => correction.textOf(line));
  return (
    <form
      className="flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        correction.onCorrect(line, text);
      }}
      data-own-escape
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Input
        autoFocus
        aria-label={t.lineText(line)}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      <Button small type="submit" look="primary">
        {t.correctDone}
      </Button>
    </form>
  );
}
