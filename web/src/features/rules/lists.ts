// Lists typed with commas: ports, methods, countries, networks. Each reads what it can and names the first that it cannot. Pure.
import { countryOf } from '@gyre/shared/wishes/countries';
import { countryCalled } from '@gyre/shared/wishes/country-names';
import { d } from './dialog-messages.ts';

export interface ReadList<T> {
  readonly values: readonly T[];
  readonly problem: string | undefined;
}

export const readList = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

function each<T>(
  parts: readonly string[],
  read: (part: string) => T | undefined,
  wrong: (part: string) => string,
): ReadList<T> {
  const values: T[] = [];
  let problem: string | undefined;
  for (const part of parts) {
    const value = read(part);
    if (value === undefined) problem ??= wrong(part);
    else if (!values.includes(value)) values.push(value);
  }
  return { values, problem: problem ?? (parts.length === 0 ? d.bad.none : undefined) };
}

const whole = (text: string, least: number, most: number): number | undefined => {
  const n = /^\d+$/.test(text) ? Number(text) : NaN;
  return n >= least && n <= most ? n : undefined;
};

export const readPorts = (text: string): ReadList<number> =>
  each(readList(text.replaceAll(' ', ',')), (part) => whole(part, 1, 65535), d.bad.ports);

export const readMethods = (text: string): ReadList<string> =>
  each(
    readList(text.replaceAll(' ', ',')),
    (part) => (/^[A-Za-z]+$/.test(part) ? part.toUpperCase() : undefined),
    d.bad.methods,
  );

export const readCountries = (text: string): ReadList<string> =>
  each(readList(text), (part) => countryOf(part) ?? countryCalled(part), d.bad.country);

export const readAsns = (text: string): ReadList<number> =>
  each(readList(text), (part) => whole(part.replace(/^AS/i, ''), 1, 4294967295), d.bad.asn);

/** A list that takes any text. */
export const readTexts = (text: string): ReadList<string> => each(readList(text), (part) => part, String);
