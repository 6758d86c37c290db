// Lists that arrive from outside the dialog: a file dropped anywhere on the page, or text pasted while nothing is being typed.
import { useEffect, useRef, useState } from 'react';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]') !== null;
const hasDialog = (): boolean => document.querySelector('[role=dialog], [role=alertdialog]') !== null;

/** Whether a file is held over the page. */
export function useIncoming(onText: (text: string) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  useEffect(() => {
    const stop = new AbortController();
    const listen = { signal: stop.signal };
    const holdsFile = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') === true && !hasDialog();
    document.addEventListener(
      'paste',
      (event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (isField(event.target) || hasDialog() || text.trim() === '') return;
        event.preventDefault();
        latest.current(text);
      },
      listen,
    );
    document.addEventListener(
      'dragover',
      (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      listen,
    );
    document.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), listen);
    document.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (!file || hasDialog()) return;
        event.preventDefault();
        void file.text().then((text) => latest.current(text));
      },
      listen,
    );
    return () => stop.abort();
  }, []);
  return over;
}
