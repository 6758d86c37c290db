/**
 * One record of a structured list → an entry. Its parts are already told apart, so nothing is guessed; a member that holds a whole line
 * goes through the line grammar.
 */
import { endpointAt, readEndpoint, readLoneHost, readPort, type Endpoint } from '../../core/import/endpoint.ts';
import { importErrors, type ImportErrorCode } from '../../core/import/faults.ts';
import { readLine } from '../../core/import/line.ts';
import { mask } from '../../core/import/mask.ts';
import { checkParts, type ExitParts } from '../../core/import/parts.ts';
import type { ImportScheme } from '../../core/import/schemes.ts';
import type { ImportEntry } from '../import-seam.ts';
import { attributesOf } from './attributes.ts';
import { entryOfLine, foreignEntry } from './entry.ts';
import type { FieldName, ListRecord } from './names.ts';
import { schemeOfRecord } from './record-scheme.ts';

export function readRecord(line: number, record: ListRecord, defaultScheme: ImportScheme): ImportEntry {
  const scheme = schemeOfRecord(record);
  if (typeof scheme === 'object') return foreignEntry(line, scheme.foreign);
  const host = textOf(record, 'host');
  const whole = /[@/]/.test(host) ? host : host === '' ? textOf(record, 'whole') : '';
  if (whole !== '') return readWhole(line, whole, record, scheme ?? defaultScheme);
  if (host === '') return failed(line, 'host-missing', '');
  const endpoint = endpointOf(host, textOf(record, 'port'));
  if (endpoint === undefined) return failed(line, 'unrecognised', '');
  const found = {
    scheme: scheme ?? defaultScheme,
    endpoint,
    ...credentialsOf(record),
    label: textOf(record, 'label'),
  };
  const verdict = checkParts(found);
  if (verdict.kind === 'error') return failed(line, verdict.code, shownEndpoint(endpoint));
  return withAttributes(line, verdict.exit, verdict.warnings, record);
}

/** What the record says beside the line counts where the line is silent. */
function readWhole(line: number, whole: string, record: ListRecord, defaultScheme: ImportScheme): ImportEntry {
  const reading = readLine(whole, { defaultScheme });
  if (reading.kind !== 'exit') return entryOfLine(line, reading);
  const { scheme, host, port, username, password, label } = reading.exit;
  const silent = username === '' && password === '';
  const verdict = checkParts({
    scheme,
    endpoint: { host, port, strong: true, fault: undefined },
    ...(silent ? credentialsOf(record) : { username, password }),
    label: label ?? textOf(record, 'label'),
  });
  if (verdict.kind === 'error') return failed(line, verdict.code, shownEndpoint({ host, port }));
  return withAttributes(line, verdict.exit, [...new Set([...reading.warnings, ...verdict.warnings])], record);
}

function withAttributes(line: number, exit: ExitParts, warnings: readonly string[], record: ListRecord): ImportEntry {
  const { attributes, warnings: more } = attributesOf(record, exit);
  const text = shownExit(exit);
  return { line, text, outcome: 'exit', exit: { ...exit, ...attributes }, warnings: [...warnings, ...more] };
}

const failed = (line: number, code: ImportErrorCode, text: string): ImportEntry => ({
  line,
  text,
  outcome: 'error',
  code,
  message: importErrors[code],
});

function endpointOf(host: string, port: string): Endpoint | undefined {
  const lone = readLoneHost(host);
  if (port === '') return lone === undefined ? readEndpoint(host, true) : endpointAt(lone, 0, 'port-missing');
  const number = readPort(port);
  return lone === undefined ? undefined : endpointAt(lone, number, number === 0 ? 'bad-port' : undefined);
}

const credentialsOf = (record: ListRecord): { readonly username: string; readonly password: string } => ({
  username: exactTextOf(record, 'username'),
  password: exactTextOf(record, 'password'),
});

/** Blanks around a value belong to credentials and to nothing else. */
const textOf = (record: ListRecord, field: FieldName): string => exactTextOf(record, field).trim();

/** A member as text; numbers count, everything else is nothing. */
function exactTextOf(record: ListRecord, field: FieldName): string {
  const value = record.get(field);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

const shownHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);
/** A host that is none may be anything, so it is not shown. */
const shownEndpoint = ({ host, port }: { readonly host: string; readonly port: number }): string =>
  /^[a-z0-9.:_-]*$/i.test(host) ? `${shownHost(host)}${port === 0 ? '' : `:${port}`}` : mask;

function shownExit({ scheme, host, port, username, password }: ExitParts): string {
  const credentials = password === '' ? username : `${username}:${mask}`;
  return `${scheme}://${credentials === '' ? '' : `${credentials}@`}${shownHost(host)}:${port}`;
}
