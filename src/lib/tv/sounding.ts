import type { AlertRow } from '#lib/protocol/alert-row.ts';
import type { ShownBoard } from '#lib/live/live-board.svelte.ts';

export type Sound = NonNullable<AlertRow['sound']>;
type Alerts = Readonly<Record<string, AlertRow>>;

/** All that stand on a board, on whichever of its pages. */
export function alertsOn(board: Pick<ShownBoard, 'document' | 'tile'>): Alerts {
  const tiles = board.document?.pages.flatMap((page) => page.tiles) ?? [];
  const shown = tiles.filter(({ kind }) => kind === 'alerts').map(({ id }) => board.tile(id));
  return Object.assign({}, ...shown.map((data) => (data?.kind === 'alerts' ? data.alerts : {}))) as Alerts;
}

/** Only what nobody has taken yet calls anybody. */
const calls = ({ sound, state }: AlertRow): boolean => sound !== null && state === 'firing';

/** The ids of the alerts that have a sound to make. */
export function calling(alerts: Alerts): ReadonlySet<string> {
  return new Set(Object.keys(alerts).filter((id) => calls(alerts[id]!)));
}

/** The sound of those that call and did not before: the more urgent one, and one for all; null: nothing new. */
export function newSound(alerts: Alerts, before: ReadonlySet<string>): Sound | null {
  const sounds = [...calling(alerts)].filter((id) => !before.has(id)).map((id) => alerts[id]!.sound);
  return sounds.includes('urgent') ? 'urgent' : (sounds[0] ?? null);
}
