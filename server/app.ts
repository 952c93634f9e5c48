/** Puts the parts together: starts them in order, and stops them in the opposite one. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import type { NatsConnection } from '@nats-io/nats-core';
import type { FloorAccess, SiteName } from '#lib/protocol/floor-access.ts';
import type { Heartbeat, Snapshot } from '#lib/protocol/messages.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import { answer } from './answers/answer.ts';
import { momentOf } from './answers/moment-of.ts';
import { Alerts } from './alerts/alerts.ts';
import { Archive } from './archive/archive.ts';
import { Gate } from './auth/gate.ts';
import { openBoards } from './boards/open-boards.ts';
import { readConfigFile, watchConfigFile } from './config-file.ts';
import type { FloorConfig } from './contract/config.ts';
import { demoConfig } from './demo/demo-config.ts';
import { openDisplays, type OpenDisplays } from './displays/open-displays.ts';
import type { Floor } from './floor/floor.ts';
import type { Site } from './floor/site.ts';
import { LastWeeks } from './last-weeks.ts';
import { LatestOutlooks } from './latest-outlooks.ts';
import { LatestWorkload } from './latest-workload.ts';
import { Sockets } from './live/sockets.ts';
import { Views } from './live/views.ts';
import { opaqueIds } from './opaque-ids.ts';
import { siteDefinitionOf } from './floor/definitions.ts';
import { Rosters } from './roster/rosters.ts';
import { ShiftReader } from './roster/shift-view.ts';
import { isLoopback, type Settings } from './settings.ts';
import { connectNats, type NatsAddress } from './stream/connect-nats.ts';
import { startEmbeddedServer } from './stream/embedded-server.ts';
import { FloorKeeper } from './stream/floor-keeper.ts';
import { viewReader } from './view-reader.ts';
import { BY_NAME, forWalls } from './views/people.ts';
import { siteOutlines } from './views/site-outline.ts';
import { streamReport } from './views/stream-report.ts';
import { startWebServer, type Health, type Pages } from './web-server.ts';

export interface AppOptions {
  readonly settings: Settings;
  readonly pages: Pages;
  /** Names what the pages were built from. */
  readonly build: string;
  readonly say: (text: string) => void;
  /** Ends a start that has not come to its end. */
  readonly signal: AbortSignal;
}

export interface App {
  /** Where people open the board. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

const STREAM_GONE_MS = 2000;
/** Less than a second's work. */
const MOST_BEHIND = 5000;

/** The demo floor is a publisher like any other; it runs beside the server so that it can't slow it down. */
function startDemo(natsUrl: string, say: (text: string) => void): () => Promise<void> {
  const child = fork(join(import.meta.dirname, 'demo/main.ts'), {
    env: { ...process.env, NATS_URL: natsUrl },
    stdio: ['ignore', 2, 2, 'ipc']
  });
  const exited = once(child, 'exit');
  let stopping = false;
  void exited.then(([code]) => !stopping && say(`the demo floor has ended (exit code ${String(code)})`));
  return async () => {
    stopping = true;
    child.kill('SIGTERM');
    await exited;
  };
}

const siteName = ({ id, definition: { name, language, timeZone } }: Site): SiteName => ({
  id,
  name,
  language,
  timeZone
});

type Wired = ReturnType<typeof wireUp>;

function floorAccess(wired: Wired): FloorAccess {
  const { keeper, archive, views, heartbeat, documents, rosters, displays, alerts } = wired;
  return {
    sites: () => [...keeper.fold.floor.sites.values()].map(siteName),
    outlines: () => siteOutlines(keeper.fold.floor),
    view: <T = SiteView>(address: string) => (views.open(address)?.snapshot as Snapshot<T> | undefined) ?? null,
    heartbeat,
    ask: (question, signal) => archive.ask(question, signal),
    askText: (question, signal) => archive.askText(question, signal),
    report: () => streamReport(keeper.fold, Date.now()),
    boards: documents.boards,
    announcements: documents.announcements,
    rosters,
    displays: displays.displays,
    alerts: alerts.desk,
    draft: (id, document) => documents.drafts.put(id, document)
  };
}

function healthOf({ sequence, behind, caughtUp, streamAgeMs, lastEventAgeMs }: Heartbeat, clients: number): Health {
  const isStreamThere = streamAgeMs !== null && streamAgeMs < STREAM_GONE_MS;
  const status = !isStreamThere ? 'no-stream' : caughtUp ? 'ok' : 'catching-up';
  return { status, sequence, behind, lastEventAgeMs, clients };
}

function addressOf({ host, tls, publicUrl }: Settings, port: number): string {
  if (publicUrl) return publicUrl.href;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${port}/`;
}

/** Where boards stand in files; null: nowhere. */
function boardsFolderOf({ boardsFolder, configFile }: Settings, { boards }: FloorConfig): string | null {
  if (boardsFolder !== null || boards == null || configFile === null) return boardsFolder;
  return resolve(dirname(configFile), boards);
}

interface Stream {
  readonly nc: NatsConnection;
  readonly nats: NatsAddress;
}

/** A connection to the NATS of the settings, or to one of our own. */
async function connectStream({ settings, say, signal }: AppOptions, parts: AsyncDisposableStack): Promise<Stream> {
  let nats: NatsAddress | null = settings.nats;
  if (!nats) {
    const embedded = await startEmbeddedServer({ folder: settings.dataFolder, say });
    parts.defer(() => embedded.stop());
    nats = { url: embedded.url };
  }
  const nc = await connectNats({ ...nats, name: 'floorcast', waitForFirst: true, say, signal });
  parts.defer(() => nc.close());
  return { nc, nats };
}

function gateOf({ host, deskToken, publicUrl, tls }: Settings, { displays }: OpenDisplays): Gate {
  const isLocalOnly = isLoopback(host) && deskToken === null;
  const isSecure = tls !== null || publicUrl?.protocol === 'https:';
  const displayOf = (token: string): string | null => displays.ofToken(token);
  return new Gate({ deskToken, origins: { publicUrl, isLocalOnly, isSecure }, displayOf });
}

/** Whether all of the floor is known, and the stream there. */
function isCurrent(keeper: FloorKeeper): boolean {
  const { caughtUp, behind, streamAgeMs } = keeper.currency();
  return caughtUp && behind <= MOST_BEHIND && streamAgeMs !== null && streamAgeMs < STREAM_GONE_MS;
}

/** The floor as alerts may judge it. */
function currentFloor(keeper: FloorKeeper, nowMs: number): Floor | null {
  if (!isCurrent(keeper)) return null;
  keeper.fold.advance(nowMs);
  return keeper.fold.floor;
}

/** The floor and what shows it: each change goes from the keeper to the views, and from them to the sockets. */
function wireUp(options: AppOptions, config: FloorConfig, { nc, nats }: Stream, address: () => string) {
  const { settings, build, say } = options;
  const now = (): number => Date.now();
  const keeper = new FloorKeeper({
    nc,
    config,
    keepDays: settings.keepDays,
    now,
    say,
    onChange: () => {
      views.changed();
      alerts.changed();
    },
    onStream: () => sockets.heartbeat()
  });
  const shifts = new ShiftReader();
  const alerts = new Alerts({
    nc,
    keepDays: settings.keepDays,
    settings: settings.alerts,
    now,
    floorAt: (nowMs) => currentFloor(keeper, nowMs),
    beside: {
      shiftAt: (floor, site, nowMs) => shifts.read(floor, site, (day) => rosters.shiftsIn(site, day), nowMs),
      changesOf: (site, queue) => workload.of(site, queue),
      outlookOf: (site) => outlooks.of(site)
    },
    address,
    onChange: () => views.changed(),
    say
  });
  const documents = openBoards({ nc, now, say, onChange: () => views.changed() });
  const rosters = new Rosters({
    nc,
    now,
    say,
    onChange: () => {
      views.changed();
      alerts.changed();
    },
    calendarOf: (site) => keeper.fold.floor.calendarOf(site),
    zoneOf: (site) => siteDefinitionOf(keeper.fold.floor.config, site).timeZone
  });
  const displays = openDisplays({
    nc,
    now,
    say,
    onChange: () => views.changed(),
    onRevoked: (id) => sockets.cutOff(id)
  });
  const archive = archiveOf(options, nats, config, keeper);
  const workload = new LatestWorkload({
    ask: (question, signal) => archive.later<'workload'>(question, signal),
    now,
    onKnown: () => alerts.changed()
  });
  const lastWeeks = new LastWeeks({
    floor: () => keeper.fold.floor,
    ask: (question, signal) => archive.ask<'pastDay'>(question, signal),
    now,
    onKnown: () => views.changed()
  });
  const outlooks = new LatestOutlooks({
    ask: (question, signal) => archive.later<'outlook'>(question, signal),
    isCurrent: () => isCurrent(keeper),
    now,
    onKnown: () => views.changed()
  });
  const people = { desk: BY_NAME, wall: forWalls(opaqueIds()) };
  const views = new Views({
    now,
    advance: (nowMs) => Math.min(keeper.fold.advance(nowMs), displays.displays.nextTurnMs(nowMs)),
    read: viewReader({
      fold: () => keeper.fold,
      people,
      ...documents,
      rosters,
      displays: displays.displays,
      alerts,
      lastWeeks,
      outlooks
    })
  });
  const heartbeat = (): Heartbeat => ({ type: 'heartbeat', serverMs: now(), build, ...keeper.currency() });
  const gate = gateOf(settings, displays);
  const sockets = new Sockets(gate, {
    open: (address) => views.open(address),
    heartbeatText: () => JSON.stringify(heartbeat())
  });
  return {
    keeper,
    archive,
    views,
    heartbeat,
    gate,
    sockets,
    documents,
    rosters,
    displays,
    alerts,
    lastWeeks,
    outlooks,
    workload
  };
}

function archiveOf(
  { settings, say }: AppOptions,
  nats: NatsAddress,
  config: FloorConfig,
  keeper: FloorKeeper
): Archive {
  return new Archive({
    nats,
    config,
    keepDays: settings.keepDays,
    momentOf: (question) => momentOf(question, keeper.fold.floor, Date.now()),
    sequence: () => keeper.fold.sequence,
    answerHere: (question) => answer(keeper.fold, question, Date.now(), Date.now()),
    say
  });
}

async function startParts(options: AppOptions, parts: AsyncDisposableStack): Promise<string> {
  const { settings, pages, say, signal } = options;
  const file = settings.configFile === null ? null : readConfigFile(settings.configFile);
  const config = file?.config ?? (settings.demo ? demoConfig : {});
  const stream = await connectStream(options, parts);
  let port = settings.port;
  const wired = wireUp(options, config, stream, () => addressOf(settings, port).replace(/\/$/, ''));
  const {
    keeper,
    archive,
    views,
    heartbeat,
    gate,
    sockets,
    documents,
    rosters,
    displays,
    alerts,
    lastWeeks,
    outlooks,
    workload
  } = wired;
  parts.defer(() => views.close());
  // The pages are another module graph: they are handed the floor here, and never import it.
  Object.assign(globalThis, { [Symbol.for('floorcast.floor')]: floorAccess(wired) });
  await keeper.start();
  parts.defer(() => keeper.stop());
  parts.defer(() => archive.stop());
  parts.defer(() => lastWeeks.forget());
  parts.defer(() => outlooks.stop());
  parts.defer(() => documents.stop());
  parts.defer(() => rosters.stop());
  parts.defer(() => displays.stop());
  await Promise.all([
    documents.start(boardsFolderOf(settings, config), signal),
    rosters.start(signal),
    displays.start(signal)
  ]);
  const onConfig = (changed: FloorConfig): void => {
    keeper.recompute(changed);
    archive.recompute(changed);
    void documents.boards.useFolder(boardsFolderOf(settings, changed));
    lastWeeks.forget();
    outlooks.forget();
  };
  if (file) parts.defer(watchConfigFile(file, { onConfig, say }));
  const { host, tls, demo } = settings;
  const health = (): Health => healthOf(heartbeat(), sockets.count);
  const web = await startWebServer({ host, port, tls, gate, sockets, pages, health });
  parts.defer(() => web.close());
  port = web.port;
  await keeper.caughtUp(signal);
  await alerts.start(signal);
  parts.defer(() => alerts.stop());
  archive.start();
  workload.start();
  parts.defer(() => workload.stop());
  if (demo) parts.defer(startDemo(stream.nats.url, say));
  return addressOf(settings, port);
}

/**
 * Resolves when the board can be opened.
 *
 * @throws Error for people where something can't be started; what had been started is stopped
 */
export async function startApp(options: AppOptions): Promise<App> {
  const parts = new AsyncDisposableStack();
  try {
    const address = await startParts(options, parts);
    return { address, stop: () => parts.disposeAsync() };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}
