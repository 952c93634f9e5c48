// A consumer of the whole stream FLOOR that does nothing: prints how many events a second it read. Argument: address of NATS.
import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connectNats } from '../../server/stream/connect-nats.ts';

const nc = await connectNats({ url: process.argv[2]!, name: 'idle consumer' });
const { state } = await (await jetstreamManager(nc)).streams.info('FLOOR');
const consumer = await jetstream(nc).consumers.get('FLOOR', { deliver_policy: DeliverPolicy.All });
let startedAt = 0;
let read = 0;
for await (const _message of await consumer.consume({ max_messages: 5000 })) {
  if (read++ === 0) startedAt = performance.now();
  if (read === state.messages) break;
}
process.stdout.write(`${(1000 * (read - 1)) / (performance.now() - startedAt)}\n`);
await nc.close();
