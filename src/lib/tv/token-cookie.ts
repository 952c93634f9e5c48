import type { Cookies } from '@sveltejs/kit';
import { DISPLAY_COOKIE } from '#lib/protocol/displays.ts';

/** Browsers keep no cookie for longer; each report of the display begins it anew. */
const COOKIE_SECONDS = 400 * 24 * 3600;

export function keepToken(cookies: Cookies, url: URL, token: string): void {
  const secure = url.protocol === 'https:';
  cookies.set(DISPLAY_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: COOKIE_SECONDS });
}
