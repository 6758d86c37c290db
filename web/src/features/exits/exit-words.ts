// What an exit is called and how its figures read: gateway, place, success share. Pure, for rows, drawer and forms alike.
import type { Exit, ExitTraffic, Place } from '@gyre/shared/contract/exits';
import { countryName } from '../../lib/format.ts';
import { t } from './messages.ts';

/** `gw.example:8000`, `[2001:db8::1]:8000`, or the machine itself for `direct`. */
export function gatewayOf(exit: Pick<Exit, 'scheme' | 'host' | 'port' | 'localAddress'>): string {
  if (exit.scheme === 'direct') return exit.localAddress === '' ? t.gatewayNone : exit.localAddress;
  const host = exit.host.includes(':') ? `[${exit.host}]` : exit.host;
  return `${host}:${exit.port}`;
}

/** The exit as a URL whose password nobody can read. */
export function maskedUrl(exit: Exit): string {
  if (exit.scheme === 'direct') return `direct://${exit.localAddress}`;
  const name = encodeURIComponent(exit.username);
  const login = exit.hasPassword ? `${name}:••••@` : exit.username === '' ? '' : `${name}@`;
  return `${exit.scheme}://${login}${gatewayOf(exit)}`;
}

type Placed = Pick<Exit, 'place' | 'measured'>;

/** Where it is as far as anybody knows: measured where it was, claimed otherwise. */
export const knownPlace = ({ place, measured }: Placed): Place =>
  measured && (measured.country !== null || place.country === null) ? measured : place;

/** "DE Berlin" for a narrow cell. */
export function shortPlace(exit: Placed): string {
  const place = knownPlace(exit);
  const city = place.city ?? place.region ?? '';
  return [place.country, city].filter(Boolean).join(' ') || t.noPlace;
}

/** "Germany, Berlin, AS3320" for hovers and details. */
export function longPlace(place: Place): string {
  const parts = [
    place.country && countryName(place.country),
    place.region,
    place.city,
    place.asn === null ? null : `AS${place.asn}`,
    place.type,
  ];
  return parts.filter(Boolean).join(', ') || t.noPlace;
}

/** Share of attempts that succeeded; null before the first. */
export function successOf(traffic: Pick<ExitTraffic, 'ok' | 'failed'>): number | null {
  const all = traffic.ok + traffic.failed;
  return all === 0 ? null : traffic.ok / all;
}

/** Splits what a person typed into tags; null when one of them cannot be a tag. */
export function readTags(text: string): readonly string[] | null {
  const tags = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  const good = tags.length <= 20 && tags.every((tag) => /^[a-z0-9][a-z0-9_.~+]{0,39}$/.test(tag));
  return good ? tags : null;
}
