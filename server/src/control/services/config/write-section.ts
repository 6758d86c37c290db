// Creates and changes the things of one section, with the passwords a document names.
import type { ConfigItem, ConfigSection } from '@gyre/shared/contract/config-document';
import { nounOf } from './sections.ts';
import { matchOf, type Task } from './task.ts';
import { different } from './values.ts';

/** Groups that are replaced as they are. */
const whole = ['when', 'then'];

/** Ids in the order of the document; undefined for what was refused. */
export function writeSection<S extends ConfigSection>(task: Task, section: S): readonly (string | undefined)[] {
  const { faults, hands, did } = task;
  return matchOf(task, section).pairs.map(({ item, index, known }) =>
    faults.attempt(`/${section}/${index}`, () => {
      const password = passwordOf(task, item, index);
      if (known === undefined) return created(task, section, item, password);
      const change = different(known.item, withoutPassword(item), whole);
      if (Object.keys(change).length > 0) hands.sections[section].update(known.id, change as Partial<ConfigItem<S>>);
      if (password !== undefined && hands.password(known.id, password)) did.passwords.add(item.name);
      return known.id;
    }),
  );
}

function created<S extends ConfigSection>(
  { hands, did }: Task,
  section: S,
  item: ConfigItem<S>,
  password: string | undefined,
): string {
  const { id, secret } = hands.sections[section].create(item);
  if (password !== undefined) hands.password(id, password);
  else if (secret !== undefined) did.made.push({ noun: nounOf[section], name: item.name, secret });
  return id;
}

/** Names a variable; it is no field of the object. */
type Named = { readonly password?: { readonly env: string } };
function withoutPassword<T extends object>(item: T): T {
  const { password: _, ...rest } = item as T & Named;
  return rest as T;
}
function passwordOf({ wanted, faults }: Task, item: object, index: number): string | undefined {
  const env = (item as Named).password?.env;
  if (env === undefined) return undefined;
  const found = wanted.secrets.get(env);
  const pointer = `/proxyUsers/${index}/password/env`;
  if (found === undefined) faults.add({ pointer, code: 'unset', message: `Gyre was started without ${env}` });
  else if (!fits(found)) faults.add({ pointer, code: 'unfit', message: `${env} must have 8 to 255 plain characters` });
  return found;
}
/** As passwords over the API. */
const fits = (text: string): boolean => text.length >= 8 && text.length <= 255 && !/[\x00-\x1f\x7f]/.test(text);
