import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, at, contact } from '../../tests/oracle/given.ts';
import { Floor } from '../floor/floor.ts';
import { siteOutlines } from './site-outline.ts';

const NOW = at(600);

test('an outline names what there is at a site, by name', () => {
  const floor = new Floor({
    sites: { izmir: { name: 'İzmir', language: 'tr', wallNames: 'extension' } },
    queues: { 'izmir/z': { name: 'Billing' } }
  });
  const events = [
    agent('signed-in', 0, { agent: 'a2', name: 'Ada', team: 'red' }),
    agent('signed-in', 0, { agent: 'a1' }),
    contact('offered', 0, { queue: 'a', channel: 'email' }),
    contact('offered', 0, { queue: 'z', contact: 'other' })
  ];
  for (const event of events) floor.apply(event, event.timeMs);
  floor.settle(NOW);
  assert.deepEqual(
    siteOutlines(floor).find(({ id }) => id === 'izmir'),
    {
      id: 'izmir',
      name: 'İzmir',
      language: 'tr',
      wallNames: 'extension',
      queues: [
        { id: 'a', name: 'a' },
        { id: 'z', name: 'Billing' }
      ],
      teams: [{ id: 'red', name: 'red' }],
      agents: [
        { id: 'a1', name: 'a1' },
        { id: 'a2', name: 'Ada' }
      ],
      channels: ['voice', 'email']
    }
  );
});
