// Leaving a page with unsaved changes asks once; closing the tab asks in the browser's own words.
import { useBlocker } from '@tanstack/react-router';
import { t as common } from '../lib/messages/common.ts';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';

export function LeaveGuard({ when }: { readonly when: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: when,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog
      open
      alert
      title={common.unsavedTitle}
      text={common.unsavedText}
      onClose={blocker.reset}
      footer={
        <>
          <Button look="danger-quiet" onClick={blocker.proceed}>
            {common.unsavedLeave}
          </Button>
          <Button data-autofocus="" onClick={blocker.reset}>
            {common.unsavedStay}
          </Button>
        </>
      }
    />
  );
}
