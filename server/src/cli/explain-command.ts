// `gyre explain TARGET`: asks the running Gyre why a request would take its exit, and says it in lines.
import type { Explanation } from '@gyre/shared/contract/explain';
import { Impossible } from '../base/impossible.ts';
import type { Config } from '../config/config.ts';
import { askApi } from './ask-api.ts';

/** `as`: a username as a client would send it. */
export async function explained(target: string, as: string | undefined, config: Config): Promise<Explanation> {
  const [proxyUser = '', ...wishes] = (as ?? '').split('-');
  if (as !== undefined && proxyUser === '') throw new Impossible('--as begins with the name of a proxy user.');
  const ask = { target, wishes: wishes.join('-'), ...(proxyUser === '' ? {} : { proxyUser }) };
  return (await askApi(config, {
    ...{ command: 'explain', path: '/explain', body: JSON.stringify(ask), type: 'application/json' },
  })) as Explanation;
}

export function explanationText({ ask, rule, rulesPassed, session, pools, outcome, helps }: Explanation): string {
  const lines = [`${ask.target} for ${ask.proxyUser ?? 'an anonymous client'}, revision of now`];
  for (const { key, value, from } of ask.wishes) lines.push(`  wish     ${key} ${value} (${from})`);
  lines.push(
    rule === null
      ? `  rules    none of ${rulesPassed} matches`
      : `  rule     ${rule.position + 1}. ${rule.name}: ${rule.does}`,
  );
  if (session !== null) lines.push(`  session  ${session.name}, ${session.guarantee}: ${session.text}`);
  for (const pool of pools) {
    lines.push(`  pool     ${pool.name} (${pool.strategy}): ${pool.members} members`);
    for (const { count, text } of pool.dropped) lines.push(`           −${count} ${text}`);
    lines.push(`           ${pool.kept} left`);
  }
  lines.push(
    `  ${outcome.code === null ? '→' : '✕'} ${outcome.status === null ? '' : `${outcome.status} `}${outcome.text}`,
  );
  for (const { text, exits } of helps) lines.push(`  would help: ${text} (${exits} exits)`);
  return `${lines.join('\n')}\n`;
}
