import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { AgentAnswer } from '#lib/protocol/agents.ts';
import type { ContactAnswer, ContactRow, ContactSort } from '#lib/protocol/contacts.ts';
import type { FigureAnswer } from '#lib/protocol/explanation.ts';
import type { Page } from '#lib/protocol/pages.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import { recordedDay } from './recorded-day.ts';
import { connected, publish, report, server, standsAt } from './whole-server.ts';

interface Site {
  readonly queues: Readonly<Record<string, { readonly today: Readonly<Record<string, number | null>> }>>;
  readonly agents: Readonly<Record<string, { readonly today: Readonly<Record<string, number | null>> }>>;
}

test('a script can ask why a figure is what it is, down to the contact and the agent', async (t) => {
  const { url, natsUrl } = await server(t);
  const events = recordedDay({ untilMs: Date.now(), hours: 1 });
  await publish(await connected(t, natsUrl()), events);
  await standsAt(url, events.length);
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${url}/api/${path}`);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as T;
  };

  const site = (await report(url)).sites['demo'] as Site;
  const figure = await get<FigureAnswer>('figure?site=demo&queue=billing&figure=answered');
  assert.equal(figure.value, site.queues['billing']!.today['answered']);
  const asked = 'contacts?site=demo&queue=billing&figure=answered&sort=wait&order=desc';
  const page = await get<Page<ContactRow, ContactSort>>(asked);
  assert.equal(page.total, figure.value);
  assert.deepEqual([page.sort, page.order, page.page], ['wait', 'desc', 1]);
  const [longest] = page.rows;
  assert.equal(longest!.waitMs, Math.max(...page.rows.map(({ waitMs }) => waitMs!)));

  const contact = await get<ContactAnswer>(`contact?site=demo&contact=${encodeURIComponent(longest!.contact)}`);
  assert.ok(contact.legs.some(({ entries }) => entries.some(({ what }) => what === 'answered')));
  const agent = await get<AgentAnswer>(`agent?site=demo&agent=${longest!.agent!.id}`);
  assert.equal(agent.today.handled, site.agents[agent.id]!.today['handled']);

  const moment = `at=${new Date(Date.now() - 20 * 60_000).toISOString()}&known=now`;
  const rewound = await get<{ data: SiteView }>(`rewind?site=demo&${moment}`);
  const before = await get<FigureAnswer>(`figure?site=demo&queue=billing&figure=serviceLevel&${moment}`);
  assert.equal(before.value, rewound.data.queues['billing']!.today.serviceLevel);
  assert.notEqual(
    before.counted,
    (await get<FigureAnswer>('figure?site=demo&queue=billing&figure=serviceLevel')).counted
  );

  for (const [path, status, words] of [
    ['figure?site=demo&figure=sales', 400, /^figure must be one of offered, /],
    ['contacts?site=demo&figure=answered&page=first', 400, /^page must be a whole number/],
    ['contact?site=demo', 400, /^contact must be given/],
    ['agent?site=demo&agent=a&at=now', 400, /^at must be an RFC 3339/],
    ['figure?site=demo&queue=nowhere&figure=offered', 404, /nothing of that name/],
    ['contact?site=demo&contact=nobody', 404, /nothing of that name/]
  ] as const) {
    const response = await fetch(`${url}/api/${path}`);
    assert.equal(response.status, status, path);
    assert.match(((await response.json()) as { error: string }).error, words);
  }
});
