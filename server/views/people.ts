/** How the agents appear on a board: by name, or, where anybody may walk past, by what says no more than it must. */
import type { Agent } from '../floor/agent.ts';
import type { Site } from '../floor/site.ts';
import { initialsOf } from './initials.ts';

export interface People {
  /** The key of the agent's row. */
  readonly keyOf: (agent: Agent, site: Site) => string;
  /** What the agent is called; null: nothing. */
  readonly nameOf: (agent: Agent, site: Site) => string | null;
}

export const BY_NAME: People = {
  keyOf: ({ id }) => id,
  nameOf: ({ id, status }) => status.name ?? id
};

/** A number, as the glossary has it: what else stands there may be somebody's name. */
const NUMBER = /^[+*#\d][\d*# .-]{0,15}$/;

const extensionOf = ({ status: { extension } }: Agent): string | null =>
  extension !== null && NUMBER.test(extension) ? extension : null;

function wallNameOf(agent: Agent, { definition: { wallNames, language } }: Site): string | null {
  if (wallNames === 'none') return null;
  const { name } = agent.status;
  const initials = wallNames === 'initials' && name !== null ? initialsOf(name, language ?? 'und') : null;
  return initials ?? extensionOf(agent);
}

/** @param opaque turns an id into a text that does not tell it, and always the same */
export const forWalls = (opaque: (id: string) => string): People => ({
  keyOf: ({ id }, site) => opaque(`${site.id}/${id}`),
  nameOf: wallNameOf
});
