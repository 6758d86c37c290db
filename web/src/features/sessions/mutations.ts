// Writes to sessions. They are no revision: workers hear of them at once.
import type { Session } from '@gyre/shared/contract/sessions';
import { call } from '../../lib/api-client.ts';
import { useWrite } from '../../lib/use-write.ts';
import { t } from './messages.ts';

const touches = ['sessions'] as const;
const exitOf = ({ exitLabel, exitId }: Session): string => exitLabel ?? exitId;

export const useRelease = () =>
  useWrite({
    run: (id: string) => call('sessions.release', { params: { id } }).then(unrevised),
    touches,
    saved: ({ answer }) => t.saved.released(answer.released),
    failed: t.failed.release,
  });

export const useRotate = () =>
  useWrite({
    run: (id: string) => call('sessions.rotate', { params: { id } }).then(unrevised),
    touches,
    saved: ({ answer }) => t.saved.rotated(answer.name, exitOf(answer)),
    failed: t.failed.rotate,
  });

export const useRepin = (onSaved: () => void) =>
  useWrite({
    run: ({ id, exitId }: { id: string; exitId: string }) =>
      call('sessions.repin', { params: { id }, body: { exitId } }).then(unrevised),
    touches,
    saved: ({ answer }) => t.saved.moved(answer.name, exitOf(answer)),
    onSaved,
  });

export const useReleaseMany = (onSaved: () => void) =>
  useWrite({
    run: (of: { exitId?: string; proxyUser?: string }) => call('sessions.releaseMany', { body: of }).then(unrevised),
    touches,
    saved: ({ answer }) => t.saved.released(answer.released),
    onSaved,
  });

const unrevised = <T>(answer: T) => ({ answer, revision: null });
