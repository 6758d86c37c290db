// The memory that a process holds, by its number.
import { readFileSync } from 'node:fs';

/** Resident memory, MB of 1024 KB. @throws Error when there is no such process. */
export function memoryMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb ?? 0) / 1024;
}
