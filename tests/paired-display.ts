/** What tests of displays share: a desk that has given its token, and a television that keeps its cookies. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { PROTOCOL, type ServerMessage } from '#lib/protocol/messages.ts';
import type { BoardView } from '#lib/protocol/board-view.ts';
import type { DisplayRow } from '#lib/protocol/displays.ts';
import { applyPatch } from '#lib/protocol/patch.ts';
import type { TestServer } from './start-server.ts';

export const DESK_TOKEN = 'the token of the desk';

type Place = Pick<TestServer, 'url'>;

/** Asks the API of a server as the desk. */
export function desk({ url }: Place) {
  return (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${url}/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${DESK_TOKEN}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) })
    });
}

/** A television's browser: whatever server it asks, it brings the cookies it was given. */
export class Television {
  readonly #cookies = new Map<string, string>();

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get token(): string | undefined {
    return this.#cookies.get('floorcast_display');
  }

  async ask({ url }: Place, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), cookie: this.cookie };
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers });
    for (const text of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      this.#cookies.set(name!, value!);
    }
    return response;
  }

  /** The code on its screen; null: there is none. */
  async code(at: Place): Promise<string | null> {
    const page = await (await this.ask(at, '/tv')).text();
    return /<span class="unseen[^"]*">\D* ((?:\w ){5}\w)<\/span>/.exec(page)?.[1]?.replaceAll(' ', '') ?? null;
  }

  async state(at: Place): Promise<unknown> {
    return ((await (await this.ask(at, '/api/display/pairing')).json()) as { state: unknown }).state;
  }

  /** Opens `/live` there, and keeps what comes. */
  watch(t: TestContext, { url }: Place, view: string) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { headers: { cookie: this.cookie } });
    const frames: string[] = [];
    let data: BoardView | null = null;
    socket.on('message', (frame: Buffer) => {
      frames.push(frame.toString());
      const message = JSON.parse(frame.toString()) as ServerMessage<BoardView>;
      if (message.type === 'snapshot') data = message.data;
      else if (message.type === 'delta' && data) data = applyPatch(data, message.patch);
    });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', protocol: PROTOCOL, view })));
    const closed = new Promise<{ code: number; atMs: number }>((done) => {
      socket.on('close', (code) => done({ code, atMs: performance.now() }));
    });
    socket.on('error', () => {});
    t.after(() => socket.terminate());
    return { closed, frames, data: () => data };
  }
}

/** Pairs a television that stands at one server, by the desk of another. */
export async function pair(tv: Television, at: Place, by: Place, request: object = {}): Promise<DisplayRow> {
  const code = await tv.code(at);
  assert.ok(code, 'a code is on the screen');
  const answer = await desk(by)('POST', 'displays', { code, name: 'North wall', ...request });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as DisplayRow;
}
