/** Answers questions about a floor: each by a pure function of the floor and the moment asked about. */
import type { Answer, Question, QuestionName, Questions } from '#lib/protocol/questions.ts';
import type { StreamFold } from '../floor/stream-fold.ts';
import { siteView } from '../views/site-view.ts';
import { NOTHING_BESIDES, type Besides } from './besides.ts';
import { answerAgent } from './agent-day.ts';
import { answerAgents } from './agent-page.ts';
import { answerBoardView } from './past-board.ts';
import { answerContacts } from './contact-page.ts';
import { answerContact } from './contact-story.ts';
import { answerDays } from './days.ts';
import { answerPastDay } from './past-day.ts';
import { answerOutlook } from './outlook.ts';
import { answerReportFile } from './report-file.ts';
import { answerReport } from './report.ts';
import { answerFigure } from './explain-figure.ts';
import { answerWorkload } from './workload.ts';

type Answerers = {
  readonly [N in QuestionName]: (
    fold: StreamFold,
    question: Questions[N]['question'],
    nowMs: number,
    keptFromMs: number,
    besides: Besides
  ) => Answer<N>;
};

const ANSWERERS: Answerers = {
  view: ({ floor, counts }, { site }, atMs) => {
    const data = siteView(floor, site, atMs, counts.rejected);
    return data && { atMs, data };
  },
  boardView: answerBoardView,
  pastDay: answerPastDay,
  days: answerDays,
  report: answerReport,
  reportFile: answerReportFile,
  outlook: (fold, question, nowMs, _, besides) => answerOutlook(fold, question, nowMs, besides),
  workload: (fold, _question, nowMs, _, { keptDays }) => answerWorkload(fold, nowMs, keptDays),
  figure: answerFigure,
  contacts: answerContacts,
  agents: answerAgents,
  contact: answerContact,
  agent: answerAgent
};

/**
 * @param nowMs the moment that the fold stands for; it is made current for it
 * @param keptFromMs the earliest moment that can be asked about
 */
export function answer<K extends QuestionName>(
  fold: StreamFold,
  question: Question<K>,
  nowMs: number,
  keptFromMs: number,
  besides: Besides = NOTHING_BESIDES
): Answer<K> {
  fold.advance(nowMs);
  return ANSWERERS[question.name](fold, question, nowMs, keptFromMs, besides);
}
