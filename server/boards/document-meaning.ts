/** What no schema says of a board's document: whether its parts fit together, and there is what it wants to show. */
import {
  GRID,
  PORTRAIT_GRID,
  type BoardDocument,
  type BoardPage,
  type CourseTile,
  type Place,
  type Target,
  type Tile,
  type TileScope
} from '#lib/protocol/board-document.ts';
import { figuresOf, unitOf, type FigureId, type Scope, type WindowId } from '#lib/protocol/figures.ts';
import type { Problem } from '../contract/schema-problems.ts';
import { quote } from '../contract/text.ts';

type Problems = Generator<Problem, void>;
const MOST_UNITS = 2;

/** Each but the first that bears an id. */
function* repeated(ids: readonly (readonly [path: string, id: string])[]): Problems {
  const seen = new Map<string, string>();
  for (const [path, id] of ids) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, path);
    else yield { path: `${path}.id`, problem: `must be its own, but ${first} is called ${quote(id)} too` };
  }
}

const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function* placeProblems({ tiles }: BoardPage, path: string, orientation: BoardDocument['orientation']): Problems {
  const { columns, rows } = orientation === 'portrait' ? PORTRAIT_GRID : GRID;
  for (const [at, tile] of tiles.entries()) {
    const here = `${path}.tiles.${at}`;
    if (tile.x + tile.w > columns) {
      yield { path: here, problem: `must end within ${columns} columns, but x + w is ${tile.x + tile.w}` };
    }
    if (tile.y + tile.h > rows) {
      yield { path: here, problem: `must end within ${rows} rows, but y + h is ${tile.y + tile.h}` };
    }
    const other = tiles.slice(0, at).find((each) => overlap(each, tile));
    if (other) yield { path: here, problem: `must not lie over the tile ${quote(other.id)}` };
  }
}

function* figureProblems(
  { window, figure }: { readonly window: WindowId; readonly figure: FigureId },
  path: string,
  kind: Scope['kind'],
  isOfChannel = false
): Problems {
  const there = figuresOf(kind, window, isOfChannel);
  if (there.includes(figure)) return;
  const whose = `${isOfChannel ? 'a channel of ' : ''}a ${kind} in window ${window}`;
  const problem =
    there.length === 0 ? `there are no figures of ${whose}` : `is no figure of ${whose}: ${quote(figure)}`;
  yield { path: `${path}.figure`, problem };
}

function* targetProblems(target: Target, path: string, figure: FigureId): Problems {
  const hasValue = (target as { value?: unknown }).value !== undefined;
  const needsValue = target.kind === 'atLeast' || target.kind === 'atMost';
  if (needsValue !== hasValue) {
    yield {
      path: `${path}.target`,
      problem: `must ${needsValue ? '' : 'not '}have a value where its kind is ${quote(target.kind)}`
    };
  }
  if (target.kind === 'own' && figure !== 'serviceLevel') {
    yield { path: `${path}.target.kind`, problem: `can be "own" of serviceLevel only, not of ${quote(figure)}` };
  }
}

function* whoseProblems(
  { scope, channel }: TileScope,
  path: string,
  allowed: readonly Scope['kind'][],
  isByChannel: boolean
): Problems {
  if (!allowed.includes(scope.kind)) {
    yield { path: `${path}.scope.kind`, problem: `must be one of ${allowed.join(', ')}, not ${quote(scope.kind)}` };
  } else if ((scope.kind === 'site') !== (scope.id === null)) {
    const mustBe = scope.kind === 'site' ? 'null for a site' : `the id of a ${scope.kind}`;
    yield { path: `${path}.scope.id`, problem: `must be ${mustBe}, not ${quote(scope.id)}` };
  }
  if (channel !== null && !isByChannel) {
    yield {
      path: `${path}.channel`,
      problem: `must be null: nobody is of one channel, but here it is ${quote(channel)}`
    };
  }
}

function* courseProblems({ series }: CourseTile, path: string): Problems {
  const units = new Set(series.map((each) => unitOf(each)));
  if (units.size > MOST_UNITS) {
    yield {
      path: `${path}.series`,
      problem: `must be of at most ${MOST_UNITS} units, not of ${[...units].join(', ')}`
    };
  }
}

function* shownProblems(tile: Tile, path: string): Problems {
  switch (tile.kind) {
    case 'figure': {
      const { scope, channel } = tile.of;
      yield* whoseProblems(tile.of, `${path}.of`, ['site', 'queue', 'team', 'agent'], true);
      yield* figureProblems(tile, path, scope.kind, channel !== null);
      return yield* targetProblems(tile.target, path, tile.figure);
    }
    case 'leaders':
      yield* figureProblems(tile, path, tile.among === 'queues' ? 'queue' : 'team');
      return yield* targetProblems(tile.target, path, tile.figure);
    case 'queueTable':
      for (const [at, column] of tile.columns.entries()) {
        yield* figureProblems(column, `${path}.columns.${at}`, 'queue');
      }
      return;
    case 'stateDistribution':
      return yield* whoseProblems(tile.of, `${path}.of`, ['site', 'queue', 'team'], false);
    case 'outlook':
      return yield* whoseProblems(tile.of, `${path}.of`, ['site', 'queue'], false);
    case 'course':
      yield* whoseProblems(tile.of, `${path}.of`, ['site', 'queue'], true);
      return yield* courseProblems(tile, path);
  }
}

function* scopeProblems({ scope: { sites, queues, teams } }: BoardDocument): Problems {
  for (const [name, ids] of Object.entries({ queues, teams })) {
    for (const [at, id] of ids.entries()) {
      if (sites.includes(id.split('/')[0]!)) continue;
      yield { path: `scope.${name}.${at}`, problem: `must be of one of the board's sites, not ${quote(id)}` };
    }
  }
}

function* tileProblems(tile: Tile, path: string, { audience, scope: { sites } }: BoardDocument): Problems {
  const site = 'of' in tile ? tile.of.site : 'site' in tile ? tile.site : null;
  if (site !== null && !sites.includes(site)) {
    yield {
      path: `${path}.${'of' in tile ? 'of.' : ''}site`,
      problem: `must be one of the board's sites, not ${quote(site)}`
    };
  }
  // An agent's id may be a name.
  if (audience === 'wall' && 'of' in tile && tile.of.scope.kind === 'agent') {
    yield { path: `${path}.of.scope.kind`, problem: 'must not be "agent" on a wall: nobody is named there' };
  }
  if (audience === 'wall' && tile.kind === 'shift') {
    yield { path: `${path}.kind`, problem: 'must not be "shift" on a wall: who is late is no matter of walls' };
  }
  yield* shownProblems(tile, path);
}

/** Of a document that is as the schema says. */
export function* meaningProblems(document: BoardDocument): Problems {
  const { pages, orientation } = document;
  const pathOf = (at: number): string => `pages.${at}`;
  yield* scopeProblems(document);
  yield* repeated(pages.map(({ id }, at) => [pathOf(at), id]));
  yield* repeated(
    pages.flatMap(({ tiles }, page) => tiles.map(({ id }, at) => [`${pathOf(page)}.tiles.${at}`, id] as const))
  );
  for (const [at, page] of pages.entries()) {
    yield* placeProblems(page, pathOf(at), orientation);
    for (const [number, tile] of page.tiles.entries())
      yield* tileProblems(tile, `${pathOf(at)}.tiles.${number}`, document);
  }
}
