// The first thing every npm script runs, on whatever Node ≥ 20 the machine has: installs the locked packages where they
// are missing (the pinned Node among them), builds the pages where the command needs them, and hands over to the pinned
// Node. All it says goes to standard error, so that a command's own output can stand in a pipe.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whileAlone } from './alone.mjs';
import { NODE_FLAGS, REPLAY_FLAGS } from './node-flags.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @type {Record<string, { run: string[], flags?: string[], needsPages?: true }>} */
const commands = {
  start: { run: ['server/main.ts'], needsPages: true },
  dev: { run: ['server/dev.ts'] },
  test: { run: ['tests/run.ts'] },
  check: { run: ['tests/run.ts', 'lint', 'types'] },
  bench: { run: ['tests/bench/run.ts'], needsPages: true },
  format: { run: ['node_modules/prettier/bin/prettier.cjs', '--write', '.'] },
  replay: { run: ['server/commands/replay.ts'], flags: REPLAY_FLAGS },
  connect: { run: ['server/commands/connect.ts'] },
  publish: { run: ['server/commands/publish.ts'] },
  export: { run: ['server/commands/export.ts'] },
  play: { run: ['server/commands/play.ts'] }
};

/** @param {string} text */
const say = (text) => process.stderr.write(`floorcast: ${text}\n`);

/** @param {string} text @returns {never} */
function fail(text) {
  say(text);
  process.exit(2);
}

function installPackages() {
  const stamp = join(root, 'node_modules/.floorcast-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  // Packages that are linked in belong to another checkout: npm would empty its folder.
  const isLinked = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink();
  if (isInstalled() || isLinked) return;
  whileAlone(root, say, () => {
    if (isInstalled()) return;
    say('installing packages (npm ci) …');
    const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32'
    });
    if (npm.status !== 0) fail('npm ci failed; its own words stand above');
    writeFileSync(stamp, wanted);
  });
}

function pinnedNode() {
  const packages = [
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`
  ];
  const require = createRequire(join(root, 'package.json'));
  for (const name of packages) {
    try {
      const home = dirname(require.resolve(`${name}/package.json`));
      return join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    } catch {
      continue;
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return fail(`no Node 26 for ${process.platform}-${process.arch} among the packages: install it, and run again`);
}

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`unknown command ${JSON.stringify(name)}; there are: ${Object.keys(commands).join(', ')}`);

installPackages();
const node = pinnedNode();
if (command.needsPages) {
  const build = spawnSync(node, [join(root, 'server/setup/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] });
  if (build.status !== 0) fail('the pages could not be built; the reason stands above');
}

const flags = command.flags ?? NODE_FLAGS;
const [script = '', ...fixed] = command.run;
const child = spawn(node, [...flags, join(root, script), ...fixed, ...args], {
  // Paths on the command line are meant from where npm was called, not from the checkout.
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  // What is compiled once is kept: a command starts in half the time.
  env: { NODE_COMPILE_CACHE: join(root, '.cache/compiled'), ...process.env },
  // The child stops by itself when this channel closes: a kill -9 of this process leaves nothing behind.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc']
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal));
}
child.on('error', (error) => fail(`could not start ${node}: ${error.message}`));
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));

// Under npm our parent lives as long as the command does; if it is killed, nobody is left to end us.
if (process.env['npm_lifecycle_event'] && process.platform !== 'win32') {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
}
