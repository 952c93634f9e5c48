import type { Heartbeat, Snapshot } from './messages.ts';
import type { Answer, Question, QuestionName } from './questions.ts';
import type { SiteView } from './site-view.ts';

/** What a page may ask of the running floor. The server hands it to every request as `globalThis[Symbol.for('floorcast.floor')]`. */
export interface FloorAccess {
  /** `language`: a BCP 47 tag; null where the configuration states none. */
  sites(): readonly { readonly id: string; readonly name: string; readonly language: string | null }[];
  /** The view as it is now, with the position from which a socket can go on; null where there is no such view. */
  view(address: string): Snapshot<SiteView> | null;
  heartbeat(): Heartbeat;
  /** Answers what takes longer than a look: see questions.ts. */
  ask<K extends QuestionName>(question: Question<K>): Promise<Answer<K>>;
  /** What `GET /api/floor` answers. */
  report(): object;
}
