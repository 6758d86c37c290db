// What is wrong with a typed rule, by field: what the browser sees, and what the server said, put where it belongs. Pure.
import { d } from './dialog-messages.ts';
import { readAsns, readCountries, readMethods, readPorts, readTexts } from './lists.ts';
import type { CriteriaField, RuleDraft, WhenField } from './rule-draft.ts';
import { targetLines, targetProblems, told } from './target-lines.ts';

/** Keys are the pointers of the API: `when/targets`, `then/criteria/asns`, `then`, `at`. */
export type RuleProblems = Readonly<Record<string, string>>;

export function problemsOfRule(draft: RuleDraft, total: number): RuleProblems {
  const found: Record<string, string> = {};
  const note = (field: string, problem: string | undefined): void => {
    if (problem !== undefined) found[field] = problem;
  };
  for (const field of draft.has) note(`when/${field}`, whenProblem(draft, field));
  note('at', placeProblem(draft.place, total));
  if (draft.does === 'refuse') note('then/refuse/status', statusProblem(draft.status));
  if (draft.does !== 'route') return found;
  for (const field of draft.must) note(`then/criteria/${field}`, criterionProblem(draft, field));
  if (draft.poolId === '' && draft.guarantee === '' && draft.must.length === 0) note('then', d.bad.nothing);
  return found;
}

const isPlace = (text: string, most: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;
const placeProblem = (text: string, total: number): string | undefined =>
  isPlace(text.trim(), total + 1) ? undefined : d.placeBad(total);
const statusProblem = (text: string): string | undefined => (/^[45]\d\d$/.test(text.trim()) ? undefined : d.bad.status);
const someOf = (items: readonly unknown[]): string | undefined => (items.length === 0 ? d.bad.none : undefined);

function whenProblem({ when }: RuleDraft, field: WhenField): string | undefined {
  switch (field) {
    case 'targets':
      return targetProblems(when.targets);
    case 'ports':
      return readPorts(when.ports).problem;
    case 'methods':
      return readMethods(when.methods).problem;
    case 'wishedCountries':
      return readCountries(when.wishedCountries).problem;
    case 'wishedAsns':
      return readAsns(when.wishedAsns).problem;
    case 'wishedRegions':
    case 'wishedCities':
    case 'wishedTags':
      return readTexts(when[field]).problem;
    case 'time':
      return when.time.days.length === 0
        ? d.bad.days
        : isClock(when.time.from) && isClock(when.time.to)
          ? undefined
          : d.bad.time;
    case 'session':
      return undefined;
    default:
      return someOf(when[field]);
  }
}
const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function criterionProblem({ criteria }: RuleDraft, field: CriteriaField): string | undefined {
  switch (field) {
    case 'countries':
      return readCountries(criteria.countries).problem;
    case 'asns':
      return readAsns(criteria.asns).problem;
    case 'types':
    case 'schemes':
      return someOf(criteria[field]);
    default:
      return readTexts(criteria[field]).problem;
  }
}

/** Pointers of the server (`when/targets/3`, `then/criteria/countries/0`) gathered under the field they belong to. */
export function saidAtFields(said: RuleProblems, draft: RuleDraft): RuleProblems {
  const found: Record<string, string> = {};
  const lines: { line: number; message: string }[] = [];
  for (const [pointer, message] of Object.entries(said)) {
    const [, item] = /^when\/targets\/(\d+)$/.exec(pointer) ?? [];
    const line = item === undefined ? undefined : targetLines(draft.when.targets)[Number(item)];
    if (line) lines.push({ line: line.line, message });
    else found[fieldOf(pointer)] ??= message;
  }
  const targets = told(lines);
  return targets === undefined ? found : { ...found, 'when/targets': targets };
}

function fieldOf(pointer: string): string {
  const deep = /^(when\/[a-zA-Z]+|then\/criteria\/[a-z]+|then\/refuse\/[a-z]+|then\/[a-zA-Z]+)(\/.*)?$/.exec(pointer);
  return deep?.[1] ?? pointer;
}
