import type { Channel } from '../contract/event-types.ts';

const ON_THE_LINE: ReadonlySet<Channel> = new Set(['voice', 'video', 'chat', 'callback']);

/** Whether contacts of a channel wait without anybody on the line: then they say nothing of who is free to take others. */
export const canLie = (channel: Channel): boolean => !ON_THE_LINE.has(channel);
