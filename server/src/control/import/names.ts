/**
 * What the columns and members of foreign lists are called, in any case and with any blanks, hyphens and underscores.
 */

export type FieldName =
  | 'whole'
  | 'host'
  | 'port'
  | 'scheme'
  | 'kind'
  | 'tls'
  | 'version'
  | 'username'
  | 'password'
  | 'label'
  | 'tags'
  | 'country'
  | 'region'
  | 'city'
  | 'asn'
  | 'network'
  | 'weight'
  | 'priority'
  | 'price'
  | 'template'
  | 'insecure';

const aliases: Readonly<Record<FieldName, string>> = {
  /** A whole line of the grammar in one cell. */
  whole: 'proxy url uri proxyurl line endpoint',
  host: 'host ip hostname ipaddress address proxyaddress proxyhost proxyip server',
  port: 'port proxyport serverport portnumber',
  scheme: 'scheme protocol protocols proxyprotocol proxyscheme',
  /** A scheme in some lists, a kind of network or anything in others. */
  kind: 'type proxytype',
  tls: 'tls https ssl',
  /** Of SOCKS, in sing-box. */
  version: 'version',
  username: 'username user login proxyusername proxyuser proxylogin',
  password: 'password pass passwd pwd proxypassword proxypass',
  label: 'label name title note remark remarks',
  tags: 'tags tag',
  country: 'country countrycode',
  region: 'region regionname',
  city: 'city cityname',
  asn: 'asn asnumber',
  network: 'networktype connectiontype usagetype',
  weight: 'weight',
  priority: 'priority',
  price: 'price pricepergb pricegb',
  template: 'template',
  insecure: 'skipcertverify insecure insecuretls',
};

const fields: ReadonlyMap<string, FieldName> = new Map(
  (Object.keys(aliases) as FieldName[]).flatMap((field) =>
    aliases[field].split(' ').map((alias): [string, FieldName] => [alias, field]),
  ),
);

/** The field a column or member stands for; undefined for one we have no use for. */
export const fieldOf = (name: string): FieldName | undefined => fields.get(name.toLowerCase().replace(/[\s_-]/g, ''));

export type ListRecord = ReadonlyMap<FieldName, unknown>;

/** Of several names for one field the first that says something counts. */
export function recordOf(pairs: Iterable<readonly [FieldName | undefined, unknown]>): ListRecord {
  const record = new Map<FieldName, unknown>();
  for (const [field, value] of pairs) {
    if (field === undefined || value === null || value === undefined || value === '') continue;
    if (!record.has(field)) record.set(field, value);
  }
  return record;
}
