import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speechOf } from '#lib/i18n/speech-of.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { BoardDocument, Tile } from '#lib/protocol/board-document.ts';
import type { BoardView, TileData } from '#lib/protocol/board-view.ts';
import type { DisplayState } from '#lib/protocol/displays.ts';
import { tablePage } from './table-page.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const place = { x: 0, y: 0, w: 6, h: 4, title: null };
const of = { site: null, scope: { kind: 'site', id: null }, channel: null } as const;

const TILES: readonly Tile[] = [
  {
    ...place,
    id: 'queues',
    kind: 'queueTable',
    y: 4,
    site: null,
    queues: [],
    sort: 'name',
    columns: [
      { window: 'now', figure: 'waiting' },
      { window: 'now', figure: 'longestWaitMs' },
      { window: 'last30m', figure: 'serviceLevel' }
    ]
  },
  {
    ...place,
    id: 'level',
    kind: 'figure',
    of,
    window: 'today',
    figure: 'serviceLevel',
    target: { kind: 'own' },
    trend: false,
    compare: null
  },
  {
    ...place,
    id: 'wait',
    kind: 'figure',
    x: 6,
    of,
    window: 'now',
    figure: 'longestWaitMs',
    target: { kind: 'none' },
    trend: false,
    compare: null
  },
  { ...place, id: 'words', kind: 'text', y: 8, text: 'Mind the <b>gap</b>', size: 'small' },
  { ...place, id: 'clock', kind: 'clock', y: 12, site: null, seconds: true }
];

const figure = {
  kind: 'figure',
  name: 'Demo',
  thresholdSeconds: 20,
  trend: {},
  compared: null,
  silent: false
} as const;
const DATA: Readonly<Record<string, TileData>> = {
  level: { ...figure, unit: 'ratio', value: 0.756, target: { value: 0.8, direction: 'atLeast' } },
  wait: { ...figure, unit: 'duration', value: null, sinceMs: NOW - 65_000, target: null },
  queues: {
    kind: 'queueTable',
    listed: ['support', 'billing'],
    queues: {
      support: {
        name: 'Support & <sales>',
        target: 0.8,
        thresholdSeconds: 20,
        silent: false,
        waiting: 2,
        waitingOverTarget: 0,
        longestWaitSinceMs: NOW - 30_000,
        cells: { 'now.waiting': 2, 'now.longestWaitMs': NOW - 30_000, 'last30m.serviceLevel': 0.9 }
      },
      billing: {
        name: 'Billing',
        target: 0.8,
        thresholdSeconds: 20,
        silent: true,
        waiting: 0,
        waitingOverTarget: 0,
        longestWaitSinceMs: null,
        cells: { 'now.waiting': 0 }
      }
    }
  }
};

const document: BoardDocument = {
  title: 'The floor',
  audience: 'wall',
  language: null,
  theme: null,
  orientation: 'landscape',
  viewing: { distanceM: 5, diagonalInches: 55 },
  scope: { sites: ['demo'], queues: [], teams: [], channels: [] },
  pageSeconds: 20,
  pages: [{ id: 'p', title: null, tiles: TILES }]
};
const display: DisplayState = {
  id: 'd1',
  name: 'North <wall>',
  identifyUntilMs: null,
  reloads: 3,
  chimes: 0,
  pixelShift: true,
  isDimmed: false,
  isSilent: false
};
const view: BoardView = { board: { id: 'floor', version: 1, document }, display, sites: {}, alerts: {}, tiles: DATA };

function page(of: BoardView | null, language: Language = 'en'): string {
  const waiting = { code: 'KX7M3A', forMs: 60_000, address: 'host/displays', qr: { size: 1, path: 'M0 0' } };
  return tablePage({
    speech: speechOf(language),
    build: 'b1',
    nowMs: NOW,
    view: of,
    waiting: of ? null : waiting,
    address: 'host/displays'
  });
}
/** The texts of a page, blanks between them as one. */
const texts = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('a board is read as tables, in reading order: its figures, its queues, its texts', () => {
  assert.match(
    texts(page(view)),
    /The floor As of 12:00:00 Figures Figure Value Target Service level · today 75\.6% · Below target at least 80% Longest wait 1:05 Queues Queue Waiting Longest wait Service level · last 30 min Billing · silent 0 – – Support &amp; &lt;sales&gt; 2 0:30 90\.0% Mind the &lt;b&gt;gap&lt;\/b&gt;$/
  );
});

test('nothing that anybody has named becomes HTML', () => {
  const html = page(view);
  assert.ok(!html.includes('<sales>') && !html.includes('<b>') && !html.includes('<wall>'));
});

test('what its script looks for is there', () => {
  const html = page(view);
  assert.match(html, /<body data-build="b1" data-state="paired">/);
  assert.match(html, /<!--\[-->.*data-reloads="3".*<!--\]-->/s);
  assert.match(html, /<noscript><meta http-equiv="refresh" content="10" \/><\/noscript>/);
});

test('one that nobody has paired shows the code and where to enter it', () => {
  const html = page(null);
  assert.match(html, /data-state="waiting"/);
  assert.match(texts(html), /On a phone or at the desk, open host\/displays and enter this code KX7M3A or scan this/);
});

test('one without a board, or that is to say who it is, says its name', () => {
  assert.match(
    texts(page({ ...view, board: null, tiles: {} })),
    /North &lt;wall&gt; Paired\. What it shows is chosen at host\/displays/
  );
  const asked = { ...view, display: { ...display, identifyUntilMs: NOW + 1 } };
  assert.ok(!texts(page(asked)).includes('The floor'));
});

test('Arabic is written from right to left', () => {
  assert.match(page(view, 'ar'), /<html lang="ar" dir="rtl">/);
  assert.match(texts(page(view, 'ar')), /مستوى الخدمة/);
});
