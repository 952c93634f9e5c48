/** A connection to NATS over TCP or WebSocket that comes back by itself, for ever. */
import { readFile } from 'node:fs/promises';
import { credsAuthenticator, errors, wsconnect } from '@nats-io/nats-core';
import type { Authenticator, ConnectionOptions, NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { backoffMs, pause } from './backoff.ts';

export interface NatsAddress {
  /** `nats:`, `tls:`, `ws:` or `wss:`, several of a cluster separated by commas; may carry `user:password@` or `token@`. */
  readonly url: string;
  /** Path of a credentials file. */
  readonly creds?: string | undefined;
}

export interface ConnectOptions extends NatsAddress {
  /** What the connection is called in NATS' own monitoring. */
  readonly name: string;
  /** Whether to wait for a NATS that does not answer yet; else the first failure throws. */
  readonly waitForFirst?: boolean;
  /** Told once while it waits. */
  readonly say?: (text: string) => void;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

const SCHEMES = ['nats:', 'tls:', 'ws:', 'wss:'];

const isUsable = (text: string): boolean =>
  URL.canParse(text) && new URL(text).hostname !== '' && SCHEMES.includes(new URL(text).protocol);

/** @throws Error saying what is wrong with the address, never quoting a secret */
export function parseNatsUrls(text: string): URL[] {
  const parts = text.split(',').map((each) => each.trim());
  if (!parts.every(isUsable)) {
    const shown = text.includes('@') ? 'what it is (not shown: it holds a login)' : JSON.stringify(text);
    throw new Error(`must be a nats://, tls://, ws:// or wss:// address, not ${shown}`);
  }
  const urls = parts.map((each) => new URL(each));
  const isWebSocket = (url: URL): boolean => url.protocol.startsWith('ws');
  if (urls.some((url) => isWebSocket(url) !== isWebSocket(urls[0]!))) {
    throw new Error('must not mix nats:// or tls:// with ws:// or wss:// addresses');
  }
  return urls;
}

function login(url: URL): Pick<ConnectionOptions, 'user' | 'pass' | 'token'> {
  const user = decodeURIComponent(url.username);
  if (user === '') return {};
  return url.password === '' ? { token: user } : { user, pass: decodeURIComponent(url.password) };
}

async function authenticator(creds: string | undefined): Promise<{ authenticator?: Authenticator }> {
  return creds ? { authenticator: credsAuthenticator(await readFile(creds)) } : {};
}

/** Quick at first, so that a restarted server is found at once. */
function growingDelay(): { next: () => number; reset: () => void } {
  let attempt = 0;
  // The client asks twice for each attempt.
  return { next: () => backoffMs(attempt++ / 2), reset: () => (attempt = 0) };
}

async function optionsOf(urls: readonly URL[], { creds, name }: ConnectOptions): Promise<ConnectionOptions> {
  return {
    servers: urls.map((url) => `${url.protocol}//${url.host}${url.protocol.startsWith('ws') ? url.pathname : ''}`),
    name,
    ...login(urls[0]!),
    ...(await authenticator(creds)),
    ...(urls.some((url) => url.protocol === 'tls:') && { tls: {} }),
    maxReconnectAttempts: -1,
    ignoreAuthErrorAbort: true,
    timeout: 5000,
    // A peer that vanished without a word is noticed in seconds.
    pingInterval: 5000,
    maxPingOut: 2,
    noAsyncTraces: true
  };
}

async function connectOnce(urls: readonly URL[], options: ConnectOptions): Promise<NatsConnection> {
  const delay = growingDelay();
  const opened = { ...(await optionsOf(urls, options)), reconnectDelayHandler: delay.next };
  const nc = await (urls[0]!.protocol.startsWith('ws') ? wsconnect(opened) : connect(opened));
  delay.reset();
  void (async () => {
    for await (const status of nc.status()) if (status.type === 'reconnect') delay.reset();
  })();
  return nc;
}

const reasonOf = (error: unknown): string => (error instanceof Error && error.message) || 'no answer';

/**
 * Opens a connection. Once it stands it reconnects for ever; watch `nc.status()` for its ups and downs.
 *
 * @throws Error naming the address where NATS refuses the login, or does not answer and `waitForFirst` is not set
 */
export async function connectNats(options: ConnectOptions): Promise<NatsConnection> {
  const urls = parseNatsUrls(options.url);
  const shown = urls.map((url) => `${url.protocol}//${url.host}`).join(', ');
  for (let attempt = 0; ; attempt++) {
    try {
      return await connectOnce(urls, options);
    } catch (error) {
      const refused =
        error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError;
      if (refused || !options.waitForFirst) throw new Error(`NATS at ${shown}: ${reasonOf(error)}`, { cause: error });
      if (attempt === 0) options.say?.(`waiting for NATS at ${shown} (${reasonOf(error)}) …`);
    }
    await pause(backoffMs(attempt), options.signal);
    options.signal?.throwIfAborted();
  }
}
