import type { DisplayOrder, DisplayRow, PairingCode } from './displays.ts';

export type DisplayOutcome<T> =
  | { readonly value: T; readonly status?: undefined; readonly error?: undefined }
  | { readonly value?: undefined; readonly status: 400 | 404 | 409 | 429; readonly error: string };

/** What the pages may ask of the displays. @throws Error where NATS does not answer now */
export interface DisplaysAccess {
  /** The id of the display that this is the token of; null: of none, or of none any more. */
  ofToken(token: string | null | undefined): string | null;
  list(): readonly DisplayRow[];

  /** A code for a new display, and its token. 429: too many were asked for from there. */
  newCode(address: string): Promise<DisplayOutcome<PairingCode & { readonly token: string }>>;
  /** The code that waits with this token, if it still does. */
  codeOf(code: string, token: string): Promise<PairingCode | null>;

  /** @param request `{ code, name, assignment? }`. 404: nobody waits with that code */
  pair(request: unknown, by: string): Promise<DisplayOutcome<DisplayRow>>;
  /** @param changes `{ name?, assignment?, settings? }` */
  change(id: string, changes: unknown): Promise<DisplayOutcome<DisplayRow>>;
  order(id: string, order: DisplayOrder): Promise<DisplayOutcome<DisplayRow>>;
  /** Cuts it off, for good. */
  revoke(id: string): Promise<DisplayOutcome<null>>;

  /** @param health a DisplayHealth, once it is found to be one */
  report(
    id: string,
    from: { readonly address: string; readonly userAgent: string },
    health: unknown
  ): Promise<DisplayOutcome<null>>;
}
