// Texts of undo, wherever a write offers it.
import { catalogue } from '../messages.ts';

export const t = catalogue('undo', {
  undo: 'Undo',
  undoLast: 'Undo my last change',
  undone: (what: string) => `Undone: ${what}`,
  nothing: 'There is nothing of yours to undo here; older changes are in Changes.',
  failed: 'Undo did not work',
});
