import { test } from 'node:test';
import assert from 'node:assert/strict';
import { agent as said } from '../../tests/oracle/given.ts';
import { agentRow } from './agent-row.ts';
import { BY_NAME, forWalls, type People } from './people.ts';
import { floorOf } from './testing.ts';

const floor = floorOf([
  said('signed-in', 0, { name: 'Elif Kaya' }),
  said('state', 1, { state: 'not-ready', reason: 'lunch' })
]);
const site = floor.site('izmir');
const elif = site.agent('a1');
const WALL = forWalls((id) => id.length.toString());

const row = (people: People, silent = false) => agentRow(elif, site, people, silent);

test('a row is the same object as long as it says the same', () => {
  const before = row(BY_NAME);
  assert.deepEqual([row(WALL).name, row(WALL).reason], ['EK', null]);
  assert.equal(row(BY_NAME), before);
  assert.equal(row(BY_NAME, true).silent, true);
  assert.notEqual(row(BY_NAME), before);
  assert.deepEqual(row(BY_NAME), before);
  site.apply(said('state', 2, { state: 'not-ready', reason: 'training' }), 0);
  assert.equal(row(BY_NAME).reason, 'training');
});
