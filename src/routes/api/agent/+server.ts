import { answering } from '#lib/api/answering.ts';

/** One agent's business day: states, sums, contacts (`AgentAnswer`): `?site=izmir&agent=a1042`. */
export const GET = answering('agent', (parameters) => ({
  site: parameters.required('site', 'the id of a site'),
  agent: parameters.required('agent', 'the id of an agent')
}));
