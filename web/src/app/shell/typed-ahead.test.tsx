// @vitest-environment happy-dom
import { fireEvent, render } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { TypedAhead } from './typed-ahead.tsx';

const shortcut = vi.fn();
afterEach(() => {
  document.removeEventListener('keydown', shortcut);
  shortcut.mockClear();
});

function Page({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  return (
    <>
      <output>{text}</output>
      <TypedAhead onType={setText} onClose={onClose} />
    </>
  );
}

it('keeps what is typed, and lets no shortcut hear of it', () => {
  document.addEventListener('keydown', shortcut);
  const onClose = vi.fn();
  const { container, unmount } = render(<Page onClose={onClose} />);
  for (const key of ['g', 'x', 'Backspace', 'e', 'Shift', ' ', 'r']) fireEvent.keyDown(document.body, { key });
  expect(container.textContent).toBe('ge r');
  expect(shortcut.mock.calls.map(([event]) => (event as KeyboardEvent).key)).toEqual(['Shift']);
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  expect(shortcut).toHaveBeenCalledTimes(2);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(onClose).toHaveBeenCalledOnce();
  unmount();
  fireEvent.keyDown(document.body, { key: 'g' });
  expect(shortcut).toHaveBeenCalledTimes(3);
});
