/** Text of a frame → a hello, or why the socket is closed. */
import { CLOSE, PROTOCOL, type Hello } from '#lib/protocol/messages.ts';
import { parseViewAddress } from '#lib/protocol/view-address.ts';

type Result =
  | { readonly hello: Hello; readonly code?: undefined; readonly problem?: undefined }
  | { readonly hello?: undefined; readonly code: number; readonly problem: string };

const refused = (code: number, problem: string): Result => ({ code, problem });

function parse(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { epoch, number } = value as Record<string, unknown>;
  return typeof epoch === 'string' && Number.isSafeInteger(number);
}

/** @param text null for a binary frame */
export function readHello(text: string | null): Result {
  const value = parse(text);
  if (!value) return refused(CLOSE.badMessage, 'a message is one JSON object as text');
  if (value['type'] !== 'hello') return refused(CLOSE.badMessage, 'type must be "hello"');
  if (value['protocol'] !== PROTOCOL) return refused(CLOSE.protocol, `protocol must be ${PROTOCOL}`);
  if (typeof value['view'] !== 'string') return refused(CLOSE.badMessage, 'view must be a string');
  if (!parseViewAddress(value['view'])) return refused(CLOSE.noSuchView, 'view is no address of a view');
  if (value['resume'] !== undefined && !isPosition(value['resume'])) {
    return refused(CLOSE.badMessage, 'resume must have an epoch (string) and a number');
  }
  return { hello: value as unknown as Hello };
}
