/** What the server and the archive's thread say to each other. */
import type { Question } from '#lib/protocol/questions.ts';
import type { FloorConfig } from '../contract/config.ts';
import type { NatsAddress } from '../stream/connect-nats.ts';

/** What the thread begins with. */
export interface ThreadStart {
  readonly nats: NatsAddress;
  readonly config: FloorConfig;
  readonly keepDays: number;
}

export type ToThread =
  | { readonly type: 'ask'; readonly number: number; readonly question: Question }
  /** Who asked has gone. */
  | { readonly type: 'forget'; readonly number: number }
  | { readonly type: 'recompute'; readonly config: FloorConfig }
  | { readonly type: 'stop' };

export type FromThread =
  /** It stands where the stream stands; sent once. */
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly type: 'failure'; readonly number: number; readonly problem: string }
  | { readonly type: 'say'; readonly text: string };
