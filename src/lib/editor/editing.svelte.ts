import type { Translate } from '#lib/i18n/translator.ts';
import type { BoardDocument, BoardPage, Tile } from '#lib/protocol/board-document.ts';
import type { BoardVersion } from '#lib/protocol/boards-access.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import type { BoardServer } from './board-server.ts';
import { tileOf, pageOf, tilesOf } from './document-edit.ts';
import type { Based } from './editing-base.ts';
import { begun, edited, rebased, redone, undone, type History } from './history.ts';
import type { ImageTone } from './image-tone.ts';
import { lint } from './lint.ts';
import type { LocalDraft } from './local-draft.ts';
import { decide, merge, type Conflict, type Side } from './merge.ts';
import { sameValue } from './same-value.ts';

/** What somebody else did to the board meanwhile. */
export interface OthersChange {
  readonly kind: 'updated' | 'merged' | 'deleted';
  /** Null: they have not said. */
  readonly by: string | null;
  readonly atMs: number;
}

export type SaveState =
  | { readonly kind: 'idle' | 'saving' | 'failed' | 'conflict' | 'readOnly' }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** A conflict, until somebody has decided it. */
export interface OpenConflict extends Conflict {
  readonly choice: Side | null;
}

export interface EditingOptions {
  readonly based: Based;
  readonly outlines: readonly SiteOutline[];
  readonly server: Pick<BoardServer, 'save'>;
  readonly random: () => number;
}

/** A board under somebody's hands: what is edited, selected, said, and how it stands to what is saved. */
export class Editing {
  readonly outlines: readonly SiteOutline[];
  readonly random: () => number;
  readonly #server: Pick<BoardServer, 'save'>;
  #base: Based;
  #history: History;
  /** What a drag would come to. */
  #preview: BoardDocument | null = $state.raw(null);
  #selected: string | null = $state(null);
  #page: string = $state('');
  #said: { readonly text: string } = $state.raw({ text: '' });
  #save: SaveState = $state.raw({ kind: 'idle' });
  #others: OthersChange | null = $state.raw(null);
  #conflicts: readonly OpenConflict[] = $state.raw([]);
  #tones: Readonly<Record<string, ImageTone>> = $state.raw({});
  readonly #findings = $derived.by(() => lint(this.document, { outlines: this.outlines, tones: this.#tones }));
  readonly #isChanged = $derived.by(() => !sameValue(this.#base.document, this.#history.present));

  constructor({ based, outlines, server, random }: EditingOptions) {
    this.outlines = outlines;
    this.random = random;
    this.#server = server;
    this.#base = $state.raw(based);
    this.#history = $state.raw(begun(based.document));
    this.#page = based.document.pages[0]!.id;
  }

  /** As it is now; while a tile is dragged, as it would be. */
  get document(): BoardDocument {
    return this.#preview ?? this.#history.present;
  }

  /** Without what is only tried. */
  get settled(): BoardDocument {
    return this.#history.present;
  }

  get base(): Based {
    return this.#base;
  }

  get isChanged(): boolean {
    return this.#isChanged;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  get findings() {
    return this.#findings;
  }

  get tile(): Tile | null {
    return this.#selected === null ? null : tileOf(this.document, this.#selected);
  }

  get page(): BoardPage {
    const { pages } = this.document;
    return pages.find(({ id }) => id === this.#page) ?? pages[0]!;
  }

  /** For screen readers; a new object at each time, so that the same words can be said twice. */
  get said(): { readonly text: string } {
    return this.#said;
  }

  get saveState(): SaveState {
    return this.#save;
  }

  get others(): OthersChange | null {
    return this.#others;
  }

  get conflicts(): readonly OpenConflict[] {
    return this.#conflicts;
  }

  say(text: string): void {
    this.#said = { text };
  }

  select(id: string | null): void {
    this.#selected = id;
    if (id !== null) this.#page = pageOf(this.document, id)?.id ?? this.#page;
  }

  showPage(id: string): void {
    this.#page = id;
    if (this.#selected !== null && pageOf(this.document, this.#selected)?.id !== id) this.#selected = null;
  }

  /**
   * @param what edits of the same thing in a row are undone as one; see history.ts
   * @returns false where it changes nothing
   */
  apply(edit: (document: BoardDocument) => BoardDocument, what: string | null = null): boolean {
    const next = edit(this.#history.present);
    this.#preview = null;
    if (next === this.#history.present) return false;
    this.#history = edited(this.#history, next, what);
    return true;
  }

  /** Shows what an edit would come to; null: shows what there is. */
  preview(edit: ((document: BoardDocument) => BoardDocument) | null): boolean {
    const next = edit ? edit(this.#history.present) : null;
    this.#preview = next === this.#history.present ? null : next;
    return this.#preview !== null;
  }

  undo(t: Translate): void {
    this.#goTo(undone(this.#history), t('editor.undone'), t('editor.nothingToUndo'));
  }

  redo(t: Translate): void {
    this.#goTo(redone(this.#history), t('editor.redone'), t('editor.nothingToRedo'));
  }

  tone(id: string, tone: ImageTone): void {
    this.#tones = { ...this.#tones, [id]: tone };
  }

  async save(): Promise<void> {
    if (this.#save.kind === 'saving') return;
    const document = this.#history.present;
    this.#save = { kind: 'saving' };
    const outcome = await this.#server.save(document, this.#base.version);
    this.#save = outcome.kind === 'saved' ? { kind: 'idle' } : outcome;
    if (outcome.kind === 'saved') {
      this.#base = { version: outcome.version, document };
      this.#conflicts = [];
      this.#others = null;
    }
    if (outcome.kind === 'conflict' && outcome.theirs) this.takeOver(outcome.theirs);
  }

  /** Somebody else has saved: brings it together with what was edited here since. */
  takeOver({ version, document, by, atMs }: BoardVersion): void {
    if (version <= this.#base.version) return;
    if (document === null) {
      this.#base = { version, document: this.#base.document };
      this.#others = { kind: 'deleted', by, atMs };
      return;
    }
    const before = this.#base.document;
    const kind = this.#isChanged ? 'merged' : 'updated';
    const { conflicts } = merge(before, this.#history.present, document);
    this.#base = { version, document };
    this.#history = rebased(this.#history, (each) => merge(before, each, document).document);
    this.#preview = null;
    const earlier = this.#conflicts.filter(({ part }) => !conflicts.some((each) => each.part === part));
    this.#conflicts = [...earlier, ...conflicts.map((conflict) => ({ ...conflict, choice: null }))];
    this.#others = { kind, by, atMs };
  }

  decide(part: string, choice: Side): void {
    const conflict = this.#conflicts.find((each) => each.part === part);
    if (!conflict) return;
    this.apply((document) => decide(document, conflict, choice));
    this.#conflicts = this.#conflicts.map((each) => (each === conflict ? { ...each, choice } : each));
  }

  /** All that is to be known of the change and of the conflicts is known. */
  dismissOthers(): void {
    this.#others = null;
    if (this.#conflicts.every(({ choice }) => choice !== null)) this.#conflicts = [];
  }

  /** Goes on with what was kept in the browser. */
  restore({ base, document }: LocalDraft): void {
    const { conflicts, document: merged } = merge(base.document, document, this.#base.document);
    this.apply(() => merged);
    this.#conflicts = conflicts.map((conflict) => ({ ...conflict, choice: null }));
  }

  #goTo(history: History, done: string, otherwise: string): void {
    this.say(history === this.#history ? otherwise : done);
    this.#history = history;
    this.#preview = null;
    if (this.#selected !== null && !tilesOf(history.present).some(({ id }) => id === this.#selected)) {
      this.#selected = null;
    }
  }
}
