/**
 * The JSON Schema of a board's document, as src/lib/protocol/board-document.ts describes it. A member with a default may be left
 * out: it is filled in before the document is checked, so that boards outlive what is added here later.
 */
import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import {
  COMPARISONS,
  COURSE_SERIES,
  DISTANCES_M,
  OUTLOOK_MINUTES,
  SEVERITIES,
  type BoardDocument,
  type Target,
  type TileKind
} from '#lib/protocol/board-document.ts';
import { CHANNELS, figuresOf, WINDOWS, type FigureId, type Scope } from '#lib/protocol/figures.ts';
import { AUDIENCES } from '#lib/protocol/view-address.ts';

const strict = { additionalProperties: false };
const object = <T extends TProperties>(members: T) => Type.Object(members, strict);
/** Null where it is left out. */
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()], { default: null });
const oneOf = <const T extends string | number>(values: readonly T[], options: { default?: NoInfer<T> } = {}) =>
  Type.Enum<T[]>([...values], options);
const yesOrNo = (otherwise: boolean) => Type.Boolean({ default: otherwise });
const text = (most: number, least = 0) => Type.String({ minLength: least, maxLength: most });
const whole = (minimum: number, maximum: number, otherwise?: number) =>
  Type.Integer({ minimum, maximum, ...(otherwise !== undefined && { default: otherwise }) });
/** None where it is left out. */
const some = <T extends TSchema>(item: T, most: number) =>
  Type.Array(item, { maxItems: most, uniqueItems: true, default: [] });

const TOKEN = '[A-Za-z0-9_-]{1,64}';
const Token = Type.String({ pattern: `^${TOKEN}$` });
const SiteToken = Type.String({ pattern: `^${TOKEN}/${TOKEN}$` });
const Title = orNull(text(120, 1));
const Channel = oneOf(CHANNELS);
const Window = oneOf(WINDOWS);
/** Which there are in which window of what is looked at apart. */
const Figure = Type.Unsafe<FigureId>(
  Type.Enum([
    ...new Set(
      WINDOWS.flatMap((window) => (['site', 'team', 'agent'] as const).flatMap((kind) => figuresOf(kind, window)))
    )
  ])
);

// Of these two it depends on `kind` what else there must be: that is looked at apart.
const WhoseFigures = Type.Unsafe<Scope>(
  Type.Object(
    { kind: oneOf(['site', 'queue', 'team', 'agent']), id: orNull(Token) },
    { ...strict, default: { kind: 'site', id: null } }
  )
);
const FigureTarget = Type.Unsafe<Target>(
  Type.Object(
    { kind: oneOf(['none', 'own', 'atLeast', 'atMost']), value: Type.Optional(Type.Number()) },
    { ...strict, default: { kind: 'none' } }
  )
);
const Whose = Type.Object(
  { site: orNull(Token), scope: WhoseFigures, channel: orNull(Channel) },
  { ...strict, default: {} }
);

const ofTile = {
  id: Token,
  title: Title,
  x: Type.Integer({ minimum: 0 }),
  y: Type.Integer({ minimum: 0 }),
  w: Type.Integer({ minimum: 1 }),
  h: Type.Integer({ minimum: 1 })
};
const tile = <const K extends TileKind, T extends TProperties>(kind: K, members: T) =>
  object({ kind: Type.Literal(kind), ...ofTile, ...members });

const IMAGE = '^data:image/(png|jpeg|webp|gif|svg\\+xml)[;,]';

/** A schema for each kind of tile. */
export const TILES = {
  figure: tile('figure', {
    of: Whose,
    window: Window,
    figure: Figure,
    target: FigureTarget,
    trend: yesOrNo(false),
    compare: orNull(oneOf(COMPARISONS))
  }),
  queueTable: tile('queueTable', {
    site: orNull(Token),
    queues: some(Token, 200),
    columns: Type.Array(object({ window: Window, figure: Figure }), { minItems: 1, maxItems: 12, uniqueItems: true }),
    sort: oneOf(['urgency', 'name', 'listed'], { default: 'urgency' })
  }),
  agentGrid: tile('agentGrid', {
    site: orNull(Token),
    teams: some(Token, 200),
    queues: some(Token, 200),
    group: oneOf(['state', 'team', 'none'], { default: 'state' }),
    sort: oneOf(['timeInState', 'name'], { default: 'timeInState' })
  }),
  stateDistribution: tile('stateDistribution', { of: Whose }),
  course: tile('course', {
    of: Whose,
    series: Type.Array(oneOf(COURSE_SERIES), { minItems: 1, maxItems: 4, uniqueItems: true }),
    compare: orNull(oneOf(COMPARISONS)),
    target: yesOrNo(true)
  }),
  outlook: tile('outlook', { of: Whose, minutes: oneOf(OUTLOOK_MINUTES, { default: 15 }) }),
  waitingList: tile('waitingList', { site: orNull(Token), queues: some(Token, 200) }),
  leaders: tile('leaders', {
    site: orNull(Token),
    among: oneOf(['queues', 'teams']),
    window: Window,
    figure: Figure,
    target: FigureTarget,
    count: whole(1, 10, 3)
  }),
  shift: tile('shift', {
    site: orNull(Token),
    teams: some(Token, 200),
    list: oneOf(['agents', 'teams'], { default: 'agents' })
  }),
  alerts: tile('alerts', { site: orNull(Token), least: oneOf(SEVERITIES, { default: 'warning' }) }),
  message: tile('message', {}),
  clock: tile('clock', { site: orNull(Token), seconds: yesOrNo(false) }),
  text: tile('text', { text: text(2000), size: oneOf(['small', 'middle', 'large'], { default: 'middle' }) }),
  image: tile('image', { source: Type.String({ pattern: IMAGE, maxLength: 300_000 }), alt: text(300) })
} as const satisfies Readonly<Record<TileKind, TObject>>;

/** @param tiles what is allowed as one tile */
const documentOf = <T extends TSchema>(tiles: T) =>
  object({
    title: text(120, 1),
    audience: oneOf(AUDIENCES),
    language: orNull(oneOf(['en', 'tr', 'ar'])),
    theme: orNull(oneOf(['dark', 'light'])),
    orientation: oneOf(['landscape', 'portrait'], { default: 'landscape' }),
    viewing: Type.Object(
      {
        distanceM: oneOf(DISTANCES_M, { default: 5 }),
        diagonalInches: Type.Number({ minimum: 5, maximum: 200, default: 55 })
      },
      { ...strict, default: {} }
    ),
    scope: object({
      sites: Type.Array(Token, { minItems: 1, maxItems: 50, uniqueItems: true }),
      queues: some(SiteToken, 200),
      teams: some(SiteToken, 200),
      channels: some(Channel, CHANNELS.length)
    }),
    pageSeconds: whole(5, 3600, 20),
    pages: Type.Array(object({ id: Token, title: Title, tiles: Type.Array(tiles, { maxItems: 60, default: [] }) }), {
      minItems: 1,
      maxItems: 20
    })
  });

type AnyTile = Static<(typeof TILES)[TileKind]>;

/** What is checked of all but the tiles: each of those by the schema of its kind, whose errors say more than those of a union. */
export const FRAME = documentOf(Type.Object({ kind: oneOf(Object.keys(TILES) as TileKind[]) }));

/** All of it, for those who write boards. */
export const BOARD = documentOf(Type.Unsafe<AnyTile>(Type.Union(Object.values(TILES))));

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Says<One extends Other, Other> = [One, Other];
/** Does not compile where the schema says other than the protocol. */
export type Agrees = Says<Static<typeof BOARD>, BoardDocument> | Says<BoardDocument, Frozen<Static<typeof BOARD>>>;
