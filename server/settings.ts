/** The settings of the server, from the environment. An empty variable is the same as one that is not set. */
import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { AlertSettings } from './alerts/alerts.ts';
import { secretsIn } from './alerts/secrets.ts';
import { parseNatsUrls, type NatsAddress } from './stream/connect-nats.ts';
import { dataFolder } from './stream/data-folder.ts';

export interface Settings {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** The address that people use, where it is not this one. */
  readonly publicUrl: URL | null;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Null: the embedded nats-server. */
  readonly nats: NatsAddress | null;
  readonly configFile: string | null;
  /** The folder of boards that stand in files; null: the one that the configuration names, if any. */
  readonly boardsFolder: string | null;
  /** Folder of the embedded server. */
  readonly dataFolder: string;
  readonly keepDays: number;
  readonly demo: boolean;
  /** What opens the desk; null: whoever reaches this machine's own address may come in. */
  readonly deskToken: string | null;
  /** What alerts are told by. */
  readonly alerts: AlertSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LEAST_TOKEN_LENGTH = 16;

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Collects what is wrong, so that one start tells all of it. */
class Reader {
  readonly #env: Environment;
  readonly problems: string[] = [];

  constructor(env: Environment) {
    this.#env = env;
  }

  text(name: string): string | null {
    return this.#env[name]?.trim() || null;
  }

  wrong(name: string, mustBe: string): null {
    this.problems.push(`${name} must be ${mustBe}`);
    return null;
  }

  whole(name: string, otherwise: number, least: number, most: number): number {
    const text = this.text(name);
    if (text === null) return otherwise;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.wrong(name, `a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
    return otherwise;
  }

  flag(name: string, otherwise: boolean): boolean {
    const text = this.text(name);
    if (text === null) return otherwise;
    if (text !== '0' && text !== '1') this.wrong(name, `1 or 0, not ${JSON.stringify(text)}`);
    return text === '1';
  }

  folder(name: string): string | null {
    const path = this.text(name);
    if (path !== null && !statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      return this.wrong(name, `a folder, not ${JSON.stringify(path)}`);
    }
    return path;
  }

  file(name: string): Buffer | null {
    const path = this.text(name);
    if (path === null) return null;
    try {
      return readFileSync(path);
    } catch (error) {
      return this.wrong(name, `a file that can be read: ${(error as Error).message}`);
    }
  }
}

function publicUrlOf(reader: Reader): URL | null {
  const text = reader.text('PUBLIC_URL');
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash) return url;
  return reader.wrong('PUBLIC_URL', `an http or https address without a path, not ${JSON.stringify(text)}`);
}

function tlsOf(reader: Reader): Settings['tls'] {
  const cert = reader.file('TLS_CERT');
  const key = reader.file('TLS_KEY');
  if ((reader.text('TLS_CERT') === null) !== (reader.text('TLS_KEY') === null)) {
    reader.wrong(reader.text('TLS_CERT') === null ? 'TLS_CERT' : 'TLS_KEY', 'set too: a certificate needs its key');
  }
  if (!cert || !key) return null;
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    return reader.wrong('TLS_CERT', `a certificate in PEM, and TLS_KEY its key: ${(error as Error).message}`);
  }
  return { cert, key };
}

function natsOf(reader: Reader): NatsAddress | null {
  const url = reader.text('NATS_URL');
  const creds = reader.text('NATS_CREDS') ?? undefined;
  if (url === null) return creds === undefined ? null : reader.wrong('NATS_URL', 'set where NATS_CREDS is');
  try {
    parseNatsUrls(url);
  } catch (error) {
    reader.problems.push(`NATS_URL ${(error as Error).message}`);
    return null;
  }
  if (creds !== undefined) reader.file('NATS_CREDS');
  return { url, creds };
}

function deskTokenOf(reader: Reader, host: string): string | null {
  const token = reader.text('FLOOR_DESK_TOKEN');
  if (token === null && !isLoopback(host)) {
    reader.wrong('FLOOR_DESK_TOKEN', `set as soon as HOST (${JSON.stringify(host)}) is more than this machine`);
  }
  if (token !== null && token.length < LEAST_TOKEN_LENGTH) {
    reader.wrong('FLOOR_DESK_TOKEN', `at least ${LEAST_TOKEN_LENGTH} characters long`);
  }
  return token;
}

/** Two variables of which neither is of use alone. */
function both(reader: Reader, one: string, other: string): [string, string] | null {
  const [first, second] = [reader.text(one), reader.text(other)];
  if (first !== null && second !== null) return [first, second];
  if (first !== null) return reader.wrong(other, `set where ${one} is`);
  return second === null ? null : reader.wrong(one, `set where ${other} is`);
}

function mailOf(reader: Reader): AlertSettings['mail'] {
  const given = both(reader, 'FLOOR_SMTP_URL', 'FLOOR_SMTP_FROM');
  if (!given) return null;
  const [url, from] = given;
  if (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol)) return { url, from };
  return reader.wrong('FLOOR_SMTP_URL', 'an smtp: or smtps: address');
}

function pushOf(reader: Reader, publicUrl: URL | null): AlertSettings['push'] {
  const given = both(reader, 'FLOOR_PUSH_PUBLIC_KEY', 'FLOOR_PUSH_PRIVATE_KEY');
  if (!given) return null;
  const [publicKey, privateKey] = given;
  if (Buffer.from(publicKey, 'base64url').length !== 65) {
    return reader.wrong('FLOOR_PUSH_PUBLIC_KEY', 'a VAPID key: 65 bytes in base64url');
  }
  if (Buffer.from(privateKey, 'base64url').length !== 32) {
    return reader.wrong('FLOOR_PUSH_PRIVATE_KEY', 'a VAPID key: 32 bytes in base64url');
  }
  const contact = reader.text('FLOOR_PUSH_CONTACT') ?? publicUrl?.origin ?? 'mailto:floorcast@localhost';
  return { publicKey, privateKey, contact };
}

/** @throws Error that names every variable that is wrong, with its value (never that of a secret) */
export function readSettings(env: Environment): Settings {
  const reader = new Reader(env);
  const host = reader.text('HOST') ?? '127.0.0.1';
  const nats = natsOf(reader);
  const configFile = reader.text('FLOOR_CONFIG');
  const boardsFolder = reader.folder('FLOOR_BOARDS');
  reader.file('FLOOR_CONFIG');
  const publicUrl = publicUrlOf(reader);
  const settings: Settings = {
    host,
    port: reader.whole('PORT', 3000, 0, 65_535),
    publicUrl,
    tls: tlsOf(reader),
    nats,
    configFile: configFile && resolve(configFile),
    boardsFolder: boardsFolder && resolve(boardsFolder),
    dataFolder: dataFolder(env),
    keepDays: reader.whole('FLOOR_KEEP_DAYS', 35, 1, 3650),
    demo: reader.flag('FLOOR_DEMO', nats === null),
    deskToken: deskTokenOf(reader, host),
    alerts: { mail: mailOf(reader), push: pushOf(reader, publicUrl), secrets: secretsIn(env) }
  };
  if (reader.problems.length > 0) throw new Error(reader.problems.join('; '));
  return settings;
}
