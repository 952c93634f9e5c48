import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Severity } from '#lib/protocol/alert-rules.ts';
import type { AlertAction } from '#lib/protocol/alerts.ts';
import { act, nextDueMs, refusal, stateOf, step, withdraw, type Life, type Sight, type Timing } from './life.ts';

const TIMING: Timing = { forMs: 120_000, keepFiringMs: 60_000, escalateMs: 600_000 };
const AT_ONCE: Timing = { forMs: 0, keepFiringMs: 0, escalateMs: null };

/** An alert in virtual time: what is seen changes by hand, and every second is looked at. */
class Run {
  readonly timing: Timing;
  life: Life | null = null;
  seconds = 0;
  /** What was told, when. */
  readonly told: string[] = [];
  #sight: Sight = { level: null, held: null, steadySinceMs: 0, isBlind: false, isOpen: true, causeMs: null };

  constructor(timing: Timing = TIMING) {
    this.timing = timing;
  }

  /** @param held what goes on holding; the level itself where it is not given */
  see(level: Severity | null, held: Severity | null = level, more: Partial<Sight> = {}): this {
    const isSame = (level === 'critical') === (this.#sight.level === 'critical');
    const steadySinceMs = isSame ? this.#sight.steadySinceMs : this.seconds * 1000;
    this.#sight = { ...this.#sight, level, held, steadySinceMs, ...more };
    return this.#look();
  }

  wait(seconds: number): this {
    for (let left = seconds; left > 0; left--) {
      this.seconds++;
      this.#look();
    }
    return this;
  }

  do(action: AlertAction): this {
    this.life = act(this.life!, action, this.seconds * 1000);
    return this;
  }

  get state(): string {
    return this.life ? stateOf(this.life) : 'none';
  }

  #look(): this {
    const next = step(this.life, this.#sight, this.timing, this.seconds * 1000);
    if (next?.notice) this.told.push(`${this.seconds} ${next.notice} ${next.severity}`);
    this.life = next ?? this.life;
    return this;
  }
}

const acknowledge: AlertAction = { action: 'acknowledge', by: 'Ayşe', note: 'two more on billing' };

test('1: it fires when it has held for as long as the rule says, and no earlier', () => {
  const run = new Run().see('warning').wait(119);
  assert.equal(run.state, 'pending');
  assert.deepEqual(run.told, []);
  run.wait(1);
  assert.equal(run.state, 'firing');
  assert.deepEqual(run.told, ['120 firing warning']);
  assert.equal(run.life!.sinceMs, 0);
  assert.equal(run.life!.firedAtMs, 120_000);
});

test('2: what does not hold for so long never fires, and counts from the beginning when it comes again', () => {
  const run = new Run().see('warning').wait(100).see(null);
  assert.equal(run.state, 'resolved');
  assert.equal(run.life!.firedAtMs, null);
  run.wait(10).see('warning').wait(119);
  assert.equal(run.state, 'pending');
  assert.deepEqual(run.told, []);
});

test('3: without such a time it fires at once, and is over at once', () => {
  const run = new Run(AT_ONCE).see('critical');
  assert.equal(run.state, 'firing');
  run.wait(5).see(null);
  assert.equal(run.state, 'resolved');
  assert.deepEqual(run.told, ['0 firing critical', '5 resolved critical']);
});

test('4: it is over when it has been clear for as long as the rule says', () => {
  const run = new Run().see('warning').wait(150).see(null).wait(59);
  assert.equal(run.state, 'recovering');
  run.wait(1);
  assert.equal(run.state, 'resolved');
  assert.equal(run.life!.ending, 'clear');
  assert.deepEqual(run.told, ['120 firing warning', '210 resolved warning']);
});

test('5: flapping is one alert that is told once, and counts how often', () => {
  const run = new Run({ ...TIMING, escalateMs: null }).see('warning').wait(120);
  for (let times = 0; times < 20; times++) run.see(null).wait(30).see('warning').wait(5);
  assert.equal(run.state, 'firing');
  assert.equal(run.life!.flaps, 20);
  run.see(null).wait(60);
  assert.deepEqual(run.told, ['120 firing warning', '880 resolved warning']);
});

test('6: between the level and where it clears it goes on, and once clear it must reach the level again', () => {
  const run = new Run({ ...TIMING, forMs: 0 }).see('warning').see(null, 'warning').wait(500);
  assert.equal(run.state, 'firing');
  run.see(null).wait(30).see(null, 'warning').wait(29);
  assert.equal(run.state, 'recovering');
  run.wait(1);
  assert.equal(run.state, 'resolved');
});

test('7: what gets critical for as long is told again, once', () => {
  const run = new Run().see('warning').wait(200).see('critical').wait(119);
  assert.equal(run.life!.severity, 'warning');
  run.wait(1);
  assert.equal(run.life!.severity, 'critical');
  run.see('warning').wait(59);
  assert.equal(run.life!.severity, 'critical');
  run.wait(1);
  assert.equal(run.life!.severity, 'warning');
  run.see('critical').wait(120);
  assert.equal(run.life!.severity, 'critical');
  assert.deepEqual(run.told, ['120 firing warning', '320 critical critical']);
});

test('8: what was critical only at the end of its time fires as a warning', () => {
  const run = new Run().see('warning').wait(60).see('critical').wait(60);
  assert.equal(run.life!.severity, 'warning');
  run.wait(60);
  assert.equal(run.life!.severity, 'critical');
});

test('9: who acknowledges it is named, with the note, and it stays so through a relapse', () => {
  const run = new Run().see('warning').wait(125).do(acknowledge);
  assert.equal(run.state, 'acknowledged');
  assert.deepEqual(run.life!.acknowledged, { by: 'Ayşe', atMs: 125_000 });
  assert.deepEqual(run.life!.steps.at(-1), {
    atMs: 125_000,
    step: 'acknowledged',
    by: 'Ayşe',
    note: 'two more on billing'
  });
  run.see(null).wait(10);
  assert.equal(run.state, 'recovering');
  run.see('warning');
  assert.equal(run.state, 'acknowledged');
});

test('10: what nobody takes is escalated, once', () => {
  const run = new Run().see('warning').wait(120 + 599);
  assert.equal(run.life!.escalatedAtMs, null);
  run.wait(1000);
  assert.deepEqual(run.told, ['120 firing warning', '720 escalated warning']);
});

test('11: what was taken, or is recovering, is not escalated', () => {
  const taken = new Run().see('warning').wait(200).do(acknowledge).wait(2000);
  assert.deepEqual(taken.told, ['120 firing warning']);
  const recovering = new Run({ ...TIMING, keepFiringMs: 1e9 }).see('warning').wait(200).see(null).wait(2000);
  assert.deepEqual(recovering.told, ['120 firing warning']);
});

test('12: asleep it tells nothing; when it wakes it tells what still is', () => {
  const snooze: AlertAction = { action: 'snooze', by: 'Ayşe', minutes: 30 };
  const run = new Run().see('warning').wait(130).do(snooze).see('critical').wait(1799);
  assert.deepEqual(run.told, ['120 firing warning']);
  run.wait(1);
  assert.deepEqual(run.told, ['120 firing warning', '1930 firing critical']);
  assert.equal(run.life!.snoozedUntilMs, null);
});

test('13: asleep it may end and come again without a word', () => {
  const run = new Run(AT_ONCE).see('warning').do({ action: 'snooze', by: 'Ayşe', minutes: 10 });
  run.see(null).wait(60).see('warning').wait(60).see(null);
  assert.deepEqual(run.told, ['0 firing warning']);
  run.wait(1000).see('warning');
  assert.deepEqual(run.told, ['0 firing warning', '1120 firing warning']);
});

test('14: woken by hand it is as before', () => {
  const run = new Run(AT_ONCE).see('warning').do({ action: 'snooze', by: 'Ayşe', minutes: 10 });
  run.do({ action: 'wake', by: 'Ayşe' }).see(null);
  assert.deepEqual(run.told, ['0 firing warning', '0 resolved warning']);
});

test('15: while nothing is heard of it, what fires stays, and nothing begins or ends', () => {
  const firing = new Run().see('warning').wait(150).see(null, null, { isBlind: true }).wait(500);
  assert.equal(firing.state, 'firing');
  firing.see(null, null, { isBlind: false }).wait(60);
  assert.equal(firing.state, 'resolved');
  const pending = new Run().see('warning').wait(100).see('warning', 'warning', { isBlind: true }).wait(100);
  assert.equal(pending.state, 'resolved');
  assert.deepEqual(pending.told, []);
  pending.see('warning', 'warning', { isBlind: false }).wait(119);
  assert.equal(pending.state, 'pending');
});

test('16: outside its hours nothing begins, and what was is over', () => {
  const run = new Run().see('warning', 'warning', { isOpen: false }).wait(500);
  assert.equal(run.state, 'none');
  run.see('warning', 'warning', { isOpen: true }).wait(120).see('warning', 'warning', { isOpen: false });
  assert.equal(run.life!.ending, 'closed');
});

test('17: what was asked for is settled by a person, until it is asked for anew', () => {
  const run = new Run(AT_ONCE).see('warning', 'warning', { causeMs: -5000 });
  assert.equal(refusal(run.life!, { action: 'resolve', by: 'Ayşe', note: null }, true), null);
  run.wait(30).do({ action: 'resolve', by: 'Ayşe', note: null }).wait(100);
  assert.equal(run.state, 'resolved');
  assert.equal(run.life!.ending, 'settled');
  run.see('warning', 'warning', { causeMs: 110_000 });
  assert.equal(run.state, 'firing');
  assert.equal(run.life!.sinceMs, 130_000);
});

test('18: what it is about goes, or its rule: so does it', () => {
  const run = new Run().see('warning').wait(120);
  assert.equal(step(run.life, null, TIMING, 130_000)!.ending, 'gone');
  const withdrawn = withdraw(run.life!, 130_000)!;
  assert.equal(withdrawn.ending, 'rule');
  assert.equal(withdraw(withdrawn, 140_000), null);
  assert.equal(step(withdrawn, null, TIMING, 140_000), null);
});

test('19: what can’t be done is refused, with the reason', () => {
  const run = new Run().see('warning');
  assert.match(refusal(run.life!, acknowledge, false)!, /not fired/);
  run.wait(120);
  assert.match(refusal(run.life!, { action: 'resolve', by: 'A', note: null }, false)!, /its figures/);
  run.see(null).wait(60);
  assert.match(refusal(run.life!, acknowledge, false)!, /over/);
});

test('20: it is known when time alone changes it next', () => {
  const run = new Run().see('warning');
  assert.equal(nextDueMs(run.life!, TIMING), 120_000);
  run.wait(120);
  assert.equal(nextDueMs(run.life!, TIMING), 720_000);
  run.see(null);
  assert.equal(nextDueMs(run.life!, TIMING), 180_000);
  run.wait(60);
  assert.equal(nextDueMs(run.life!, TIMING), Infinity);
});

test('21: a life that goes on forever stays small, its beginning known', () => {
  const run = new Run().see('warning').wait(120);
  for (let times = 0; times < 500; times++) run.see(null).wait(1).see('warning').wait(1);
  assert.ok(run.life!.steps.length <= 60);
  assert.equal(run.life!.steps[0]!.step, 'pending');
  assert.equal(run.life!.flaps, 500);
});

const sight = fc.record({
  level: fc.constantFrom<Severity | null>(null, 'warning', 'critical'),
  isHeld: fc.boolean(),
  isBlind: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  seconds: fc.integer({ min: 1, max: 200 })
});

test('whatever is seen: each alert is told once to begin and once to end, in turn, and after its time only', () => {
  fc.assert(
    fc.property(fc.array(sight, { maxLength: 60 }), (sights) => {
      const run = new Run({ ...TIMING, escalateMs: null });
      for (const { level, isHeld, isBlind, seconds } of sights) {
        run.see(level, level ?? (isHeld ? 'warning' : null), { isBlind }).wait(seconds);
        const { life } = run;
        if (life?.firedAtMs != null) assert.ok(life.firedAtMs - life.sinceMs >= TIMING.forMs);
      }
      const turns = run.told.map((told) => told.split(' ')[1]!).filter((notice) => notice !== 'critical');
      turns.forEach((notice, place) => assert.equal(notice, place % 2 === 0 ? 'firing' : 'resolved'));
    })
  );
});
