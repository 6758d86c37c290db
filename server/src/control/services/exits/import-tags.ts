// The tags every exit of an import gets, as they stand in the query: separated by commas.
import { invalidField } from '../errors.ts';

const tagForm = /^[a-z0-9][a-z0-9_.~+]{0,39}$/;

/** Each once, in lower case. @throws ServiceError `validation`. */
export function tagsOf(text: string | undefined): readonly string[] {
  const tags = (text ?? '').split(',').map((it) => it.trim().toLowerCase());
  const given = tags.filter((it) => it !== '');
  const bad = given.find((it) => !tagForm.test(it));
  if (bad !== undefined)
    throw invalidField('query/tags', `"${bad}" is no tag: lower-case letters, digits, _ . ~ +, at most 40`);
  return [...new Set(given)];
}
