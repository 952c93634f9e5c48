/** What tests of the whole server share: one with a configuration file, events for it, and what it then shows. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import type { NatsConnection } from '@nats-io/nats-core';
import { WebSocket } from 'ws';
import { PROTOCOL, type Heartbeat, type ServerMessage, type Snapshot } from '#lib/protocol/messages.ts';
import { applyPatch } from '#lib/protocol/patch.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import type { FloorConfig } from '../server/contract/config.ts';
import { demoConfig } from '../server/demo/demo-config.ts';
import { connectNats } from '../server/stream/connect-nats.ts';
import { openPublisher } from '../server/stream/publisher.ts';
import { eventually } from './eventually.ts';
import { asLines, zoneAtHour, type RecordedEvent } from './recorded-day.ts';
import { newFolder, removeFolder, startServer, type ServerOptions, type TestServer } from './start-server.ts';

const root = resolve(import.meta.dirname, '..');
const configOfTests: FloorConfig = { ...demoConfig, sites: { demo: { timeZone: zoneAtHour(12) } } };

export interface Report {
  readonly asOf: string;
  readonly sequence: number;
  readonly events: Readonly<Record<string, number>>;
  readonly sites: Readonly<Record<string, unknown>>;
}
export interface Health {
  readonly status: string;
  readonly sequence: number;
  readonly behind: number;
}

export const configFileIn = (folder: string): string => join(folder, 'floor.json');

/** A server that ends with the test. */
export async function server(
  t: TestContext,
  options: ServerOptions = {},
  config: FloorConfig = configOfTests
): Promise<TestServer> {
  const folder = options.folder ?? newFolder();
  const configFile = configFileIn(folder);
  writeFileSync(configFile, JSON.stringify(config));
  const started = await startServer({ ...options, folder, env: { FLOOR_CONFIG: configFile, ...options.env } });
  t.after(async () => {
    await started.stop().catch(() => {});
    if (!options.folder) removeFolder(folder);
  });
  return started;
}

export async function connected(t: TestContext, url: string): Promise<NatsConnection> {
  const nc = await connectNats({ url, name: 'test' });
  t.after(() => nc.close());
  return nc;
}

export async function publish(nc: NatsConnection, events: readonly object[], messageIds = true): Promise<void> {
  const publisher = openPublisher(nc, { messageIds });
  for (const event of events) await publisher.publish(event);
  await publisher.flush();
}

export const health = async (url: string): Promise<Health> => (await (await fetch(`${url}/healthz`)).json()) as Health;
export const report = async (url: string): Promise<Report> =>
  (await (await fetch(`${url}/api/floor`)).json()) as Report;

export const standsAt = (url: string, sequence: number): Promise<true> =>
  eventually(`${url} stands at ${sequence}`, async () => (await health(url)).sequence === sequence);

/** What the replay command prints for a file at a moment. */
export function replay(folder: string, events: readonly RecordedEvent[], at: string): Report {
  const file = join(folder, 'events.ndjson');
  writeFileSync(file, asLines(events));
  const args = [join(root, 'server/commands/replay.ts'), file, '--config', configFileIn(folder), '--at', at];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(stderr, '');
  return JSON.parse(stdout) as Report;
}

function dataAfter(data: SiteView | null, message: ServerMessage<SiteView>): SiteView | null {
  if (message.type === 'snapshot') return message.data;
  return message.type === 'delta' && data ? applyPatch(data, message.patch) : data;
}

/** Opens `/live` and keeps what comes. */
export function watch(t: TestContext, { url }: TestServer, view = 'site/demo?for=desk') {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`);
  const frames: string[] = [];
  const messages: ServerMessage<SiteView>[] = [];
  socket.on('message', (frame: Buffer) => {
    frames.push(frame.toString());
    messages.push(JSON.parse(frame.toString()) as ServerMessage<SiteView>);
  });
  socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', protocol: PROTOCOL, view })));
  const closed = new Promise<{ code: number; reason: string }>((done) => {
    socket.on('close', (code, reason) => done({ code, reason: reason.toString() }));
  });
  socket.on('error', () => {});
  t.after(() => socket.terminate());
  return {
    closed,
    /** As they came over the wire. */
    frames,
    messages,
    snapshot: () => messages.find((message): message is Snapshot<SiteView> => message.type === 'snapshot') ?? null,
    heartbeat: () => messages.findLast((message): message is Heartbeat => message.type === 'heartbeat') ?? null,
    /** The board's data now, as a browser has it; null before the snapshot. */
    data: () => messages.reduce<SiteView | null>(dataAfter, null)
  };
}
