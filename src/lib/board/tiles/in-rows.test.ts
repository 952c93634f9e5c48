import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceFloor } from '#lib/boards/templates/service-floor.ts';
import { tileBoxes } from './layout.ts';

const board = serviceFloor({
  id: 'demo',
  name: 'Demo',
  queues: [],
  teams: [],
  channels: ['voice'],
  language: 'en'
});
const tiles = board.pages[0]!.tiles;
const shown = (aspect: number) => tileBoxes(board, tiles, { aspect, least: 0 });
const area = (boxes: ReturnType<typeof shown>, id: string): number => {
  const { width, height } = boxes.find(({ tile }) => tile.id === id)!;
  return width * height;
};

test('a board stands as its document says on a display of its own kind', () => {
  const [first, second] = shown(16 / 9);
  assert.equal(first!.y, second!.y);
  assert.ok(first!.width > second!.width);
});

test('upright, its tiles stand in rows: all of the page is filled, in the order in which it is read', () => {
  const boxes = shown(9 / 16);
  assert.deepEqual(
    boxes.map(({ tile }) => tile.id),
    ['over-target', 'service-level', 'longest-wait', 'available', 'queues', 'course', 'alerts']
  );
  for (const [index, box] of boxes.slice(1).entries()) {
    const before = boxes[index]!;
    const isBeside = box.y === before.y && box.x > before.x + before.width;
    const isBelow = box.x < 1 && box.y > before.y + before.height;
    assert.ok(isBeside || isBelow, `${box.tile.id} after ${before.tile.id}`);
  }
  const last = boxes[boxes.length - 1]!;
  assert.ok(Math.abs(last.y + last.height - 99.1) < 0.01);
  for (const { x, width } of boxes) assert.ok(x + width < 56.25);
});

test('upright, tables have the whole width, and each tile its share of the page', () => {
  const boxes = shown(9 / 16);
  assert.ok(boxes.find(({ tile }) => tile.id === 'queues')!.width > 54);
  const share = area(boxes, 'queues') / area(boxes, 'course');
  assert.ok(Math.abs(share - 108 / 72) < 0.1, `${share}`);
});

test('letters upright are as high on the wall as they are on the same display lying', () => {
  assert.ok(Math.abs(shown(16 / 9)[4]!.type / shown(9 / 16)[4]!.type - 16 / 9) < 0.01);
});
