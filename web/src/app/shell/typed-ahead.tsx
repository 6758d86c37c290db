// Stands in for the palette while its chunk is on its way: what is typed meanwhile is meant for its box, and is no shortcut.
import { useEffect, useEffectEvent } from 'react';

interface TypedAheadProps {
  readonly onType: (change: (text: string) => string) => void;
  readonly onClose: () => void;
}

export function TypedAhead({ onType, onClose }: TypedAheadProps) {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { key } = event;
    if (key === 'Escape') onClose();
    else if (key === 'Backspace') onType((text) => text.slice(0, -1));
    else if (key.length === 1) onType((text) => text + key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    // Before anybody else hears of it.
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
  return null;
}
