// The typed request: from the address to what the API is asked, and what of the wishes cannot be read. Pure.
import type { ExplainAsk } from '@gyre/shared/contract/explain';
import type { RequestRow } from '@gyre/shared/contract/traffic';
import { requestKinds, wishKeys, type RequestKind } from '@gyre/shared/vocabulary';
import { wishFields } from '@gyre/shared/wishes/consistency';
import { printWishes } from '@gyre/shared/wishes/print';
import { readProfile } from '@gyre/shared/wishes/username';
import { t } from './messages.ts';

/** As the form has it and the address holds it; '' = not said. */
export interface AskDraft {
  readonly proxyUser: string;
  readonly wishes: string;
  readonly target: string;
  readonly kind: RequestKind;
  readonly method: string;
  readonly listener: string;
}

export const emptyAsk: AskDraft = { proxyUser: '', wishes: '', target: '', kind: 'connect', method: '', listener: '' };

export const kindOf = (text: string): RequestKind => requestKinds.find((kind) => kind === text) ?? 'connect';

export const draftOfAddress = (get: (name: string) => string): AskDraft => ({
  proxyUser: get('proxyuser'),
  wishes: get('wishes'),
  target: get('target'),
  kind: kindOf(get('kind')),
  method: get('method'),
  listener: get('listener'),
});

export const addressOf = (draft: AskDraft): Readonly<Record<string, string>> => ({
  proxyuser: draft.proxyUser,
  wishes: draft.wishes.trim(),
  target: draft.target.trim(),
  kind: draft.kind === 'connect' ? '' : draft.kind,
  method: hasMethod(draft.kind) ? draft.method : '',
  listener: draft.listener,
});

export const draftOfRequest = (request: RequestRow): AskDraft => ({
  proxyUser: request.proxyUser ?? '',
  wishes: request.wishes,
  target: request.target,
  kind: request.kind,
  method: hasMethod(request.kind) ? (request.method ?? '') : '',
  listener: request.listenerId ?? '',
});

/** The wishes without the one of this key; null when it is not among them. */
export function withoutWish(text: string, key: string | null): string | null {
  const read = readProfile(text.trim());
  const wish = wishKeys.find((one) => one === key);
  if (!read.ok || wish === undefined || read.wishes[wishFields[wish]] === undefined) return null;
  return printWishes({ ...read.wishes, [wishFields[wish]]: undefined });
}

/** Only plain HTTP has a method that rules can ask for. */
export const hasMethod = (kind: RequestKind): boolean => kind === 'exchange' || kind === 'upgrade';

export const askOf = (draft: AskDraft): Partial<ExplainAsk> & Pick<ExplainAsk, 'target'> => ({
  target: draft.target.trim(),
  wishes: draft.wishes.trim(),
  kind: draft.kind,
  ...(draft.proxyUser === '' ? {} : { proxyUser: draft.proxyUser }),
  ...(draft.listener === '' ? {} : { listenerId: draft.listener }),
  ...(hasMethod(draft.kind) && draft.method !== '' ? { method: draft.method.toUpperCase() } : {}),
});

/** What is wrong with the wishes, in one sentence; the same reader as the gateway's. */
export function wishProblem(text: string): string | undefined {
  const read = readProfile(text.trim(), 'part');
  return read.ok ? undefined : read.message;
}

export function askProblems(draft: AskDraft): Readonly<Partial<Record<'target' | 'wishes', string>>> {
  const wishes = wishProblem(draft.wishes);
  return {
    ...(draft.target.trim() === '' ? { target: t.targetEmpty } : {}),
    ...(wishes === undefined ? {} : { wishes }),
  };
}
