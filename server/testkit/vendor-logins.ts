// How vendors read the logins they are sent, one expression each, written from the table of conventions and not from Gyre's templates: what the
// fake gateway accepts must not depend on what it tests.
import { countryCodes } from '@gyre/shared/wishes/countries';

/** What a vendor understood. `ttlSeconds` and places as it would act on them. */
export interface VendorLogin {
  readonly account: string;
  readonly password: string;
  /** Upper-case ISO. */
  readonly country?: string | undefined;
  readonly region?: string | undefined;
  readonly city?: string | undefined;
  readonly asn?: number | undefined;
  readonly session?: string | undefined;
  readonly strict: boolean;
  readonly ttlSeconds?: number | undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;
interface Reading {
  readonly username: RegExp;
  readonly password: RegExp;
  readonly ttl?: (text: string) => number;
  /** What no expression can say: true when the login makes sense. */
  readonly sense?: (groups: Groups) => boolean;
  /** Upper-case ISO; 'unknown' refuses. */
  readonly country?: (text: string) => string | undefined;
}

const plain = /^(?<secret>[^\s]+)$/;
const minutes = (text: string): number => Number.parseInt(text, 10) * 60;
const unit = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const withUnit = (text: string): number => Number.parseInt(text, 10) * unit[text.at(-1) as keyof typeof unit];
const within =
  (least: number, most: number) =>
  ({ ttl }: Groups): boolean =>
    ttl === undefined || (Number.parseInt(ttl, 10) >= least && Number.parseInt(ttl, 10) <= most);

const names = new Intl.DisplayNames(['en'], { type: 'region' });
/** `UnitedKingdom` → GB, by the platform's names. */
const byCamelName = (text: string): string =>
  countryCodes.find((code) => names.of(code)?.replace(/[^A-Za-z]/g, '') === text) ?? 'unknown';

const readings: Readonly<Record<string, Reading>> = {
  brightdata: {
    username:
      /^(?<account>brd-customer-\w+-zone-\w+?)(?:-country-(?<country>[a-z]{2}))?(?:-state-(?<region>[a-z]{2}))?(?:-city-(?<city>[a-z0-9]+))?(?:-asn-(?<asn>\d+))?(?:-session-(?<session>[A-Za-z0-9]+))?$/,
    password: plain,
    sense: ({ country, region, city }) =>
      (region === undefined || country === 'us') && (city === undefined || country !== undefined),
  },
  oxylabs: {
    username:
      /^(?<account>customer-\w+?)(?:-cc-(?<country>[A-Z]{2}))?(?:-st-us_(?<region>[a-z0-9_]+))?(?:-city-(?<city>[a-z0-9_]+))?(?:-ASN-(?<asn>\d+))?(?:-(?:sessid|(?<strict>sessid_oneip))-(?<session>[0-9A-Za-z]+))?(?:-sesstime-(?<ttl>\d+))?$/,
    password: plain,
    ttl: minutes,
    sense: (groups) => within(1, 1440)(groups) && !(groups['country'] !== undefined && groups['asn'] !== undefined),
  },
  decodo: {
    username:
      /^(?<account>user-\w+?)(?:-country-(?<country>[a-z]{2}))?(?:-state-us_(?<region>[a-z0-9_]+))?(?:-city-(?<city>[a-z0-9_]+))?(?:-asn-(?<asn>\d+))?(?:-(?:session|(?<strict>session_iplock))-(?<session>[0-9A-Za-z]+))?(?:-sessionduration-(?<ttl>\d+))?$/,
    password: plain,
    ttl: minutes,
    sense: within(1, 1440),
  },
  iproyal: {
    username: /^(?<account>\w+)$/,
    password:
      /^(?<secret>[^_]+)(?:_country-(?<country>[a-z]{2}))?(?:_state-(?<region>[a-z0-9]+))?(?:_city-(?<city>[a-z0-9]+))?(?:_session-(?<session>[A-Za-z0-9]{8}))?(?:_lifetime-(?<ttl>\d+[smhd]))?$/,
    ttl: withUnit,
    sense: ({ ttl }) => ttl === undefined || (withUnit(ttl) >= 1 && withUnit(ttl) <= 7 * 86_400),
  },
  soax: {
    username:
      /^(?<account>package-\d+)(?:-country-(?<country>[a-z]{2}))?(?:-region-(?<region>[a-z0-9+]+))?(?:-city-(?<city>[a-z0-9+]+))?(?:-sessionid-(?<session>[A-Za-z0-9]+))?(?:-sessionlength-(?<ttl>\d+))?$/,
    password: plain,
    ttl: Number,
    sense: within(0, 86_400),
  },
  netnut: {
    username:
      /^(?<account>[a-z0-9]+-(?:res|dc|mob|stc))(?:-(?<country>any|[a-z]{2})|_sc-(?<placed>[a-z]{2})(?:_(?<region>[a-z0-9]+))?_(?<city>[a-z0-9]+))(?:-sid-(?<session>[1-9]\d{0,7}))?$/,
    password: plain,
    // There is no gb.
    sense: ({ country, placed }) => country !== 'gb' && placed !== 'gb',
    country: (text) => (text === 'any' ? undefined : text === 'uk' ? 'GB' : upper(text)),
  },
  webshare: {
    username:
      /^(?<account>[a-z]+)(?:-(?<country>[a-z]{2}))?(?:-city_(?<city>[a-z0-9_]+))?-(?:rotate|(?<session>[1-9]\d*))$/,
    password: plain,
  },
  rayobyte: {
    username: /^(?<account>\w+)$/,
    password:
      /^(?<secret>[^-]+)(?:-country-(?<country>[a-z]{2}))?(?:-hardsession-(?<session>[a-z]{9}))?(?:-duration-(?<ttl>\d+))?$/,
    ttl: minutes,
  },
  packetstream: {
    username: /^(?<account>\w+)$/,
    password: /^(?<secret>[^_]+)(?:_country-(?<country>[A-Z][A-Za-z]+))?(?:_session-(?<session>[A-Za-z0-9]+))?$/,
    country: byCamelName,
  },
  infatica: {
    username: /^(?<account>[a-z]+)(?:_c_(?<country>[A-Z]{2}))?(?:_s_(?<session>[A-Za-z0-9]+))?(?:_ttl_(?<ttl>\d+m))?$/,
    password: plain,
    ttl: withUnit,
  },
  proxyempire: {
    username:
      /^(?<account>r_\w+)(?:-country-(?<country>[a-z]{2}))?(?:-region-(?<region>[a-z0-9+]+))?(?:-city-(?<city>[a-z0-9+]+))?(?:-sid-(?<session>[A-Za-z0-9]{8}))?(?:-ttl-(?<ttl>\d+m))?$/,
    password: plain,
    ttl: withUnit,
  },
  apify: {
    username:
      /^(?:auto|(?<account>groups-\w+)?(?:(?:^|,)session-(?<session>[\w.~]{1,50}))?(?:(?:^|,)country-(?<country>[A-Z]{2}))?)$/,
    password: plain,
    sense: ({ account, session, country }) => account !== '' || session !== undefined || country !== undefined,
  },
  geonode: {
    username:
      /^(?<account>geonode_[a-z0-9]+)(?:-country-(?<country>[A-Z]{2}))?(?:-session-(?<session>[A-Za-z0-9_]{1,25}))?(?:-lifetime-(?<ttl>\d+))?$/,
    password: plain,
    ttl: minutes,
    sense: within(3, 1440),
  },
  evomi: {
    username: /^(?<account>\w+)$/,
    password:
      /^(?<secret>[^_]+)(?:_country-(?<country>[A-Z]{2}))?(?:_city-(?<city>[a-z0-9.]+))?(?:_(?:session|(?<strict>hardsession))-(?<session>[A-Za-z0-9]{6,10}))?(?:_lifetime-(?<ttl>\d+))?$/,
    ttl: minutes,
    sense: ({ strict, ttl }) => strict === undefined || ttl === undefined,
  },
  dataimpulse: {
    username:
      /^(?<account>[0-9a-f]+)(?:__(?=.)(?:cr\.(?<country>[a-z]{2});?)?(?:state\.(?<region>[a-z0-9]+);?)?(?:city\.(?<city>[a-z0-9]+);?)?(?:asn\.(?<asn>\d+);?)?(?:sessid\.(?<session>\w+);?)?(?:sessttl\.(?<ttl>\d+))?)?(?<!;)$/,
    password: plain,
    ttl: minutes,
    sense: within(1, 1440),
  },
  thordata: {
    username:
      /^(?<account>td-customer-\w+?)(?:-country-(?<country>[a-zA-Z]{2}))?(?:-state-(?<region>[a-z0-9_]+))?(?:-city-(?<city>[a-z0-9_]+))?(?:-asn-AS(?<asn>\d+))?(?:-sessid-(?<session>[A-Za-z0-9]+))?(?:-sesstime-(?<ttl>\d+))?$/,
    password: plain,
    ttl: minutes,
    sense: within(1, 90),
  },
  nimble: {
    username:
      /^(?<account>account-\w+-pipeline-\w+?)(?:-country-(?<country>[A-Z]{2}))?(?:-state-(?<region>[a-z0-9_]+))?(?:-city-(?<city>[a-z0-9_]+))?(?:-session-(?<session>[A-Za-z0-9]{1,32}))?$/,
    password: plain,
  },
  scraperapi: {
    username: /^(?<account>scraperapi)(?:\.session_number=(?<session>\d+))?$/,
    password: plain,
  },
};

/** Vendors there is an expression for. */
export const readableVendors: readonly string[] = Object.keys(readings);

/** Undefined when the vendor would refuse the login. */
export function readVendorLogin(vendor: string, username: string, password: string): VendorLogin | undefined {
  const { ttl, sense, country = upper, ...expressions } = readings[vendor]!;
  const [inName, inPassword] = [expressions.username.exec(username), expressions.password.exec(password)];
  if (inName === null || inPassword === null) return undefined;
  const said = { ...inPassword.groups, ...given(inName.groups) } as Groups;
  const named = said['country'] ?? said['placed'];
  const iso = named === undefined ? undefined : country(named);
  if (sense?.(said) === false || iso === 'unknown') return undefined;
  return {
    account: said['account'] ?? '',
    password: said['secret'] ?? '',
    country: iso,
    region: said['region'],
    city: said['city'],
    asn: said['asn'] === undefined ? undefined : Number(said['asn']),
    session: said['session'],
    strict: said['strict'] !== undefined,
    ttlSeconds: said['ttl'] === undefined ? undefined : ttl!(said['ttl']),
  };
}

const upper = (text: string): string => text.toUpperCase();
const given = (groups: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
