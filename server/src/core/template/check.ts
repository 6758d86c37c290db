// What may be saved as an exit's template: an id that exists, patterns that can be read, account credentials without tokens in them.
import { customGrammar } from './custom.ts';
import { plainCredentials } from './recognise.ts';
import { customTemplate, type Template } from './template.ts';
import { vendorOf, vendors } from './vendors.ts';

export interface TemplateProblem {
  readonly field: 'template' | 'username' | 'password';
  readonly message: string;
}

/** `password` is undefined where it stays what it is and cannot be looked at. */
export function templateProblem(
  templateId: string,
  username: string,
  password: string | undefined,
): TemplateProblem | undefined {
  if (templateId === customTemplate) return customProblem(username, password);
  const vendor = vendorOf(templateId);
  if (vendor !== undefined) return accountProblem(vendor, username, password ?? '');
  const known = [...vendors.map(({ id }) => id), customTemplate].join(', ');
  return { field: 'template', message: `unknown; there are ${known}` };
}

function customProblem(username: string, password: string | undefined): TemplateProblem | undefined {
  const custom = customGrammar({ username, password: password ?? '' });
  if (!custom.ok) return { field: custom.field, message: custom.message };
  if (custom.grammar.names.size > 0 || password === undefined) return undefined;
  return {
    field: 'username',
    message: 'a template of its own has a placeholder like {session}, here or in the password',
  };
}

function accountProblem(vendor: Template, username: string, password: string): TemplateProblem | undefined {
  const { name, account, rules } = vendor;
  if (username === '' && rules.standIn === undefined)
    return { field: 'username', message: `${name}: ${account.username.label} is missing` };
  const plain = plainCredentials(vendor, { username, password });
  if (plain.username !== username && username !== '')
    return { field: 'username', message: `the plain account without wishes in it: ${plain.username}` };
  if (plain.password !== password) return { field: 'password', message: 'the plain password without wishes behind it' };
  if (account.form !== undefined && !account.form.test(username))
    return { field: 'username', message: `like ${account.username.example}` };
  return undefined;
}
