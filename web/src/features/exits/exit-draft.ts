// An exit while it is typed: all texts, checked and turned into what the API takes. Pure.
import type { Exit } from '@gyre/shared/contract/exits';
import type { AdminState, ExitScheme, NetworkType } from '@gyre/shared/vocabulary';
import { readAmount, type Amount } from '../../lib/amounts.ts';
import { t } from './drawer-messages.ts';
import { readTags } from './exit-words.ts';
import { t as listT } from './messages.ts';
import type { ExitCreate, ExitUpdate } from './mutations.ts';

export interface ExitDraft {
  readonly scheme: ExitScheme;
  readonly host: string;
  readonly port: string;
  readonly username: string;
  /** Empty keeps the present one. */
  readonly password: string;
  readonly label: string;
  readonly tags: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly asn: string;
  /** '' is unknown. */
  readonly type: NetworkType | '';
  readonly weight: string;
  readonly maxInFlight: string;
  readonly priority: string;
  /** Per GB; '' is unknown. */
  readonly price: string;
  readonly adminState: AdminState;
  readonly insecureTls: boolean;
  readonly localAddress: string;
}
export type DraftField = keyof ExitDraft;
export type DraftProblems = Partial<Record<DraftField, string>>;

const port: Amount = { kind: 'count', min: 1, max: 65_535 };
const weight: Amount = { kind: 'count', min: 1, max: 1000 };
const cap: Amount = { kind: 'count', min: 1, max: 100_000 };
const priority: Amount = { kind: 'count', min: 0, max: 1000 };
const asn: Amount = { kind: 'count', min: 1, max: 4_294_967_295 };

export const emptyDraft: ExitDraft = {
  scheme: 'http',
  host: '',
  port: '',
  username: '',
  password: '',
  label: '',
  tags: '',
  country: '',
  region: '',
  city: '',
  asn: '',
  type: '',
  weight: '1',
  maxInFlight: '',
  priority: '0',
  price: '',
  adminState: 'enabled',
  insecureTls: false,
  localAddress: '',
};

export function draftOf(exit: Exit): ExitDraft {
  return {
    scheme: exit.scheme,
    host: exit.host,
    port: String(exit.port),
    username: exit.username,
    password: '',
    label: exit.label,
    tags: exit.tags.join(' '),
    country: exit.place.country ?? '',
    region: exit.place.region ?? '',
    city: exit.place.city ?? '',
    asn: exit.place.asn === null ? '' : String(exit.place.asn),
    type: exit.place.type ?? '',
    weight: String(exit.weight),
    maxInFlight: exit.maxInFlight === null ? '' : String(exit.maxInFlight),
    priority: String(exit.priority),
    price: exit.price === null ? '' : String(exit.price),
    adminState: exit.adminState,
    insecureTls: exit.insecureTls,
    localAddress: exit.localAddress,
  };
}

/** A price per GB, at most a million; null is unknown, undefined is no price. */
export function readPrice(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  const price = Number(typed);
  return /^\d+(\.\d+)?$/.test(typed) && price <= 1_000_000 ? price : undefined;
}

const optional = (amount: Amount, text: string): boolean => text.trim() === '' || readAmount(amount, text) !== null;

/** What is wrong with the texts; `identity` also checks what only a new exit has. */
export function problemsOf(draft: ExitDraft, identity: boolean): DraftProblems {
  const found: DraftProblems = {};
  if (identity && draft.scheme !== 'direct') {
    if (draft.host.trim() === '' || /[\s/@]/.test(draft.host.trim())) found.host = t.hostBad;
    if (readAmount(port, draft.port) === null) found.port = t.portBad;
  }
  if (readTags(draft.tags) === null) found.tags = listT.tagsBad;
  if (!/^([A-Za-z]{2})?$/.test(draft.country.trim())) found.country = t.countryBad;
  if (!optional(asn, draft.asn)) found.asn = t.asnBad;
  if (readAmount(weight, draft.weight) === null) found.weight = t.weightBad;
  if (!optional(cap, draft.maxInFlight)) found.maxInFlight = t.capBad;
  if (readAmount(priority, draft.priority) === null) found.priority = t.priorityBad;
  if (readPrice(draft.price) === undefined) found.price = t.priceBad;
  return found;
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function attributesOf(draft: ExitDraft) {
  return {
    label: draft.label.trim(),
    tags: [...(readTags(draft.tags) ?? [])],
    place: {
      country: textOrNull(draft.country.toUpperCase()),
      region: textOrNull(draft.region),
      city: textOrNull(draft.city),
      asn: readAmount(asn, draft.asn),
      type: draft.type === '' ? null : draft.type,
    },
    weight: readAmount(weight, draft.weight) ?? 1,
    maxInFlight: readAmount(cap, draft.maxInFlight),
    priority: readAmount(priority, draft.priority) ?? 0,
    price: readPrice(draft.price) ?? null,
    adminState: draft.adminState,
  };
}

export function createOf(draft: ExitDraft): ExitCreate {
  const { label, ...rest } = attributesOf(draft);
  const named = label === '' ? rest : { ...rest, label };
  if (draft.scheme === 'direct') return { ...named, scheme: 'direct', localAddress: draft.localAddress.trim() };
  return {
    ...named,
    scheme: draft.scheme,
    host: draft.host.trim(),
    port: readAmount(port, draft.port) ?? 0,
    username: draft.username,
    ...(draft.password === '' ? {} : { password: draft.password }),
    ...(draft.scheme === 'https' ? { insecureTls: draft.insecureTls } : {}),
  };
}

/** Only what differs from the exit as it was read. */
export function updateOf(draft: ExitDraft, exit: Exit): ExitUpdate {
  const before = draftOf(exit);
  const after = attributesOf(draft);
  const moved = (...fields: DraftField[]): boolean => fields.some((field) => draft[field] !== before[field]);
  return {
    ...(moved('label') ? { label: after.label } : {}),
    ...(moved('password') ? { password: draft.password } : {}),
    ...(moved('tags') ? { tags: after.tags } : {}),
    ...(moved('country', 'region', 'city', 'asn', 'type') ? { place: after.place } : {}),
    ...(moved('weight') ? { weight: after.weight } : {}),
    ...(moved('maxInFlight') ? { maxInFlight: after.maxInFlight } : {}),
    ...(moved('priority') ? { priority: after.priority } : {}),
    ...(moved('price') ? { price: after.price } : {}),
    ...(moved('adminState') ? { adminState: draft.adminState } : {}),
    ...(moved('insecureTls') ? { insecureTls: draft.insecureTls } : {}),
    ...(moved('localAddress') ? { localAddress: draft.localAddress.trim() } : {}),
  };
}

const shown: readonly (readonly [DraftField, string])[] = [
  ['label', t.label],
  ['tags', t.tags],
  ['country', t.country],
  ['region', t.region],
  ['city', t.city],
  ['asn', t.asn],
  ['type', t.type],
  ['weight', t.weight],
  ['maxInFlight', t.cap],
  ['priority', t.priority],
  ['price', t.price],
  ['adminState', t.adminState],
  ['localAddress', t.localAddress],
];

/** Fields in which what was typed differs from what the exit is now. */
export function differencesOf(draft: ExitDraft, now: Exit): readonly { field: string; yours: string; now: string }[] {
  const theirs = draftOf(now);
  return shown
    .filter(([key]) => draft[key] !== theirs[key])
    .map(([key, field]) => ({ field, yours: String(draft[key]), now: String(theirs[key]) }));
}
