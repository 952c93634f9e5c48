/** How questions about the next half hour stand in an address: `site=izmir&queue=billing&agents=+2&from=sales`. */
import type { OutlookQuestion, StaffChange } from '#lib/protocol/outlook.ts';
import { ParameterProblem, type Parameters } from './parameters.ts';

const MOST_AGENTS = 999;

/** A plus sign that nobody encoded comes as a blank. */
function readAgents(parameters: Parameters): number | null {
  const text = parameters.text('agents');
  if (text === null) return null;
  const agents = /^[+\- ]?\d{1,3}$/.test(text) ? Number(text) : 0;
  if (agents !== 0 && Math.abs(agents) <= MOST_AGENTS) return agents;
  throw new ParameterProblem(`agents must be a whole number from -${MOST_AGENTS} to ${MOST_AGENTS}, and not 0`);
}

function readChange(parameters: Parameters, queue: string | null): StaffChange | null {
  const agents = readAgents(parameters);
  const from = parameters.text('from');
  if (agents === null && from === null) return null;
  if (agents === null) throw new ParameterProblem('agents must be given with from: how many are moved');
  if (queue === null) throw new ParameterProblem('queue must be given with agents: where there are more or fewer');
  if (from !== null && agents < 0) throw new ParameterProblem('from can only be given where agents is above 0');
  if (from === queue) throw new ParameterProblem('from must be another queue');
  return { agents, from };
}

/** @throws ParameterProblem */
export function readOutlookQuestion(parameters: Parameters): OutlookQuestion {
  const site = parameters.required('site', 'the id of a site');
  const queue = parameters.text('queue');
  return { site, queue, change: readChange(parameters, queue) };
}
