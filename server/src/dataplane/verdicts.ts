// What clients say of answers they had, in the header `X-Gyre-Verdict: <request id> blocked|failed|ok` of any later request. It holds here at once,
// and control makes it hold everywhere. A verdict nobody can place harms no traffic: control counts it.
import { isId } from '@gyre/shared/ids';
import { type VerdictWord, verdicts } from '@gyre/shared/contract/site-bans';
import { clientBan } from '../core/bans/verdict.ts';
import { type Failure, failure } from '../core/model/failure.ts';
import type { UserEntry } from '../core/snapshot/snapshot.ts';
import type { ToControl } from '../link/messages.ts';
import type { SiteBans } from './bans/site-bans.ts';
import type { RequestIds } from './request-id.ts';
import { siteNameOf } from './sites.ts';

export interface Said {
  readonly id: string;
  readonly word: VerdictWord;
}
const key = 'verdict';

/** Takes the verdicts out of the X-Gyre-* fields (flat name, value, …); undefined: there are none. A failure names what cannot be read. */
export function takeVerdicts(fields: string[]): readonly Said[] | Failure | undefined {
  let said: Said[] | undefined;
  let fault: Failure | undefined;
  for (let i = 0; i < fields.length;) {
    if (fields[i] !== key) {
      i += 2;
      continue;
    }
    const [, value = ''] = fields.splice(i, 2);
    const read = readVerdict(value);
    if (read === undefined)
      fault = failure('invalid_wishes', `verdict: "${value}" is not a request id and one of ${verdicts.join(', ')}`);
    else (said ??= []).push(read);
  }
  return fault ?? said;
}

function readVerdict(value: string): Said | undefined {
  const [id = '', word = '', more] = value.split(/[ \t]+/);
  if (!isId('req', id) || more !== undefined || !verdicts.includes(word as VerdictWord)) return undefined;
  return { id, word: word as VerdictWord };
}

export class Verdicts {
  private readonly ids: RequestIds;
  private readonly bans: SiteBans;
  private readonly send: (message: ToControl) => void;

  constructor(ids: RequestIds, bans: SiteBans, send: (message: ToControl) => void) {
    this.ids = ids;
    this.bans = bans;
    this.send = send;
  }

  /** `user`: who says it. Only what that proxy user asked for itself is heard. */
  heard(said: readonly Said[], user: UserEntry | undefined): void {
    const who = user?.id ?? '';
    for (const { id, word } of said) {
      const found = this.ids.find(id);
      if (found?.user === who) {
        const { exitId, host } = found;
        if (word === 'ok') this.bans.welcome(exitId, siteNameOf(host));
        if (word === 'blocked') this.bans.impose(clientBan(exitId, siteNameOf(host), user?.name ?? ''));
      }
      this.send({ type: 'verdict', verdict: { id, word, user: who, found } });
    }
  }
  /** Control asks for a request. */
  asked(ask: number, id: string): void {
    this.send({ type: 'found-request', ask, found: this.ids.find(id) ?? null });
  }
}
