import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connectNats } from './connect-nats.ts';
import { provisionStreams } from './provision.ts';
import { readFloor } from './read-floor.ts';
import { startTestNats } from './testing.ts';

const say = (): void => undefined;

async function opened(t: TestContext, count: number) {
  const nats = await startTestNats(t);
  const nc = await connectNats({ url: nats.url, name: 'test' });
  t.after(() => nc.close());
  await provisionStreams(nc, { keepDays: 1 });
  const js = jetstream(nc);
  for (let number = 1; number <= count; number++) await js.publish('floor.x', String(number));
  const read = async (from: number, until = Infinity, signal?: AbortSignal): Promise<number[]> => {
    const sequences: number[] = [];
    const onMessage = ({ sequence }: { sequence: number }): false | void => {
      sequences.push(sequence);
      if (sequence >= until) return false;
    };
    await readFloor(nc, { from, onMessage, say, ...(signal && { signal }) });
    return sequences;
  };
  return { nc, js, read, streams: (await jetstreamManager(nc)).streams };
}

test('it reads from a sequence to the end, or until no more is wanted', async (t) => {
  const { read } = await opened(t, 10);
  assert.deepEqual(await read(1), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.deepEqual(await read(9), [9, 10]);
  assert.deepEqual(await read(3, 5), [3, 4, 5]);
  assert.deepEqual(await read(11), []);
});

test('it comes to an end where the stream’s end, or all of it, was deleted', async (t) => {
  const { read, streams } = await opened(t, 10);
  await streams.deleteMessage('FLOOR', 10);
  assert.deepEqual(await read(8), [8, 9]);
  assert.deepEqual(await read(10), []);
  await streams.purge('FLOOR');
  assert.deepEqual(await read(1), []);
  await streams.delete('FLOOR');
  await assert.rejects(read(1), /no stream FLOOR/);
});

test('it ends with the reason of the signal, before and in the midst of reading', async (t) => {
  const { nc, read } = await opened(t, 10);
  await assert.rejects(read(1, Infinity, AbortSignal.abort(new Error('gone'))), /gone/);
  const leaving = new AbortController();
  const sequences: number[] = [];
  const onMessage = ({ sequence }: { sequence: number }): void => {
    sequences.push(sequence);
    if (sequence === 4) leaving.abort(new Error('gone'));
  };
  await assert.rejects(readFloor(nc, { from: 1, onMessage, say, signal: leaving.signal }), /gone/);
  assert.deepEqual(sequences, [1, 2, 3, 4]);
});

test('a promise is waited for before the next message, and before it has read all', async (t) => {
  const { nc } = await opened(t, 3);
  const seen: string[] = [];
  const onMessage = async ({ sequence }: { sequence: number }): Promise<void> => {
    seen.push(`${sequence} comes`);
    await new Promise((resolve) => setTimeout(resolve, 10));
    seen.push(`${sequence} goes`);
  };
  await readFloor(nc, { from: 2, onMessage, say });
  assert.deepEqual(seen, ['2 comes', '2 goes', '3 comes', '3 goes']);
});
