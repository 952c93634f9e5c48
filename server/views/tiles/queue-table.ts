import type { FigureColumn, QueueTableTile } from '#lib/protocol/board-document.ts';
import type { ProblemData, QueueTableData, TableQueue } from '#lib/protocol/board-view.ts';
import { figuresOf } from '#lib/protocol/figures.ts';
import type { Queue } from '../../floor/queue.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import { rows } from '../rows.ts';
import { amountOf } from './amount.ts';
import { queuesOf } from './chosen.ts';
import { QueueSubject } from './contacts-of.ts';
import { isSilent, nameOf } from './subject.ts';
import { definitionOf } from './target.ts';

function tableQueue(subject: QueueSubject, columns: readonly FigureColumn[], reading: BoardReading): TableQueue {
  const { target, thresholdMs } = definitionOf(subject);
  const { waiting, waitingOverTarget, longestWaitSinceMs } = subject.now;
  return {
    name: nameOf(subject, reading)!,
    target,
    thresholdSeconds: thresholdMs / 1000,
    silent: isSilent(subject),
    cells: rows(
      columns.map(({ window, figure }) => {
        const { value, sinceMs } = amountOf(subject, window, figure);
        return [`${window}.${figure}`, sinceMs === undefined ? value : sinceMs];
      })
    ),
    waiting,
    waitingOverTarget,
    longestWaitSinceMs
  };
}

export function queueTableData(tile: QueueTableTile, reading: BoardReading): QueueTableData | ProblemData {
  const at = reading.site(tile.site);
  if (!at) return reading.noSite(tile.site);
  const missing = tile.columns.find(({ window, figure }) => !figuresOf('queue', window).includes(figure));
  if (missing) return problem('noFigure', missing.figure);
  const queues = queuesOf(tile.queues, reading, at);
  const { channels } = reading;
  const row = (queue: Queue): TableQueue => tableQueue(new QueueSubject(at, channels, queue), tile.columns, reading);
  return {
    kind: 'queueTable',
    queues: rows(queues.map((queue) => [queue.id, row(queue)])),
    listed: queues.map(({ id }) => id)
  };
}
