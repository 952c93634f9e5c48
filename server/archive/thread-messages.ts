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

export interface Asked {
  readonly question: Question;
  /** Where the live floor stood when it was asked: whoever has seen that is told no less. */
  readonly sequence: number;
}

export type ToThread =
  | ({ readonly type: 'ask'; readonly number: number; readonly asText: boolean } & Asked)
  /** Who asked has gone. */
  | { readonly type: 'forget'; readonly number: number }
  | { readonly type: 'recompute'; readonly config: FloorConfig }
  | { readonly type: 'stop' };

export type FromThread =
  /** It stands where the stream stands; sent once. */
  | { readonly type: 'ready' }
  /** A JSON text where that was asked for. */
  | { readonly type: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly type: 'failure'; readonly number: number; readonly problem: string }
  | { readonly type: 'say'; readonly text: string };
