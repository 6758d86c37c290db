// Conditions over requests as SQL over the request log. A column for each field follows by the compiler; values are always bound.
import type { RequestFieldName } from '@gyre/shared/query/request-fields';
import type { RequestCondition } from '@gyre/shared/query/request-query';

const columns: Readonly<Record<RequestFieldName, string>> = {
  ...{ ok: 'ok', code: 'code', tried: 'tried', origin: 'origin', site: 'site', target: 'target', proxyuser: 'user' },
  ...{ exit: 'exits', country: 'country', pool: 'pool', session: 'session', rule: 'rule', kind: 'kind' },
  ...{ method: 'method', status: 'status', tries: 'tries', total: 'total', age: '(@now - at)', revision: 'revision' },
  ...{ worker: 'worker', wishes: 'wishes', listener: 'listener', reuse: 'reuse' },
  ...{ carrier: 'carrier', id: 'lower(id)' },
};

export interface Where {
  /** '' or `and …`. */
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** `now`: for ages. */
export function requestWhere(conditions: readonly RequestCondition[], now: number): Where {
  const values: (string | number)[] = [];
  const parts = conditions.map((it) => {
    const sql = conditionOf(it, values).replace('@now', String(Math.floor(now)));
    // Whatever is unknown does not match, and matches the opposite.
    return it.negated ? `and not coalesce((${sql}), 0)` : `and (${sql})`;
  });
  return { sql: parts.join(' '), values };
}

function conditionOf({ field, test }: RequestCondition, values: (string | number)[]): string {
  const bind = (value: string | number): '?' => {
    values.push(value);
    return '?';
  };
  const column = field === null ? 'words' : columns[field];
  switch (test.kind) {
    case 'text':
      return test.parts.map((it) => `instr(words, ${bind(it.toLowerCase())}) > 0`).join(' or ');
    case 'holds':
      return test.parts
        .map((it) => (it === null ? `${column} is null` : `instr(${column}, ${bind(it)}) > 0`))
        .join(' or ');
    case 'one-of':
      return test.values
        .map((it) => {
          if (it === null) return `${column} is null`;
          return field === 'tried' ? `instr(tried, ${bind(` ${it} `)}) > 0` : `${column} = ${bind(it)}`;
        })
        .join(' or ');
    case 'compares':
      return `${column} ${test.comparison} ${bind(test.value)}`;
  }
}
