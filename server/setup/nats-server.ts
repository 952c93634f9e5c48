/** Where a nats-server comes from on a machine that may have none. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { whileAlone } from './alone.mjs';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, '.cache/nats-server');
const cached = join(cache, 'nats-server');
const PROGRAM = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';
// Distributions put it among the system's programs, which the PATH of an ordinary user often lacks.
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

const run = promisify(execFile);

/** `[2, 9]` of "nats-server: v2.9.10"; null where the file is no nats-server that runs here. */
async function versionOf(program: string): Promise<[major: number, minor: number] | null> {
  try {
    const { stdout } = await run(program, ['--version']);
    const [, major, minor] = /v(\d+)\.(\d+)\./.exec(stdout) ?? [];
    return major && minor ? [Number(major), Number(minor)] : null;
  } catch {
    return null;
  }
}

async function isUsable(program: string, say: (text: string) => void): Promise<boolean> {
  if (!existsSync(program)) return false;
  const version = await versionOf(program);
  if (version && (version[0] > 2 || (version[0] === 2 && version[1] >= 9))) return true;
  say(
    `${program} is not used: ${version ? `it is version ${version.join('.')}, and 2.9 is needed` : 'it does not run'}`
  );
  return false;
}

function apt(args: readonly string[], cwd: string): boolean {
  // As root, apt would hand the download to a user who may not write here.
  const asRoot = process.getuid?.() === 0 ? ['-o', 'APT::Sandbox::User=root'] : [];
  return spawnSync('apt-get', ['-qq', ...asRoot, ...args], { cwd, stdio: ['ignore', 2, 2] }).status === 0;
}

/** With package lists of our own: needs no root, and leaves the machine's as they are. */
function aptWithOwnLists(folder: string): boolean {
  const lists = join(folder, 'lists');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  mkdirSync(join(folder, 'archives/partial'), { recursive: true });
  const own = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${folder}`, '-o', 'Debug::NoLocking=1'];
  return apt([...own, 'update'], folder) && apt([...own, 'download', 'nats-server'], folder);
}

/** Takes the program out of the distribution's package: no root, no service, nothing installed. */
function unpackPackage(): boolean {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'unpack-'));
  try {
    if (!apt(['download', 'nats-server'], folder) && !aptWithOwnLists(folder)) return false;
    const [file] = globSync('nats-server_*.deb', { cwd: folder });
    if (!file) return false;
    if (spawnSync('dpkg-deb', ['-x', file, 'files'], { cwd: folder, stdio: ['ignore', 2, 2] }).status !== 0)
      return false;
    const [program] = globSync('files/usr/{sbin,bin}/nats-server', { cwd: folder });
    if (program) renameSync(join(folder, program), cached);
    return program !== undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The path of a nats-server of at least 2.9: one that is installed, else the one in the checkout's cache, else the
 * distribution's package, unpacked into that cache.
 *
 * @param say gets what takes a while, and the words of the package manager go to standard error
 * @throws Error where there is none, saying what to do
 */
export async function findNatsServer(say: (text: string) => void): Promise<string> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...SYSTEM_FOLDERS];
  for (const folder of folders) {
    const program = join(folder, PROGRAM);
    if (await isUsable(program, say)) return program;
  }
  if (await isUsable(cached, say)) return cached;
  whileAlone(root, say, () => {
    if (existsSync(cached)) return;
    say('fetching nats-server …');
    unpackPackage();
  });
  if (await isUsable(cached, say)) return cached;
  throw new Error(
    'No nats-server here, and none could be fetched: install nats-server (2.9 or later), or set NATS_URL'
  );
}
