import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outlook } from '#lib/protocol/outlook.ts';
import { eventually } from './eventually.ts';
import { recordedDay } from './recorded-day.ts';
import { connected, publish, server, standsAt } from './whole-server.ts';

test('a script can ask for the next half hour, and what moving agents would bring and cost; planned ends of breaks count', async (t) => {
  const { url, natsUrl } = await server(t);
  const events = recordedDay({ untilMs: Date.now(), hours: 1 });
  const nc = await connected(t, natsUrl());
  await publish(nc, events);
  await standsAt(url, events.length);
  const get = async (query: string): Promise<Outlook> => {
    const response = await fetch(`${url}/api/outlook?${query}`);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as Outlook;
  };

  const all = await get('site=demo');
  assert.deepEqual(
    all.queues.map(({ queue }) => queue),
    ['billing', 'online', 'sales', 'support']
  );
  for (const { at5, at15, at30, agentsServing } of all.queues) {
    assert.ok(agentsServing > 0);
    for (const { waiting } of [at5, at15, at30]) assert.ok(waiting.low <= waiting.high && waiting.low >= 0);
  }
  const { queues, whatIf } = await get('site=demo&queue=billing&agents=+2&from=sales');
  assert.equal(queues.length, 1);
  assert.equal(whatIf!.from!.queue, 'sales');

  for (const [query, status, words] of [
    ['', 400, /^site must be given/],
    ['site=demo&queue=billing&agents=many', 400, /^agents must be a whole number/],
    ['site=demo&agents=2', 400, /^queue must be given/],
    ['site=demo&queue=nowhere', 404, /nothing of that name/]
  ] as const) {
    const response = await fetch(`${url}/api/outlook?${query}`);
    assert.equal(response.status, status, query);
    assert.match(((await response.json()) as { error: string }).error, words);
  }

  const said = (verb: string, more: object) => ({
    ...events[0]!,
    id: `break-${verb}`,
    source: '/test',
    type: `agent.${verb}`,
    time: new Date(Date.now() - 60_000).toISOString(),
    data: { agent: 'away', ...more }
  });
  const away = [said('signed-in', { queues: ['billing'] }), said('state', { state: 'not-ready', reason: 'break' })];
  await publish(nc, away);
  await standsAt(url, events.length + away.length);
  const span = (minutes: number): { start: string; end: string } => ({
    start: new Date(Date.now() - minutes * 60_000).toISOString(),
    end: new Date(Date.now() + minutes * 60_000).toISOString()
  });
  const shift = { site: 'demo', agent: 'away', ...span(120), absences: [{ kind: 'break', ...span(10) }] };
  const put = await fetch(`${url}/api/roster`, {
    method: 'PUT',
    body: JSON.stringify({ shifts: [shift] }),
    headers: { 'content-type': 'application/json' }
  });
  assert.equal(put.status, 200, await put.clone().text());
  await eventually('the archive knows of the plan', async () => {
    const outlook = await get('site=demo&queue=billing');
    return outlook.queues[0]?.assumptions.plannedBack === 1;
  });
});
