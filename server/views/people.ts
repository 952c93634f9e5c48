/** How those who are on a floor appear on a board: by name, or, where anybody may walk past, by what says no more than it must. */
import type { Agent } from '../floor/agent.ts';
import type { AgentStatus } from '../floor/agent-status.ts';
import type { Leg } from '../floor/leg.ts';
import type { Site } from '../floor/site.ts';
import { initialsOf } from './initials.ts';

export interface People {
  /** The key of the agent's row. */
  readonly keyOf: (agent: Agent, site: Site) => string;
  /** What the agent is called; null: nothing. */
  readonly nameOf: (agent: Agent, site: Site) => string | null;
  /** Why the agent is in its state; null: nothing is said of that. */
  readonly reasonOf: (agent: Agent) => string | null;
  /** The key of the row of a contact's leg. */
  readonly keyOfLeg: (leg: Leg, site: Site) => string;
}

/** A contact id holds no control characters. */
const nameOfLeg = ({ queue, contact, leg }: Leg): string => `${queue}\n${contact}\n${leg}`;

export const BY_NAME: People = {
  keyOf: ({ id }) => id,
  nameOf: ({ id, status }) => status.name ?? id,
  reasonOf: ({ status }) => status.reason,
  keyOfLeg: nameOfLeg
};

/** A number, as the glossary has it: what else stands there may be somebody's name. */
const NUMBER = /^[+*#\d][\d*# .-]{0,15}$/;

const extensionOf = ({ extension }: AgentStatus): string | null =>
  extension !== null && NUMBER.test(extension) ? extension : null;

function wallNameOf(status: AgentStatus, { definition: { wallNames, language } }: Site): string | null {
  if (wallNames === 'none') return null;
  const { name } = status;
  const initials = wallNames === 'initials' && name !== null ? initialsOf(name, language ?? 'und') : null;
  return initials ?? extensionOf(status);
}

/** What is found takes a while, and is the same as long as the object lives. */
function once<K extends object, V>(find: (key: K, site: Site) => V): (key: K, site: Site) => V {
  const found = new WeakMap<K, V>();
  return (key, site) => {
    if (!found.has(key)) found.set(key, find(key, site));
    return found.get(key)!;
  };
}

/** @param opaque turns an id into a text that does not tell it, and always the same */
export function forWalls(opaque: (id: string) => string): People {
  const nameOf = once(wallNameOf);
  return {
    keyOf: once(({ id }: Agent, site) => opaque(`${site.id}/${id}`)),
    nameOf: ({ status }, site) => nameOf(status, site),
    // Free text: it may tell of somebody's health, or name somebody.
    reasonOf: () => null,
    keyOfLeg: once((leg: Leg, site) => opaque(`${site.id}/${nameOfLeg(leg)}`))
  };
}
