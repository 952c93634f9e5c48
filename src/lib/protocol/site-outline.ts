import type { ChannelId } from './figures.ts';
import type { Named } from './pages.ts';

/** What there is at a site to make boards of; for the desk, as it bears names. All lists by name. */
export interface SiteOutline extends Named {
  /** A BCP 47 tag; null where the configuration states none. */
  readonly language: string | null;
  /** How its walls call people. */
  readonly wallNames: 'initials' | 'extension' | 'none';
  readonly queues: readonly Named[];
  readonly teams: readonly Named[];
  readonly agents: readonly Named[];
  /** Those that its contacts have come by, in their usual order. */
  readonly channels: readonly ChannelId[];
}
