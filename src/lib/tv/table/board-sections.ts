/** What tables can show of a page of a board. */
import { ageMs } from '#lib/board/age.ts';
import { alertRows } from '#lib/board/tiles/alert-rows.ts';
import { levelWords, missingText, needWords } from '#lib/board/tiles/outlook-words.ts';
import { QueueRows } from '#lib/board/tiles/queue-rows.ts';
import { nameOf, tileTitle } from '#lib/board/tiles/tile-texts.ts';
import { tileVerdict, verdictKey } from '#lib/board/tiles/tile-verdict.ts';
import { figureName, valueText } from '#lib/explain/figure-text.ts';
import type { Speech } from '#lib/i18n/speech.ts';
import type { Tile, TileOf } from '#lib/protocol/board-document.ts';
import type { BoardView, DataOf, FigureData, StateDistributionData } from '#lib/protocol/board-view.ts';
import { unitOf } from '#lib/protocol/figures.ts';

export interface Section {
  readonly title: string;
  /** The first is that of the rows' names. None: it needs no heads. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Place {
  readonly view: BoardView;
  readonly nowMs: number;
  readonly speech: Speech;
}

const STATES = ['available', 'ringing', 'talking', 'hold', 'acw'] as const;

function titleOf(tile: Tile, { view, speech }: Place): string {
  const siteId = 'of' in tile ? tile.of.site : 'site' in tile ? tile.site : null;
  const sites = view.board?.document.scope.sites ?? [];
  const site = view.sites[siteId ?? sites[0] ?? ''] ?? null;
  const data = view.tiles[tile.id] ?? null;
  const { title, more } = tileTitle(tile, nameOf(data), { site, hasSeveralSites: sites.length > 1 }, speech.t);
  return more === '' ? title : `${title} · ${more}`;
}

function targetText({ target, unit }: FigureData, { t, format }: Speech): string {
  if (target === null) return '';
  return t(`target.${target.direction}`, {
    value: unit === 'ratio' ? format.target(target.value) : valueText(target.value, unit, format)
  });
}

function figureRow(tile: TileOf<'figure'>, data: FigureData, place: Place): readonly string[] {
  const { t, format } = place.speech;
  const value = data.sinceMs === undefined ? data.value : ageMs(place.nowMs, data.sinceMs);
  const verdict = tileVerdict(value, data.target);
  const text = valueText(value, data.unit, format, data.target?.value ?? null);
  const judged = verdict ? `${text} · ${t(verdictKey(verdict, data.target!.direction))}` : text;
  return [titleOf(tile, place), judged, targetText(data, place.speech)];
}

function figures(tiles: readonly Tile[], place: Place): Section {
  const { t } = place.speech;
  const rows = tiles.flatMap((tile) => {
    const data = place.view.tiles[tile.id];
    return tile.kind === 'figure' && data?.kind === 'figure' ? [figureRow(tile, data, place)] : [];
  });
  return {
    title: t('tv.table.figures'),
    heads: [t('tv.table.figure'), t('tv.table.value'), t('tv.table.target')],
    rows
  };
}

function queues(tile: TileOf<'queueTable'>, data: DataOf<'queueTable'>, place: Place): Section {
  const { t, format, language } = place.speech;
  const heads = tile.columns.map(({ window, figure }) => {
    const name = figureName({ figure, scope: { kind: 'queue', id: '' } }, t);
    return window === 'now' || window === 'today' ? name : `${name} · ${t(`window.short.${window}`)}`;
  });
  const rows = new QueueRows(tile.sort, language).of(data).map(({ queue }) => [
    queue.silent ? `${queue.name} · ${t('silent')}` : queue.name,
    ...tile.columns.map(({ window, figure }) => {
      const cell = queue.cells[`${window}.${figure}`] ?? null;
      const value = window === 'now' && figure === 'longestWaitMs' ? ageMs(place.nowMs, cell) : cell;
      return valueText(value, unitOf(figure), format, figure === 'serviceLevel' ? queue.target : null);
    })
  ]);
  return { title: titleOf(tile, place), heads: [t('queue'), ...heads], rows };
}

function states(tile: Tile, data: StateDistributionData, place: Place): Section {
  const { t, format } = place.speech;
  const rows = [
    ...STATES.map((state) => [t(`state.${state}`), format.count(data.states[state])]),
    [t('state.not-ready'), format.count(data.states.notReady)]
  ];
  return { title: titleOf(tile, place), heads: [], rows };
}

const alertTexts = (alerts: BoardView['alerts'], { speech: { t, language } }: Place): string[] =>
  alertRows(alerts).map(({ alert: { severity, text } }) => `${t(`tile.severity.${severity}`)} · ${text[language]}`);

/** Those that no tile of the page lists. */
function strip(tiles: readonly Tile[], place: Place): Section[] {
  if (tiles.some(({ kind }) => kind === 'alerts')) return [];
  const rows = alertTexts(place.view.alerts, place).map((text) => [text]);
  return [{ title: place.speech.t('tile.alerts'), heads: [], rows }];
}

function section(tile: Tile, place: Place): Section[] {
  const { t } = place.speech;
  const data = place.view.tiles[tile.id];
  const texts = (rows: readonly string[]): Section[] => [
    { title: titleOf(tile, place), heads: [], rows: rows.map((text) => [text]) }
  ];
  if (tile.kind === 'text') return texts(tile.text.split('\n'));
  switch (data?.kind) {
    case 'queueTable':
      return tile.kind === 'queueTable' ? [queues(tile, data, place)] : [];
    case 'stateDistribution':
      return [states(tile, data, place)];
    case 'outlook': {
      if (tile.kind !== 'outlook') return [];
      const { foreseen } = data;
      const need = `${missingText(foreseen, place.speech.format)} ${needWords(foreseen, false, t)}`;
      return texts(
        foreseen ? [need, levelWords(foreseen, tile.minutes, place.speech)[0]] : [needWords(null, false, t)]
      );
    }
    case 'alerts': {
      const alerts = alertTexts(data.alerts, place);
      return texts(alerts.length > 0 ? alerts : [t('tile.alerts.none')]);
    }
    case 'message': {
      const messages = Object.values(data.messages).map(({ text }) => text);
      return texts(messages.length > 0 ? messages : [t('tile.message.none')]);
    }
    case 'problem':
      return texts([t(`tile.problem.${data.problem}`, { id: data.id })]);
    default:
      return [];
  }
}

/** In reading order; those without a row are left out. */
export function boardSections(tiles: readonly Tile[], place: Place): Section[] {
  const inOrder = [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);
  const all = [...strip(tiles, place), figures(inOrder, place), ...inOrder.flatMap((tile) => section(tile, place))];
  return all.filter(({ rows }) => rows.length > 0);
}
