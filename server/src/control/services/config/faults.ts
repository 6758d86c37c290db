// What is wrong with a document: each fault at its line and column, in words of the domain, all of them at once.
import { type FieldError, ServiceError } from '../errors.ts';
import { wordsOf } from './pointer-words.ts';
import type { Place, YamlSource } from './yaml-source.ts';

const told = 50;

export class Faults {
  private readonly source: YamlSource;
  private readonly found: (FieldError & Place)[] = [];

  constructor(source: YamlSource) {
    this.source = source;
    for (const { line, column, message } of source.faults)
      this.found.push({
        pointer: '',
        code: 'yaml',
        message: `line ${line}, column ${column}: ${message}`,
        line,
        column,
      });
  }

  get any(): boolean {
    return this.found.length > 0;
  }
  /** `pointer` into the document. */
  add({ pointer, code, message }: FieldError): void {
    const { line, column } = this.placeOf(pointer);
    const at = `line ${line}, column ${column}: ${wordsOf(pointer, this.source.value)}${message}`;
    this.found.push({ pointer, code, message: at, line, column });
  }
  /** Does one thing of the document; what it is refused for becomes a fault there. @throws whatever is a bug. */
  attempt<T>(pointer: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code === 'internal' || error.code === 'forbidden') throw error;
      const fields = error.code === 'validation' ? error.fields : [];
      if (fields.length === 0) this.add({ pointer, code: error.code, message: sentenceOf(error) });
      for (const it of fields) this.add({ ...it, pointer: `${pointer}${inDocument(it.pointer)}` });
      return undefined;
    }
  }
  /** @throws ServiceError `validation` with everything that was found. */
  throwAny(): void {
    if (!this.any) return;
    const fields = [...this.found].sort((a, b) => a.line - b.line || a.column - b.column);
    const first = fields[0]!.message;
    const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : '';
    throw new ServiceError('validation', `Nothing was changed: ${first}${more}`, {
      fields: fields.slice(0, told).map(({ pointer, code, message }) => ({ pointer, code, message })),
    });
  }

  /** Of what is not there: of what should have it. */
  private placeOf(pointer: string): Place {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const place = this.source.places.get(at);
      if (place !== undefined) return place;
    }
    return { line: 1, column: 1 };
  }
}

/** Fields whose names in the API are others. */
const inDocument = (pointer: string): string =>
  pointer
    .replace(/\/poolId$/, '/pool')
    .replace(/\/probeProfileId$/, '/probeProfile')
    .replace(/\/confirmOpen$/, '/auth');

/** What stands in the way, where the error lists it. */
function sentenceOf({ message, fields }: ServiceError): string {
  return fields.length === 0 || fields[0]!.message === message
    ? message
    : `${message} (${fields
        .slice(0, 5)
        .map((it) => it.message)
        .join(', ')})`;
}
