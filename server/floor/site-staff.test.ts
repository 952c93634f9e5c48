import { test } from 'node:test';
import assert from 'node:assert/strict';
import { agent as said, at } from '../../tests/oracle/given.ts';
import type { FloorEvent } from '../contract/event-types.ts';
import { Site } from './site.ts';
import type { Staff } from './staff.ts';
import { WINDOW_NAMES, type Moment } from './windows.ts';

const INTERVAL = WINDOW_NAMES.indexOf('interval');

function apply(site: Site, ...events: readonly FloorEvent[]): void {
  for (const event of events) site.apply(event, event.timeMs);
}

function siteOf(...events: readonly FloorEvent[]): Site {
  const site = new Site('izmir', {});
  apply(site, ...events);
  return site;
}

/** The site's staff is counted as of so many seconds after the hour. */
function followed(site: Site, seconds: number): Moment {
  site.settle(at(seconds));
  const moment = site.momentAt(at(seconds));
  site.staff.at(moment);
  return moment;
}

const signedIn = (staff: Staff): number => staff.figures().agents.signedIn;

const state = (seconds: number, state: string, more = {}) => said('state', seconds, { state, ...more });

test('an agent counts in its team and in each of its queues, however often a queue is named', () => {
  const site = siteOf(said('signed-in', 0, { team: 'red', queues: ['sales', 'billing', 'sales'] }));
  followed(site, 1);
  const { staff } = site;
  const scopes = [
    staff.all,
    staff.ofTeam('red'),
    staff.ofQueue('sales'),
    staff.ofQueue('billing'),
    staff.ofTeam('blue')
  ];
  assert.deepEqual(scopes.map(signedIn), [1, 1, 1, 1, 0]);
});

test('who changes team or queues leaves those of before', () => {
  const site = siteOf(said('signed-in', 0, { team: 'red', queues: ['sales'] }));
  followed(site, 1);
  apply(site, said('signed-in', 2, { team: 'blue', queues: ['billing'] }));
  followed(site, 3);
  const { staff } = site;
  const scopes = [staff.ofTeam('red'), staff.ofTeam('blue'), staff.ofQueue('sales'), staff.ofQueue('billing')];
  assert.deepEqual(scopes.map(signedIn), [0, 1, 0, 1]);
});

test('a temporary assignment ends by itself, and counts again where the clock is set back', () => {
  const until = new Date(at(5)).toISOString();
  const site = siteOf(said('signed-in', 0, { queues: ['sales'] }), said('queues', 1, { queues: ['billing'], until }));
  const scopes = (seconds: number): number[] => {
    followed(site, seconds);
    return [site.staff.ofQueue('sales'), site.staff.ofQueue('billing')].map(signedIn);
  };
  assert.deepEqual(scopes(2), [0, 1]);
  assert.deepEqual(scopes(5), [1, 0]);
  assert.deepEqual(scopes(4), [0, 1]);
});

test('what goes on grows with the moment, and shrinks where the clock is set back', () => {
  const site = siteOf(state(0, 'available'), state(4, 'talking'));
  const occupancy = (seconds: number) => {
    const moment = followed(site, seconds);
    return site.staff.all.load(INTERVAL, moment).occupancy;
  };
  assert.equal(occupancy(8), 1 / 2);
  assert.equal(occupancy(9), 5 / 9);
  assert.equal(occupancy(6), 1 / 3);
  assert.equal(occupancy(2), 0, 'before it talked');
  assert.equal(occupancy(8), 1 / 2);
});

test('a late statement replaces what an agent was counted as', () => {
  const site = siteOf(state(0, 'available'), state(6, 'talking', { free: 2 }));
  followed(site, 8);
  apply(site, state(4, 'acw'));
  const moment = followed(site, 9);
  assert.equal(site.staff.all.load(INTERVAL, moment).occupancy, 5 / 9);
  assert.deepEqual(site.staff.all.figures().agents, {
    signedIn: 1,
    available: 0,
    ringing: 0,
    talking: 1,
    hold: 0,
    acw: 0,
    notReady: 0,
    freeSlots: 2
  });
});

test('windows that begin elsewhere contain what happened from there on', () => {
  const site = siteOf(state(0, 'available'), state(60, 'talking'));
  const occupancy = (seconds: number) => {
    const moment = followed(site, seconds);
    return site.staff.all.load(WINDOW_NAMES.indexOf('last5m'), moment).occupancy;
  };
  assert.equal(occupancy(120), 60 / 120);
  assert.equal(occupancy(340), 280 / 290, 'from 0:50');
  assert.equal(occupancy(400), 1, 'from 1:50');
});
