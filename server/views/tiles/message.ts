import type { Announcement, MessageData } from '#lib/protocol/board-view.ts';
import type { BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';

const isOver = ({ untilMs }: Announcement, nowMs: number): boolean => untilMs !== null && untilMs <= nowMs;

export function messageData({ context, nowMs }: BoardReading): MessageData {
  const current = Object.entries(context.messages).filter(([, each]) => !isOver(each, nowMs));
  const shown = (each: Announcement): Announcement => (context.audience === 'wall' ? { ...each, by: null } : each);
  return { kind: 'message', messages: rows(current.map(([id, each]) => [id, shown(each)])) };
}
