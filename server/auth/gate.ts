/**
 * Who may come in. Today one token opens the desk: whoever has given it once has a cookie that stands for it. People and
 * roles will answer here too; nothing else in the server asks.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSameOrigin, type Origins } from './origin.ts';

const COOKIE = 'floorcast_desk';
const COOKIE_SECONDS = 400 * 24 * 3600;
const MAX_FORM_BYTES = 4096;
/** What the page that asks for the token is made of. */
const OPEN_PATHS = /^\/(enter(\/__data\.json)?$|_app\/|favicon|fonts\/|@|node_modules\/|src\/|\.svelte-kit\/)/;

const digest = (text: string): Buffer => createHash('sha256').update(`floorcast desk ${text}`).digest();

function cookieOf(request: IncomingMessage): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === COOKIE && value) return value;
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

export class Gate {
  readonly #token: Buffer | null;
  readonly #origins: Origins;

  /** @param token null: everyone who reaches this address may come in */
  constructor(token: string | null, origins: Origins) {
    this.#token = token === null ? null : digest(token);
    this.#origins = origins;
  }

  /** Whether the request, for a page, the API or `/live`, comes from someone who has given the token. */
  mayEnter(request: IncomingMessage): boolean {
    if (!this.#token) return true;
    const bearer = bearerOf(request);
    if (bearer !== null) return timingSafeEqual(digest(bearer), this.#token);
    const cookie = cookieOf(request);
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
    if (OPEN_PATHS.test(path) || this.mayEnter(request)) return false;
    if (path.startsWith('/api/')) {
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
    const cookie = `${COOKIE}=${given.toString('hex')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_SECONDS}${secure}`;
    answer(response, 303, { location: to, 'set-cookie': cookie });
  }
}
