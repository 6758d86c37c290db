// What may come a frame later: a press is answered by a first paint without it. False while something is made, true right after.
import { useDeferredValue } from 'react';

export const useSoon = (): boolean => useDeferredValue(true, false);
