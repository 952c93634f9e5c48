import type { DisplayList } from '#lib/protocol/displays.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals: { floor }, url }) => {
  const { serverMs, build } = floor.heartbeat();
  return {
    list: { nowMs: serverMs, build, displays: floor.displays.list() } satisfies DisplayList,
    boards: floor.boards.list().map(({ id, document }) => ({ id, title: document.title })),
    /** Of the screen that a phone has read it from. */
    code: url.searchParams.get('code'),
    address: `${url.host}/tv`
  };
};
