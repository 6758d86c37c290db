// What is seen of one attempt's answer at a site that has rules, and what they make of it: first of its head, while another exit may still be
// asked, then of the whole. There is none where no rule is about the site.
import type { ResponseBody } from '../../codec/http1/framing.ts';
import { FieldCursor } from '../../codec/http1/field-cursor.ts';
import type { ResponseHead } from '../../codec/http1/response-head.ts';
import type { SiteRules } from '../../core/bans/rules.ts';
import type { Sighting } from '../../core/bans/sighting.ts';
import { type Failure, failure } from '../../core/model/failure.ts';
import type { ExitEntry } from '../../core/snapshot/exit-entry.ts';
import type { Attempt } from '../attempt.ts';
import type { House } from '../house.ts';
import type { Ask } from '../request.ts';
import { siteNameOf } from '../sites.ts';
import { BodyText } from './body-text.ts';

/** For an attempt whose answer begins; undefined where nothing is judged. */
export function watchAnswer(house: House, ask: Ask, attempt: Attempt): AnswerWatch | undefined {
  const rules = house.snapshot().siteBanRules;
  if (rules === undefined) return undefined;
  const site = siteNameOf(ask.target.host);
  const here = rules.at(site);
  return here === undefined ? undefined : new AnswerWatch(house, here, site, attempt);
}

export class AnswerWatch implements Sighting {
  readonly site: string;
  readonly kind = 'exchange';
  readonly connectMs: number;
  firstByteMs: number | undefined;
  bytesDown: number | undefined;
  status: number | undefined;
  bodyText: string | undefined;
  private readonly house: House;
  private readonly rules: SiteRules;
  private readonly entry: ExitEntry;
  /** Monotonic ms. */
  private readonly readyAt: number;
  private head: ResponseHead | undefined;
  private text: BodyText | undefined;
  private bytes = 0;
  private over = false;

  constructor(house: House, rules: SiteRules, site: string, { entry, startedAt, openedAt }: Attempt) {
    this.house = house;
    this.rules = rules;
    this.site = site;
    this.entry = entry;
    this.readyAt = openedAt;
    this.connectMs = Math.round(openedAt - startedAt);
  }

  /** A head with what came of its body. The failure says that another exit should be asked instead, if one may. `bare`: its chunks lost their framing. */
  answered(head: ResponseHead, body: Buffer | undefined, kind: ResponseBody, bare: boolean): Failure | undefined {
    this.head = head;
    this.status = head.status;
    this.firstByteMs = Math.round(this.house.ground.now() - this.readyAt);
    // A body that HEAD or 304 leave out is no small body.
    if (kind === 'length') this.bytesDown = head.contentLength;
    if (kind !== 'none' && this.rules.wantsBody)
      this.text = new BodyText({ encoding: this.header('content-encoding'), chunked: kind === 'chunked' && !bare });
    if (kind === 'none') this.over = true;
    if (body !== undefined) this.took(body);
    this.bodyText = body === undefined ? undefined : this.text?.text();
    return this.judge();
  }
  took(chunk: Buffer): void {
    if (this.over) return;
    this.bytes += chunk.length;
    this.text?.take(chunk);
  }
  /** The answer is whole. */
  complete(): void {
    if (this.over) return;
    this.bytesDown = this.bytes;
    this.bodyText = this.text?.text();
    this.judge();
  }

  /** Values of a field, one behind the other; undefined when there is none. `name` in lower case. */
  header(name: string): string | undefined {
    const { text, fieldsAt } = this.head!;
    const line = new FieldCursor(text, fieldsAt);
    let value: string | undefined;
    while (line.next())
      if (line.lowerName() === name) value = value === undefined ? line.value() : `${value}, ${line.value()}`;
    return value;
  }

  private judge(): Failure | undefined {
    const verdict = this.rules.judge(this);
    if (verdict === undefined) return undefined;
    this.over = true;
    this.house.bans.blocked(this.entry, this.site, verdict);
    if (!verdict.rule.retry) return undefined;
    return failure('site_blocked', `rule "${verdict.rule.name}": ${verdict.reason}`);
  }
}
