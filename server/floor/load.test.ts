import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agent as said, at } from '../../tests/oracle/given.ts';
import { AGENT_STATES } from '../contract/event-types.ts';
import { Agent } from './agent.ts';
import { Calendar } from './calendar.ts';
import { Staff, type LoadFigures } from './staff.ts';
import { occupancy, utilisation } from './time-in-state.ts';
import { WINDOW_NAMES, windowStarts, type Moment } from './windows.ts';

const calendar = new Calendar('Europe/Istanbul', '13:00');

function momentAt(seconds: number): Moment {
  const nowMs = at(seconds);
  const day = calendar.dayOf(nowMs)!;
  return { nowMs, day, starts: windowStarts(day, nowMs, 30) };
}

/** Of every window, from the line of the agent's load. */
function told(agent: Agent, moment: Moment): LoadFigures[] {
  const staff = new Staff();
  staff.put(agent.presence(moment), 1);
  return WINDOW_NAMES.map((_, window) => staff.load(window, moment));
}

/** The same, counted back from the moment. */
function counted(agent: Agent, { nowMs, starts }: Moment): LoadFigures[] {
  return WINDOW_NAMES.map((name) => {
    const times = agent.timesSince(starts[name], nowMs);
    return { occupancy: occupancy(times), utilisation: utilisation(times) };
  });
}

function agentWith(...states: readonly (readonly [seconds: number, state: string])[]): Agent {
  const agent = new Agent('a1');
  for (const [seconds, state] of states) agent.add(said('state', seconds, { state }));
  return agent;
}

test('a load is the same object while it only goes on', () => {
  const agent = agentWith([0, 'available'], [30, 'talking']);
  const before = agent.presence(momentAt(60));
  assert.equal(agent.presence(momentAt(61)), before);
  assert.equal(agent.presence(momentAt(299)), before, 'windows that move, but leave nothing behind that begins');
  assert.notEqual(agent.presence(momentAt(340)), before, 'the last five minutes begin after it was available');
});

test('a load does not go on over the start of an interval or a day', () => {
  const agent = agentWith([-7200, 'talking']);
  const before = agent.presence(momentAt(1799));
  const after = agent.presence(momentAt(1800));
  assert.notEqual(after, before);
  assert.equal(agent.presence(momentAt(1801)), after);
});

test('a load is told anew where the clock was set back', () => {
  const agent = agentWith([0, 'available'], [30, 'talking']);
  const before = agent.presence(momentAt(60));
  assert.notEqual(agent.presence(momentAt(59)), before);
  assert.deepEqual(told(agent, momentAt(20)), counted(agent, momentAt(20)));
});

type Step = { readonly state: string; readonly lateSeconds: number } | { readonly move: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    state: fc.constantFrom(...AGENT_STATES),
    lateSeconds: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(20), fc.nat(4000))
  }),
  {
    weight: 3,
    arbitrary: fc.record({ move: fc.oneof(fc.nat(12), fc.nat(400), fc.integer({ min: -200, max: 90_000 })) })
  }
);

test('whatever an agent does, and however the clock goes, its load is what counting back finds', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
      const agent = new Agent('a1');
      let seconds = 0;
      for (const each of steps) {
        if ('move' in each) seconds += each.move;
        else agent.add(said('state', seconds - each.lateSeconds, { state: each.state }));
        const moment = momentAt(seconds);
        assert.deepEqual(told(agent, moment), counted(agent, moment));
      }
    }),
    { numRuns: 200 }
  );
});
