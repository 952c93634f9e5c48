/** Announcements to the floor: sent from the desk, shown by the message tiles of boards. */
import type { Announcement } from './board-view.ts';

export const ANNOUNCEMENT_CHARACTERS = 500;

/** As it is kept. */
export interface SentAnnouncement extends Announcement {
  readonly id: string;
  /** Ids of boards; none: all boards. */
  readonly boards: readonly string[];
}

export type SendOutcome =
  | { readonly sent: SentAnnouncement; readonly problems?: undefined }
  | { readonly sent?: undefined; readonly problems: readonly { readonly path: string; readonly problem: string }[] };

/** What is asked of the bucket throws an Error for people where it can't be done now. */
export interface AnnouncementsAccess {
  /** Those that are not over, the latest first. */
  list(): readonly SentAnnouncement[];
  /** @param value `{ text, severity?, untilMs?, boards? }` */
  send(value: unknown, by: string | null): Promise<SendOutcome>;
  /** Takes it back. @returns false where there is none of that id that is not over */
  end(id: string): Promise<boolean>;
}
