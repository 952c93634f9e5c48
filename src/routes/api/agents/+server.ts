import { answering } from '#lib/api/answering.ts';
import { readAgentsQuestion } from '#lib/api/figure-parameters.ts';

/**
 * The agents that a figure is counted of, with their times in its window: a page of 50 (`Page<AgentShare, AgentSort>`). A figure as for
 * `/api/figure`, and
 *
 *     sort      name (if none is given), state, since, available, ringing, talking, hold, acw, notReady
 *     order     asc (if none is given), desc
 *     page      from 1
 */
export const GET = answering('agents', readAgentsQuestion);
