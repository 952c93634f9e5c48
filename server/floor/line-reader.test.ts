import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FloorEvent } from '../contract/event-types.ts';
import { isBlank, readEvent } from '../contract/read-event.ts';
import { LineReader, type LineRejection } from './line-reader.ts';
import { EventUnpacker } from './packed-events.ts';
import { packedType } from './packed-types.ts';

const encoder = new TextEncoder();

interface Outcome {
  readonly events: readonly unknown[];
  readonly lines: number;
  readonly duplicates: number;
  readonly rejections: readonly LineRejection[];
  readonly greatestMs: number;
}

/** What the floor needs of an event. */
function needed(event: FloorEvent): unknown {
  const members = packedType(event.type)?.members;
  const data = Object.entries(event.data as object).filter(
    ([name, value]) => value !== null && (members?.includes(name) ?? true)
  );
  // As JSON: 0 and −0 are one number.
  return JSON.parse(JSON.stringify({ ...event, data: Object.fromEntries(data) }));
}

/** Blocks of lines, read one after the other. */
function read(blocks: readonly Uint8Array[], isUtf8: boolean, takesEach: boolean): Outcome {
  const reader = new LineReader();
  const unpacker = new EventUnpacker();
  const events: unknown[] = [];
  const take = (): void => unpacker.unpack(reader.take(), (event) => events.push(needed(event)));
  let number = 1;
  for (const block of blocks) {
    number += reader.read(block, number, isUtf8);
    if (takesEach) take();
  }
  take();
  return { events, ...reader.sum };
}

/** The same line by line, without any memory of what lines look like. */
function expected(lines: readonly Uint8Array[]): Outcome {
  const seen = new Set<string>();
  const events: unknown[] = [];
  const sum = { lines: 0, duplicates: 0, rejections: [] as LineRejection[], greatestMs: -Infinity };
  for (const [index, line] of lines.entries()) {
    if (isBlank(line)) continue;
    sum.lines++;
    const { event, reason, detail } = readEvent(line.at(-1) === 13 ? line.subarray(0, -1) : line);
    if (!event) {
      sum.rejections.push({ line: index + 1, reason, detail });
      continue;
    }
    sum.greatestMs = Math.max(sum.greatestMs, event.timeMs);
    const name = JSON.stringify([event.source, event.id]);
    if (seen.has(name)) sum.duplicates++;
    else events.push(needed(event));
    seen.add(name);
  }
  return { events, ...sum };
}

const blockOf = (lines: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(lines.flatMap((line, index) => (index === 0 ? [...line] : [10, ...line])));

const leg = { contact: 'c1', queue: 'billing' };
const DATA: readonly (readonly [type: string, data: object])[] = [
  [
    'contact.offered',
    { ...leg, channel: 'chat', direction: 'inbound', customer: { name: 'Ada', tags: ['a', 1, -1.5e3, true, null] } }
  ],
  ['contact.answered', { ...leg, leg: '2', agent: 'a1', waitMs: 1200 }],
  ['contact.abandoned', { ...leg, waitMs: 0, channel: null }],
  ['contact.diverted', { ...leg, reason: 'overflow', toQueue: 'sales' }],
  ['contact.announced', { ...leg, durationMs: 7000, announcement: 'welcome' }],
  ['contact.wrapped', { ...leg, category: 'sale', resolved: true, requests: 2 }],
  ['contact.ended', { ...leg, endedBy: 'customer' }],
  ['agent.state', { agent: 'a1', state: 'not-ready', reason: 'öğle', free: 0 }],
  ['agent.signed-in', { agent: 'a1', queues: ['billing'] }],
  ['contact.lost', leg]
];

/** A line as a program writes it, or as another one does. */
const line = fc
  .record({
    kind: fc.constantFrom(...DATA),
    id: fc.oneof(fc.constantFrom('1', '2', 'ç', 'x'.repeat(128), 'x'.repeat(129), ''), fc.string({ maxLength: 5 })),
    contact: fc.constantFrom('c1', 'c2', 'İzmir', 'a\u0085', '', 'x'.repeat(129), 'a"b', 'a\\b'),
    second: fc.integer({ min: 0, max: 61 }),
    isSpaced: fc.boolean(),
    isDataFirst: fc.boolean()
  })
  .map(({ kind: [type, data], id, contact, second, isSpaced, isDataFirst }) => {
    const time = `2026-11-23T10:00:${String(second).padStart(2, '0')}Z`;
    const rest = { specversion: '1.0', id, source: '/acd', type, time, site: 'izmir', traceparent: 'x', number: 7 };
    const named = 'contact' in data ? { ...data, contact } : data;
    const event = isDataFirst ? { data: named, ...rest } : { ...rest, data: named };
    return JSON.stringify(event, null, isSpaced ? 1 : 0).replaceAll('\n', ' ');
  });

/** Something in a line is other than the line's form has it. */
const change = fc.oneof(
  fc.tuple(
    fc.nat(),
    fc.constantFrom(
      '"',
      '\\',
      '\\u0041',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '00',
      '1',
      '-',
      '.',
      'e5',
      ' ',
      '\r',
      '\t',
      '\u0000',
      '\u007F',
      'é',
      'null',
      ',"id":"9"',
      '"contact":"c9",'
    )
  ),
  fc.constant(null)
);

const changed = fc.tuple(line, change, fc.nat({ max: 2 })).map(([text, edit, cut]) => {
  if (!edit) return encoder.encode(text);
  const at = edit[0] % (text.length + 1);
  return encoder.encode(text.slice(0, at) + edit[1] + text.slice(at + cut));
});

test('lines are read as each would be by itself, whatever was learned from those before', () => {
  fc.assert(
    fc.property(fc.array(changed, { size: 'large' }), fc.boolean(), fc.boolean(), (lines, isOneBlock, takesEach) => {
      const blocks = isOneBlock ? [blockOf(lines)] : lines;
      if (lines.length > 0) assert.deepEqual(read(blocks, true, takesEach), expected(lines));
    }),
    { numRuns: 150 }
  );
});

test('the same where not all bytes are UTF-8', () => {
  const broken = fc.tuple(changed, fc.nat(), fc.constantFrom(0x80, 0xc3, 0xff)).map(([bytes, place, bad]) => {
    const copy = bytes.slice();
    if (copy.length > 0) copy[place % copy.length] = bad;
    return copy;
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(changed, broken), { size: 'large' }), (lines) => {
      if (lines.length > 0) assert.deepEqual(read([blockOf(lines)], false, false), expected(lines));
    }),
    { numRuns: 60 }
  );
});

const wrapped = (more: object): Uint8Array =>
  encoder.encode(
    JSON.stringify({
      specversion: '1.0',
      source: '/acd',
      type: 'contact.wrapped',
      time: '2026-11-23T10:00:00Z',
      site: 'izmir',
      data: { ...leg, requests: 1 },
      ...more
    })
  );

test('a line that looks as one before it is not let through for that', () => {
  const bad = [{ site: 'a b' }, { time: '2026-11-23T10:00:60Z' }, { source: '' }, { data: { ...leg, requests: 1e15 } }];
  for (const [number, more] of bad.entries()) {
    const lines = [wrapped({ id: 'x' }), wrapped({ id: 'y' }), wrapped({ id: `z${number}`, ...more })];
    assert.deepEqual(read([blockOf(lines)], true, false), expected(lines));
  }
});

test('a line of a known form is too large when it is too large', () => {
  const padded = (id: string, bytes: number): Uint8Array => {
    const bare = wrapped({ id, padding: '' }).length;
    return wrapped({
      id,
      padding: '—'.repeat((bytes - bare - ((bytes - bare) % 3)) / 3) + 'x'.repeat((bytes - bare) % 3)
    });
  };
  const lines = [padded('a', 1000), padded('b', 65_536), padded('c', 65_537), padded('d', 65_536)];
  const { rejections, events } = read([blockOf(lines)], true, false);
  assert.deepEqual(
    rejections.map(({ line, reason }) => [line, reason]),
    [[3, 'too-large']]
  );
  assert.equal(events.length, 3);
});

test('values that come again in later parts are known by their numbers', () => {
  const lines = Array.from({ length: 60_000 }, (_, number) =>
    wrapped({ id: `${number}`, data: { contact: `c${number >> 1}`, queue: `q${number % 50}`, requests: number % 3 } })
  );
  const blocks = Array.from({ length: 60 }, (_, block) => blockOf(lines.slice(1000 * block, 1000 * (block + 1))));
  assert.deepEqual(read(blocks, true, true).events, expected(lines).events);
});
