import type { Report, ReportFile, ReportFormat, ReportQuestion } from './report.ts';
import type { AgentAnswer, AgentShare, AgentSort, AgentsQuestion } from './agents.ts';
import type { ContactAnswer, ContactRow, ContactSort, ContactsQuestion } from './contacts.ts';
import type { FigureAnswer, FigureQuestion } from './explanation.ts';
import type { BoardDocument } from './board-document.ts';
import type { BoardView } from './board-view.ts';
import type { Outlook, OutlookQuestion } from './outlook.ts';
import type { Page } from './pages.ts';
import type { PastDay, PastDayQuestion } from './past-day.ts';
import type { SiteView } from './site-view.ts';
import type { Audience } from './view-address.ts';
import type { Workload } from './workload.ts';

/** A past moment of a floor. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /**
   * `now`: with all that is known today of what happened until then, as `replay --at` has it. `then`: with only what the
   * stream had stored by then, as the board showed it.
   */
  readonly known: 'now' | 'then';
}

/** A business day of a site. */
export interface Day {
  /** The date it begins on, in the site's zone: `2026-11-23`. */
  readonly day: string;
  /** Epoch milliseconds; the day ends before `endMs`. */
  readonly startMs: number;
  readonly endMs: number;
}

export interface BoardQuestion {
  readonly id: string;
  readonly version: number;
  readonly document: BoardDocument;
  /** Of two, the stricter: the document's or this. */
  readonly audience: Audience;
}

/** What can be asked of a floor besides the live view of it: by name, what the question bears and what answers it. */
export interface Questions {
  /** What a site's board shows. */
  readonly view: {
    readonly question: { readonly site: string };
    readonly answer: { readonly atMs: number; readonly data: SiteView };
  };
  /** What a board shows, but for alerts, messages, and comparisons with a day of the week before. */
  readonly boardView: {
    readonly question: BoardQuestion;
    readonly answer: { readonly atMs: number; readonly data: BoardView };
  };
  /** What was counted on a day, to compare today with. */
  readonly pastDay: { readonly question: PastDayQuestion; readonly answer: PastDay };
  /** The days of a site that can be gone back to, earliest first; today is the last one. */
  readonly days: {
    readonly question: { readonly site: string };
    readonly answer: readonly Day[];
  };
  /** The interval table of a day. */
  readonly report: {
    readonly question: ReportQuestion;
    readonly answer: Report;
  };
  /** The same as the text of a file. */
  readonly reportFile: {
    readonly question: ReportQuestion & { readonly format: ReportFormat };
    readonly answer: ReportFile;
  };
  /** The next half hour, and what other agents would bring. */
  readonly outlook: { readonly question: OutlookQuestion; readonly answer: Outlook };
  /** What is unexpected in the workload of all sites. */
  readonly workload: { readonly question: object; readonly answer: Workload };
  /** Why a figure is what it is. */
  readonly figure: { readonly question: FigureQuestion; readonly answer: FigureAnswer };
  /** The contacts that a figure is counted of, and those of its window that do not count in it. */
  readonly contacts: { readonly question: ContactsQuestion; readonly answer: Page<ContactRow, ContactSort> };
  /** The agents that a figure is counted of. */
  readonly agents: { readonly question: AgentsQuestion; readonly answer: Page<AgentShare, AgentSort> };
  readonly contact: {
    readonly question: { readonly site: string; readonly contact: string };
    readonly answer: ContactAnswer;
  };
  readonly agent: {
    readonly question: { readonly site: string; readonly agent: string };
    readonly answer: AgentAnswer;
  };
}

export type QuestionName = keyof Questions;

/** `moment` null: the floor as it is. */
export type Question<K extends QuestionName = QuestionName> = {
  [N in K]: { readonly name: N; readonly moment: Moment | null } & Questions[N]['question'];
}[K];

/** Null: nothing of that name is there, or it was not yet. */
export type Answer<K extends QuestionName = QuestionName> = Questions[K]['answer'] | null;
