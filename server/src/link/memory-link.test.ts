import { linkContract } from './link.contract.ts';
import { memoryLink } from './memory-link.ts';
import type { ToControl, ToWorker } from './messages.ts';

linkContract('memory link', async () => {
  const [control, worker] = memoryLink<ToWorker, ToControl>();
  return { control, worker, close: () => control.close() };
});
