/** Alerts on NATS: `floor-alerts.<site>.<severity>`, stored in the stream FLOOR_ALERTS, each once by its name. */
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { Send } from '../deliver.ts';
import { publishedSubject } from '../streams.ts';

export function natsSender(nc: NatsConnection): Send {
  const js = jetstream(nc);
  return async ({ key, message }) => {
    await js.publish(publishedSubject(message.site, message.severity), JSON.stringify(message), { msgID: key });
  };
}
