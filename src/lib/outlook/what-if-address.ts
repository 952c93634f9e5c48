import type { StaffChange } from '#lib/protocol/outlook.ts';

export function whatIfAddress(site: string, queue: string, { agents, from }: StaffChange): string {
  const parameters = new URLSearchParams({ site, queue, agents: String(agents) });
  if (from !== null) parameters.set('from', from);
  return `/api/outlook?${parameters.toString()}`;
}
