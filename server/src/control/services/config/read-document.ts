// A document, read and held against its form: what does not fit is told with its line, and so are two of one name.
import { configDocument, type ConfigDocument, configSections } from '@gyre/shared/contract/config-document';
import { fieldErrors, sentence } from '@gyre/shared/contract/field-errors';
import { turn } from '../../../base/turn.ts';
import { Faults } from './faults.ts';
import { readSource } from './read-source.ts';
import { itemsOf, uniquelyNamed } from './sections.ts';

export interface ReadConfig {
  readonly document: ConfigDocument;
  readonly faults: Faults;
}

/** @throws ServiceError `validation` with the place of everything that is wrong, `limit` when it is too long. */
export async function readConfigDocument(text: string): Promise<ReadConfig> {
  const source = await readSource(text);
  const faults = new Faults(source);
  faults.throwAny();
  if (source.value === null) faults.add({ pointer: '', code: 'empty', message: 'the document is empty' });
  faults.throwAny();
  await turn();
  const read = configDocument.safeParse(source.value, { error: sentence });
  if (!read.success) for (const it of fieldErrors(read.error.issues, '')) faults.add(it);
  faults.throwAny();
  const document = read.data!;
  checkNames(document, faults);
  faults.throwAny();
  await turn();
  return { document, faults };
}

function checkNames(document: ConfigDocument, faults: Faults): void {
  for (const section of configSections.filter((it) => uniquelyNamed.includes(it))) {
    const seen = new Set<string>();
    itemsOf(document, section)?.forEach(({ name }, i) => {
      if (seen.has(name)) faults.add({ pointer: `/${section}/${i}/name`, code: 'twice', message: 'is there twice' });
      seen.add(name);
    });
  }
  const flagged = (document.listeners ?? []).flatMap((it, i) => (it.fromFlags ? [i] : []));
  for (const i of flagged.slice(1))
    faults.add({ pointer: `/listeners/${i}/fromFlags`, code: 'twice', message: 'there is one listener from flags' });
}
