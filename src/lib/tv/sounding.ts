import type { AlertRow } from '#lib/protocol/alert-row.ts';

export type Sound = NonNullable<AlertRow['sound']>;
type Alerts = Readonly<Record<string, AlertRow>>;

/** Only what nobody has taken yet calls anybody. */
const calls = ({ sound, state }: AlertRow): boolean => sound !== null && state === 'firing';

const REMEMBERED = 2000;

/** Which alerts have been heard: each once, however often the boards of a rotation bring it back. */
export class Calls {
  /** Ids of alerts; the one heard last is the last. */
  readonly #heard = new Set<string>();
  /** What stands on a board when it is first shown is known to whoever is in the room, or old. */
  readonly #shown = new Set<string>();

  /**
   * The sound of those that call and did not before: the more urgent one, and one for all; null: nothing new.
   *
   * @param board the id of the one that they stand on
   */
  next(board: string, alerts: Alerts): Sound | null {
    const fresh = Object.keys(alerts).filter((id) => calls(alerts[id]!) && !this.#heard.has(id));
    for (const id of fresh) this.#heard.add(id);
    for (const id of this.#heard) if (this.#heard.size > REMEMBERED) this.#heard.delete(id);
    const isFirst = !this.#shown.has(board);
    this.#shown.add(board);
    const sounds = isFirst ? [] : fresh.map((id) => alerts[id]!.sound);
    return sounds.includes('urgent') ? 'urgent' : (sounds[0] ?? null);
  }
}
