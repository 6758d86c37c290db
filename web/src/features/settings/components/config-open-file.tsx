// Opens a document from this computer.
import { useRef } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { toast } from '../../../lib/toasts.ts';
import { t } from '../config-messages.ts';

/** As many as the server reads. */
const mostBytes = 4 * 2 ** 20;

export function OpenFile({ onText }: { readonly onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File): Promise<void> => {
    if (file.size > mostBytes) toast({ kind: 'failed', text: t.tooLarge });
    else onText(await file.text());
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t.upload}
        accept=".yaml,.yml,.json,application/yaml,application/json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void open(file);
          event.target.value = '';
        }}
      />
      <Button look="quiet" onClick={() => input.current?.click()}>
        {t.upload}
      </Button>
    </>
  );
}
