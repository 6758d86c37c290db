// The button "How usernames are read" and its dialog. The text is in the address (?username=), so a reading can be sent to somebody.
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/button.tsx';
import { Dialog } from '../../../components/ui/dialog.tsx';
import { useUrl } from '../../../lib/use-url.ts';
import { examples, t } from '../messages.ts';
import { UsernameTryIt } from './username-try-it.tsx';

const parameter = 'username';

export function UsernameGuide() {
  const url = useUrl();
  // The field has its text at once; the address follows. An emptied field leaves the address, and the dialog where it is.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? url.get(parameter);
  const write = (next: string): void => {
    setTyped(next);
    url.set({ [parameter]: next }, 'replace');
  };
  const close = (): void => {
    setTyped(null);
    url.set({ [parameter]: null }, 'replace');
  };
  return (
    <>
      <Button icon={<CircleHelp size={14} aria-hidden="true" />} onClick={() => write(examples[0]!)}>
        {t.open}
      </Button>
      <Dialog
        open={typed !== null || text !== ''}
        size="medium"
        title={t.title}
        text={t.about}
        onClose={close}
        footer={
          <Button look="primary" onClick={close}>
            {t.done}
          </Button>
        }
      >
        <UsernameTryIt text={text} onText={write} />
      </Dialog>
    </>
  );
}
