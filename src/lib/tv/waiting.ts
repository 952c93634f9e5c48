import type { Cookies } from '@sveltejs/kit';
import type { DisplaysAccess } from '#lib/protocol/displays-access.ts';
import { DISPLAY_COOKIE, type PairingCode } from '#lib/protocol/displays.ts';
import { qrPath, type QrPath } from './qr-path.ts';
import { keepToken } from './token-cookie.ts';

/** What stands on a display that waits to be paired. */
export interface Waiting {
  readonly code: string;
  /** From when the page is rendered until it must ask for another, milliseconds. */
  readonly forMs: number;
  /** Where the code is entered, as people read it. */
  readonly address: string;
  /** Leads there, with the code. */
  readonly qr: QrPath;
}

const CODE_COOKIE = 'floorcast_code';
/** A code that is nearly over is not shown to anybody who has to walk to the desk with it. */
const LEAST_MS = 60_000;

interface Request {
  readonly cookies: Cookies;
  readonly url: URL;
  readonly getClientAddress: () => string;
}

async function knownCode(displays: DisplaysAccess, cookies: Cookies, nowMs: number): Promise<PairingCode | null> {
  const [token, code] = [cookies.get(DISPLAY_COOKIE), cookies.get(CODE_COOKIE)];
  const known = token && code ? await displays.codeOf(code, token) : null;
  return known && known.untilMs - nowMs > LEAST_MS ? known : null;
}

/** A token is made together with its code, so that one which was revoked never comes to count again. */
async function newCode(displays: DisplaysAccess, request: Request, nowMs: number): Promise<PairingCode | null> {
  const { cookies, url, getClientAddress } = request;
  const { value } = await displays.newCode(getClientAddress());
  if (!value) return null;
  const { code, token, untilMs } = value;
  const maxAge = Math.ceil((untilMs - nowMs) / 1000);
  keepToken(cookies, url, token);
  cookies.set(CODE_COOKIE, code, { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge });
  return { code, untilMs };
}

/** Null where there can be no code now: too many were asked for, or NATS does not answer. */
export async function waitingFor(displays: DisplaysAccess, request: Request, nowMs: number): Promise<Waiting | null> {
  try {
    const found = (await knownCode(displays, request.cookies, nowMs)) ?? (await newCode(displays, request, nowMs));
    if (!found) return null;
    const { code, untilMs } = found;
    const place = new URL('/displays', request.url.origin);
    const address = place.href.replace(/^https?:\/\//, '');
    place.searchParams.set('code', code);
    return { code, forMs: untilMs - nowMs - LEAST_MS / 2, address, qr: qrPath(place.href) };
  } catch {
    return null;
  }
}
