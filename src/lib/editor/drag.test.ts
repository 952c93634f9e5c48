import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt, cellsMoved, draggedTo, WHOLE } from './drag.ts';

const grid = { columns: 24, rows: 14 };
const measure = { width: 480, height: 280, grid, direction: 'ltr' } as const;
const rtl = { ...measure, direction: 'rtl' } as const;
const place = { x: 4, y: 2, w: 6, h: 4 };
const least = { w: 3, h: 2 };

test('pixels are cells, counted from where reading begins', () => {
  assert.deepEqual(cellsMoved(45, -21, measure), [2, -1]);
  assert.deepEqual(cellsMoved(45, -21, rtl), [-2, -1]);
  assert.deepEqual(cellAt(30, 50, measure), [1, 2]);
  assert.deepEqual(cellAt(30, 50, rtl), [22, 2]);
});

test('a tile goes with the pointer, or one of its sides does', () => {
  assert.deepEqual(draggedTo(place, WHOLE, [3, -1], least, grid), { x: 7, y: 1, w: 6, h: 4 });
  assert.deepEqual(draggedTo(place, { x: 1, y: 1 }, [2, 1], least, grid), { x: 4, y: 2, w: 8, h: 5 });
  assert.deepEqual(draggedTo(place, { x: -1, y: 0 }, [-2, 9], least, grid), { x: 2, y: 2, w: 8, h: 4 });
  assert.deepEqual(draggedTo(place, { x: 0, y: -1 }, [5, 1], least, grid), { x: 4, y: 3, w: 6, h: 3 });
});

test('sides stay on the page, and as far apart as they must', () => {
  assert.deepEqual(draggedTo(place, { x: 1, y: 1 }, [99, 99], least, grid), { x: 4, y: 2, w: 20, h: 12 });
  assert.deepEqual(draggedTo(place, { x: 1, y: 1 }, [-99, -99], least, grid), { x: 4, y: 2, w: 3, h: 2 });
  assert.deepEqual(draggedTo(place, { x: -1, y: -1 }, [-99, -99], least, grid), { x: 0, y: 0, w: 10, h: 6 });
  assert.deepEqual(draggedTo(place, { x: -1, y: -1 }, [99, 99], least, grid), { x: 7, y: 4, w: 3, h: 2 });
});
