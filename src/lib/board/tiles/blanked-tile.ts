import type { TileData } from '#lib/protocol/board-view.ts';

type Numbers<T> = { readonly [K in keyof T]: null };

function withoutValues<T extends object>(values: T): Numbers<T> {
  return Object.fromEntries(Object.keys(values).map((key) => [key, null])) as Numbers<T>;
}

/**
 * The data with every figure gone that may no longer be true, and people and contacts with them; names and targets stay, so
 * that the layout does.
 */
export function blankedTile(data: TileData): TileData {
  switch (data.kind) {
    case 'figure': {
      const { sinceMs: _, ...rest } = data;
      return { ...rest, value: null, trend: {}, compared: null };
    }
    case 'queueTable': {
      const queues = Object.entries(data.queues).map(([id, queue]) => {
        const gone = { cells: withoutValues(queue.cells), waiting: 0, waitingOverTarget: 0, longestWaitSinceMs: null };
        return [id, { ...queue, ...gone }];
      });
      return { ...data, queues: Object.fromEntries(queues) as typeof data.queues };
    }
    case 'agentGrid':
      return { ...data, agents: {} };
    case 'stateDistribution':
      return { ...data, signedIn: 0, states: { available: 0, ringing: 0, talking: 0, hold: 0, acw: 0, notReady: 0 } };
    case 'course':
      return { ...data, series: {}, compared: null };
    case 'outlook':
      return { ...data, foreseen: null };
    case 'waitingList':
      return { ...data, contacts: {}, waiting: 0 };
    case 'leaders': {
      const members = Object.entries(data.members).map(([id, member]) => [
        id,
        { ...member, value: null, sinceMs: null }
      ]);
      return { ...data, members: Object.fromEntries(members) as typeof data.members };
    }
    case 'shift':
      return { ...data, agents: {}, teams: {}, all: null };
    case 'alerts':
      return { ...data, alerts: {} };
    default:
      return data;
  }
}
