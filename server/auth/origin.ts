/** Whether a request was meant for this server by a page of this server. */
import type { IncomingMessage } from 'node:http';

export interface Origins {
  /** `PUBLIC_URL`, if set: the address that people use. */
  readonly publicUrl: URL | null;
  /** Bound to this machine alone, without a token: then the names of this machine are all that may be asked for. */
  readonly isLocalOnly: boolean;
  /** Whether people reach it over https. */
  readonly isSecure: boolean;
}

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

function hostOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/**
 * A browser says where a page came from (Origin) and whom it asks (Host); other programs need not. Names are checked too
 * where no token protects: a foreign name that leads to this machine would make any page "of the same origin".
 */
export function isSameOrigin(request: IncomingMessage, { publicUrl, isLocalOnly }: Origins): boolean {
  const host = hostOf(`http://${request.headers.host ?? ''}`);
  if (!host) return false;
  const isPublicHost = publicUrl !== null && publicUrl.host === host.host;
  if (isLocalOnly && !isPublicHost && !LOCAL_NAMES.has(host.hostname)) return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  return from !== null && (from.host === host.host || from.host === publicUrl?.host);
}
