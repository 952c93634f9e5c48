/**
 * Who may come in. One token opens the desk: whoever has given it once has a cookie that stands for it. The token of a paired
 * display opens what that display shows. People and roles will answer here too; nothing else in the server asks.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';
import { isSameOrigin, type Origins } from './origin.ts';

const DESK_COOKIE = 'floorcast_desk';
const COOKIE_SECONDS = 400 * 24 * 3600;
const MAX_FORM_BYTES = 4096;
/**
 * What the page that asks for the token is made of; and that of displays, which shows a stranger nothing but the code by
 * which it can be paired.
 */
const OPEN_PATHS =
  /^\/(enter(\/__data\.json)?$|tv(\/plain)?$|api\/display\/|display\/|_app\/|favicon|fonts\/|@|node_modules\/|src\/|\.svelte-kit\/)/;

const digest = (text: string): Buffer => createHash('sha256').update(`floorcast desk ${text}`).digest();

function cookieOf(request: IncomingMessage, cookie: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookie && value) return value;
  }
  return null;
}

function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams | null> {
  let text = '';
  for await (const piece of request as AsyncIterable<Buffer>) {
    text += piece.toString('latin1');
    if (text.length > MAX_FORM_BYTES) return null;
  }
  return new URLSearchParams(text);
}

/** Only a path of our own: a link that leads through the gate must not lead away. */
function placeWithin(to: string | null): string {
  return to !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/';
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, body = ''): void {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(body);
}

/** Whoever sends a request, for a page, the API or `/live`. */
export interface Visitor {
  /** Has given the desk token. */
  readonly isDesk: boolean;
  /** The display whose token this is; null: none's. */
  readonly display: string | null;
}

export interface GateOptions {
  /** Null: everyone who reaches this address is of the desk. */
  readonly deskToken: string | null;
  readonly origins: Origins;
  /** The id of the display that a token is of; null: of none, or of none any more. */
  readonly displayOf: (token: string) => string | null;
}

export class Gate {
  readonly #token: Buffer | null;
  readonly #origins: Origins;
  readonly #displayOf: (token: string) => string | null;

  constructor({ deskToken, origins, displayOf }: GateOptions) {
    this.#token = deskToken === null ? null : digest(deskToken);
    this.#origins = origins;
    this.#displayOf = displayOf;
  }

  visitor(request: IncomingMessage): Visitor {
    const token = bearerOf(request) ?? cookieOf(request, DISPLAY_COOKIE);
    return { isDesk: this.#isDesk(request), display: token === null ? null : this.#displayOf(token) };
  }

  #isDesk(request: IncomingMessage): boolean {
    if (!this.#token) return true;
    const bearer = bearerOf(request);
    if (bearer !== null) return timingSafeEqual(digest(bearer), this.#token);
    const cookie = cookieOf(request, DESK_COOKIE);
    const given = cookie === null ? null : Buffer.from(cookie, 'hex');
    return given !== null && given.length === this.#token.length && timingSafeEqual(given, this.#token);
  }

  isSameOrigin(request: IncomingMessage): boolean {
    return isSameOrigin(request, this.#origins);
  }

  /** Answers the request itself where it may not pass. @returns whether it did */
  answers(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? '/';
    const path = url.split('?')[0]!;
    if (!this.isSameOrigin(request)) {
      answer(
        response,
        403,
        { 'content-type': 'text/plain' },
        'this address is not one that Floorcast was set up for\n'
      );
      return true;
    }
    if (path === '/enter' && request.method === 'POST') {
      void this.#enter(request, response);
      return true;
    }
    if (OPEN_PATHS.test(path)) return false;
    const { isDesk, display } = this.visitor(request);
    if (isDesk) return false;
    if (display !== null) {
      answer(response, 403, { 'content-type': 'application/json' }, JSON.stringify({ error: 'not for displays' }));
    } else if (path.startsWith('/api/')) {
      const body = JSON.stringify({ error: 'the desk token is needed: Authorization: Bearer …' });
      answer(response, 401, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' }, body);
    } else {
      answer(response, 303, { location: `/enter?to=${encodeURIComponent(url)}` });
    }
    return true;
  }

  async #enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await formOf(request).catch(() => null);
    const to = placeWithin(form?.get('to') ?? null);
    const given = digest(form?.get('token') ?? '');
    if (this.#token && !timingSafeEqual(given, this.#token)) {
      // Slows down whoever tries one after the other; nobody else waits for it.
      await new Promise((resolve) => setTimeout(resolve, 500));
      answer(response, 303, { location: `/enter?wrong&to=${encodeURIComponent(to)}` });
      return;
    }
    const secure = this.#origins.isSecure ? '; Secure' : '';
    const cookie = `${DESK_COOKIE}=${given.toString('hex')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_SECONDS}${secure}`;
    answer(response, 303, { location: to, 'set-cookie': cookie });
  }
}
