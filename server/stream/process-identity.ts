/** Tells a process from a later one that got the same pid. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const isLinux = process.platform === 'linux';

function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

function ps(format: string, pid: number): string | null {
  const answer = spawnSync('ps', ['-ww', '-o', format, '-p', String(pid)], { encoding: 'utf8' });
  if (answer.error) return isRunning(pid) ? 'running' : null;
  return answer.stdout.trim() || null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function identityOnLinux(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedTicks] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X') return null;
  // Ticks count from the boot, and a boot starts its services at much the same ticks as the last one.
  return `${read('/proc/sys/kernel/random/boot_id')?.trim()}/${startedTicks}`;
}

/** A text without spaces that no other process of this pid has ever had; null where none runs. */
export function identityOf(pid: number): string | null {
  return isLinux ? identityOnLinux(pid) : (ps('lstart=', pid)?.replaceAll(/\s+/g, '-') ?? null);
}

/** The program and its arguments, separated by spaces; null where no such process runs. */
export function commandLineOf(pid: number): string | null {
  return isLinux ? (read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? null) : ps('args=', pid);
}
