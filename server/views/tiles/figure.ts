import type { FigureTile } from '#lib/protocol/board-document.ts';
import type { FigureData, ProblemData } from '#lib/protocol/board-view.ts';
import { figuresOf, unitOf } from '#lib/protocol/figures.ts';
import { problem, type BoardReading } from '../board-reading.ts';
import { amountOf } from './amount.ts';
import { comparedOf } from './compare.ts';
import { isSilent, nameOf, subjectOf } from './subject.ts';
import { targetOf, thresholdSecondsOf } from './target.ts';
import { trendOf } from './trend.ts';

export function figureData(tile: FigureTile, reading: BoardReading): FigureData | ProblemData {
  const { of, window, figure, compare } = tile;
  const subject = subjectOf(reading, of);
  if (subject.kind === 'problem') return subject;
  if (!figuresOf(subject.kind, window, of.channel !== null).includes(figure)) return problem('noFigure', figure);
  return {
    kind: 'figure',
    ...amountOf(subject, window, figure),
    unit: unitOf(figure),
    name: nameOf(subject, reading),
    target: targetOf(tile.target, figure, subject, reading),
    thresholdSeconds: thresholdSecondsOf(figure, subject),
    trend: tile.trend ? trendOf(subject, figure) : {},
    compared: compare && comparedOf(subject, window, figure, compare, reading),
    silent: isSilent(subject)
  };
}
