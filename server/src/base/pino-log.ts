// The log on pino: JSON lines for machines, short lines for a person at a terminal. Fields that may hold secrets are masked in both.
import { pino } from 'pino';
import type { Log } from './log.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const secrets = ['password', 'authorization', 'token', 'secret', 'secretKey', 'verifier', 'verifierKey', 'cookie'];
const paths = secrets.flatMap((name) => [name, `*.${name}`]);

export interface LogOptions {
  readonly level: LogLevel;
  /** Short lines instead of JSON. */
  readonly terminal: boolean;
  /** Receives whole lines. */
  readonly write: (line: string) => void;
}

export function pinoLog(options: LogOptions): Log {
  const { terminal, write } = options;
  const log = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.epochTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: '[secret]' },
      serializers: { error: pino.stdSerializers.err },
    },
    { write: (line: string) => write(terminal ? shortLine(line) : line) },
  );
  return wrap(log);
}

function wrap(log: pino.Logger): Log {
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
    child: (fields) => wrap(log.child(fields)),
  };
}

/** `12:03:09 warn  worker: message key=value` */
function shortLine(json: string): string {
  const { level, time, msg, role, error, ...rest } = JSON.parse(json) as Record<string, unknown>;
  const at = new Date(Number(time)).toTimeString().slice(0, 8);
  const fields = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  const trace = error === undefined ? [] : [traceOf(error)];
  const who = role === undefined ? [] : [`${plain(role)}:`];
  return [at, plain(level).padEnd(5), ...who, plain(msg), ...fields, ...trace].join(' ') + '\n';
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
function traceOf(error: unknown): string {
  const { stack, message } = error as { stack?: unknown; message?: unknown };
  return `\n${plain(stack ?? message ?? error)}`;
}
