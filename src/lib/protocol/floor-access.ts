import type { AlertDesk } from './alerts.ts';
import type { AnnouncementsAccess } from './announcements-access.ts';
import type { BoardDocument } from './board-document.ts';
import type { BoardsAccess } from './boards-access.ts';
import type { DisplaysAccess } from './displays-access.ts';
import type { Heartbeat, Snapshot } from './messages.ts';
import type { Answer, Question, QuestionName } from './questions.ts';
import type { RosterAccess } from './roster-access.ts';
import type { SiteOutline } from './site-outline.ts';
import type { SiteView } from './site-view.ts';

export interface SiteName {
  readonly id: string;
  readonly name: string;
  /** A BCP 47 tag; null where the configuration states none. */
  readonly language: string | null;
  /** IANA. */
  readonly timeZone: string;
}

/** What a page may ask of the running floor. The server hands it to every request as `globalThis[Symbol.for('floorcast.floor')]`. */
export interface FloorAccess {
  sites(): readonly SiteName[];
  /** What there is to make boards of: for desks only, as it bears names. */
  outlines(): readonly SiteOutline[];
  /** The view as it is now, with the position from which a socket can go on; null where there is no such view. */
  view<T = SiteView>(address: string): Snapshot<T> | null;
  heartbeat(): Heartbeat;
  /**
   * Answers what takes longer than a look: see questions.ts.
   *
   * @param signal who asked has gone: what is computed for nobody else is not computed to its end
   * @throws Error for people where it can't be answered now; the signal's reason
   */
  ask<K extends QuestionName>(question: Question<K>, signal?: AbortSignal): Promise<Answer<K>>;
  /** The same as JSON: a large answer that is only passed on is written by who computed it, and read by nobody here. */
  askText(question: Question, signal?: AbortSignal): Promise<string>;
  /** What `GET /api/floor` answers. */
  report(): object;
  readonly boards: BoardsAccess;
  readonly announcements: AnnouncementsAccess;
  readonly rosters: RosterAccess;
  readonly displays: DisplaysAccess;
  readonly alerts: AlertDesk;
  /** A board that is being edited, shown as the view `draft/<id>`; forgotten 10 minutes after it was last written or watched. */
  draft(id: string, document: BoardDocument): void;
}
