// English names of countries, for people to read and for "did you mean". The platform knows them (Intl); clients write codes.
import { countryCodes } from './countries.ts';
import { placeKey } from './place-key.ts';

let codesByName: ReadonlyMap<string, string> | undefined;
let names: Intl.DisplayNames | undefined;

/** "Germany" for DE; the code itself where the platform has no name. */
export function countryName(code: string): string {
  names ??= new Intl.DisplayNames(['en'], { type: 'region' });
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** The code of a country called so in English, `UnitedKingdom` and `south_korea` included; undefined when there is none. */
export function countryCalled(name: string): string | undefined {
  codesByName ??= new Map(countryCodes.map((code) => [squeezed(countryName(code)), code]));
  return codesByName.get(squeezed(name)) ?? shortNames.get(squeezed(name));
}

const squeezed = (name: string): string => placeKey(name).replaceAll(' ', '');
const shortNames: ReadonlyMap<string, string> = new Map([
  ['usa', 'US'],
  ['america', 'US'],
  ['england', 'GB'],
  ['greatbritain', 'GB'],
  ['holland', 'NL'],
  ['czechrepublic', 'CZ'],
  ['turkey', 'TR'],
]);
