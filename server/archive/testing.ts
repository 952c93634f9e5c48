/** A thread for tests of the archive's other end: it does what the site of a question, or its NATS address, is called. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ThreadStart, ToThread } from './thread-messages.ts';

const port = parentPort!;
const start = workerData as ThreadStart;
const send = (message: FromThread): void => port.postMessage(message);

port.on('message', (message: ToThread) => {
  if (message.type === 'stop' && start.nats.url !== 'deaf') port.close();
  if (message.type === 'recompute') send({ type: 'ready' });
  if (message.type === 'forget') send({ type: 'say', text: `forgets ${message.number}` });
  if (message.type !== 'ask') return;
  const { number, question, asText } = message;
  const site = 'site' in question ? question.site : null;
  if (site === 'deadly') throw new Error('a deadly question');
  if (site === 'wrong') send({ type: 'failure', number, problem: 'a wrong question' });
  if (site !== 'echo' && site !== 'old') return;
  const answer = { question, config: start.config };
  send({ type: 'answer', number, answer: asText ? JSON.stringify(answer) : answer });
});
if (start.nats.url !== 'slow') send({ type: 'ready' });
