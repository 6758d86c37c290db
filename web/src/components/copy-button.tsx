// Copies a text, says so, and keeps the focus. Where the browser has no clipboard (plain http), a hidden field does it.
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { announce } from '../lib/announce.ts';
import { t } from '../lib/messages/common.ts';
import { IconButton } from './ui/icon-button.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What it is, for the button's name: "Copy password". */
  readonly what?: string;
}

const shownMs = 1500;

export function CopyButton({ text, what }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), shownMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = async (from: HTMLElement): Promise<void> => {
    await copyText(text, from);
    setCopied(true);
    announce(t.copied);
  };
  return (
    <IconButton
      small
      name={copied ? t.copied : what === undefined ? t.copy : t.copyWhat(what.toLowerCase())}
      onClick={(event) => void copy(event.currentTarget)}
    >
      {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
    </IconButton>
  );
}

/** The field stands beside the button, because an open dialog would take the focus away from anywhere else. */
async function copyText(text: string, beside: HTMLElement): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  beside.after(field);
  field.select();
  document.execCommand('copy');
  field.remove();
  beside.focus();
}
