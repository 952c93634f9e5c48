/** What the linter finds, and what it needs to know besides the board. All pure. */
import type { Values } from '#lib/i18n/translator.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { SiteOutline } from '#lib/protocol/site-outline.ts';
import type { ImageTone } from '../image-tone.ts';

/**
 * `error`: it shows nothing, or what it must not. `warning`: it will be misread, or not read. `hint`: it could be better.
 */
export type FindingSeverity = 'error' | 'warning' | 'hint';

/** Each has its words in the catalogues, `lint.<rule>`, and those of its fix, `lint.<rule>.fix`. */
export const LINT_RULES = [
  'tooManyFigures',
  'tooManyColumns',
  'tooSmall',
  'noTarget',
  'noReference',
  'namesFromAfar',
  'nameInText',
  'agentOnWall',
  'shiftOnWall',
  'namelessGrid',
  'imageContrast',
  'noAlt',
  'noImage',
  'noText',
  'overlap',
  'offGrid',
  'emptyPage',
  'hastyPages',
  'noSite',
  'noQueue',
  'noTeam',
  'noAgent',
  'noFigure'
] as const;
export type LintRule = (typeof LINT_RULES)[number];

export type Fix = (document: BoardDocument, random: () => number) => BoardDocument;

export interface Finding {
  readonly rule: LintRule;
  readonly severity: FindingSeverity;
  /** Null: the whole board. */
  readonly page: string | null;
  /** Null: the whole page, or board. */
  readonly tile: string | null;
  /** What its words take. */
  readonly values: Values;
  /** Null: only people can tell what it should be. */
  readonly fix: Fix | null;
}

export interface LintContext {
  readonly outlines: readonly SiteOutline[];
  /** By tile, of images that have been looked at. */
  readonly tones: Readonly<Record<string, ImageTone>>;
}

export interface Looked {
  readonly document: BoardDocument;
  readonly context: LintContext;
}

/** A rule that looks at tiles one by one. */
export type TileRule = (tile: Tile, looked: Looked) => readonly Omit<Finding, 'page' | 'tile'>[];

export const isSeenFromAfar = ({ viewing }: BoardDocument): boolean => viewing.distanceM >= 3;
