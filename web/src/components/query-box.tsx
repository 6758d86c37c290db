// The box a query is typed in: a combobox that completes the word under the caret. What can be completed is the caller's business.
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { cn } from '../lib/cn.ts';
import { FieldError } from './ui/field.tsx';
import { Input } from './ui/inputs.tsx';

export interface Suggestion {
  /** What stands in the list, and what it means. */
  readonly label: string;
  readonly help?: string;
  /** The whole text after choosing it, and where the caret goes. */
  readonly text: string;
  readonly caret: number;
}

interface QueryBoxProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly suggest?: (text: string, caret: number) => readonly Suggestion[];
  readonly error?: string | undefined;
}

export function QueryBox({ label, placeholder, value, onValue, suggest, error }: QueryBoxProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(-1);
  const list = open ? (suggest?.(value, caret) ?? []) : [];
  const noteCaret = (): void => setCaret(input.current?.selectionStart ?? value.length);
  const take = (one: Suggestion): void => {
    onValue(one.text);
    setAt(-1);
    setCaret(one.caret);
    // After React has written the text, or the caret would jump to its end.
    requestAnimationFrame(() => input.current?.setSelectionRange(one.caret, one.caret));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = list[at];
    if (event.key === 'ArrowDown' && list.length > 0) setAt((at + 1) % list.length);
    else if (event.key === 'ArrowUp' && list.length > 0) setAt(at <= 0 ? list.length - 1 : at - 1);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen);
    else if (event.key === 'Enter') return setOpen(false);
    else if (event.key === 'Escape' && list.length > 0) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <Input
        ref={input}
        code
        type="search"
        role="combobox"
        data-query-box
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={list.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={list[at] ? `${id}-${at}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          onValue(event.target.value);
          setCaret(event.target.selectionStart ?? event.target.value.length);
          setOpen(true);
          setAt(-1);
        }}
        onSelect={noteCaret}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={list.length === 0}
        className="absolute top-full left-0 z-30 mt-1 max-h-72 w-full max-w-96 overflow-y-auto rounded-panel border bg-page p-1 shadow-layer"
      >
        {list.map((one, i) => (
          <li
            key={one.label}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === at}
            // Pressing must not take the focus from the box.
            onMouseDown={(event) => (event.preventDefault(), take(one))}
            className={cn(
              'flex min-h-7 cursor-pointer items-baseline gap-3 rounded-control px-2 py-1 text-13',
              i === at ? 'bg-raised' : 'hover:bg-surface',
            )}
          >
            <span className="mono">{one.label}</span>
            {one.help && <span className="truncate text-12 text-ink-3">{one.help}</span>}
          </li>
        ))}
      </ul>
      {error && (
        <div className="mt-1">
          <FieldError id={`${id}-error`} text={error} />
        </div>
      )}
    </div>
  );
}
