/** How questions about figures stand in an address: `site=izmir&queue=billing&figure=serviceLevel&window=today`. */
import { AGENT_SORTS, type AgentsQuestion } from '#lib/protocol/agents.ts';
import {
  CONTACT_SORTS,
  COUNTED_FILTERS,
  OUTCOME_FILTERS,
  type ContactFilter,
  type ContactsQuestion
} from '#lib/protocol/contacts.ts';
import type { FigureQuestion } from '#lib/protocol/explanation.ts';
import { CHANNELS, figuresOf, WINDOWS, type FigureId, type Scope, type WindowId } from '#lib/protocol/figures.ts';
import { ORDERS } from '#lib/protocol/pages.ts';
import { ParameterProblem, type Parameters } from './parameters.ts';

const SCOPES = ['queue', 'team', 'agent'] as const;

function readScope(parameters: Parameters): Scope {
  const given = SCOPES.map((kind) => ({ kind, id: parameters.text(kind) })).filter(({ id }) => id !== null);
  if (given.length > 1) throw new ParameterProblem(`of ${SCOPES.join(', ')} only one can be given; none: the site`);
  const [only] = given;
  return only ? { kind: only.kind, id: only.id! } : { kind: 'site', id: null };
}

/** A figure is asked for in the window where it is on a board, where nothing else is said. */
const usualWindow = ({ kind }: Scope, figure: string | null): WindowId =>
  figuresOf(kind, 'now').includes(figure as FigureId) ? 'now' : 'today';

/** @throws ParameterProblem */
export function readFigureQuestion(parameters: Parameters): FigureQuestion {
  const site = parameters.required('site', 'the id of a site');
  const scope = readScope(parameters);
  const channel = parameters.oneOf('channel', CHANNELS, null);
  const window = parameters.oneOf('window', WINDOWS, usualWindow(scope, parameters.text('figure')));
  const figures = figuresOf(scope.kind, window, channel !== null);
  if (figures.length === 0) {
    throw new ParameterProblem(
      `there are no figures of ${channel ? 'a channel of ' : ''}a ${scope.kind} in window ${window}`
    );
  }
  return { site, scope, channel, window, figure: parameters.oneOf('figure', figures) };
}

function readFilter(parameters: Parameters): ContactFilter {
  return {
    outcome: parameters.oneOf('outcome', OUTCOME_FILTERS, null),
    counted: parameters.oneOf('counted', COUNTED_FILTERS, null),
    agent: parameters.text('answeredBy'),
    minWaitMs: parameters.wholeNumber('minWaitMs', 0, null),
    maxWaitMs: parameters.wholeNumber('maxWaitMs', 0, null),
    text: parameters.text('contains'),
    isLate: parameters.oneOf('late', ['true', 'false'], 'false') === 'true'
  };
}

/** @throws ParameterProblem */
export function readContactsQuestion(parameters: Parameters): ContactsQuestion {
  return {
    ...readFigureQuestion(parameters),
    sort: parameters.oneOf('sort', CONTACT_SORTS, 'offered'),
    order: parameters.oneOf('order', ORDERS, 'asc'),
    filter: readFilter(parameters),
    page: parameters.wholeNumber('page', 1, 1)
  };
}

/** @throws ParameterProblem */
export function readAgentsQuestion(parameters: Parameters): AgentsQuestion {
  return {
    ...readFigureQuestion(parameters),
    sort: parameters.oneOf('sort', AGENT_SORTS, 'name'),
    order: parameters.oneOf('order', ORDERS, 'asc'),
    page: parameters.wholeNumber('page', 1, 1)
  };
}

type Written = Readonly<Record<string, string | number | null>>;

function write(values: Written): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) parameters.set(name, String(value));
  return parameters.toString();
}

const figureValues = ({ site, scope, channel, window, figure }: FigureQuestion): Written => ({
  site,
  ...(scope.kind !== 'site' && { [scope.kind]: scope.id }),
  channel,
  window,
  figure
});

export const writeFigureQuestion = (question: FigureQuestion): string => write(figureValues(question));

export function writeContactsQuestion(question: ContactsQuestion): string {
  const { sort, order, page, filter } = question;
  const { outcome, counted, agent, minWaitMs, maxWaitMs, text, isLate } = filter;
  const filters = {
    outcome,
    counted,
    answeredBy: agent,
    minWaitMs,
    maxWaitMs,
    contains: text,
    late: isLate ? 'true' : null
  };
  return write({ ...figureValues(question), ...filters, sort, order, page });
}

export const writeAgentsQuestion = (question: AgentsQuestion): string =>
  write({ ...figureValues(question), sort: question.sort, order: question.order, page: question.page });
