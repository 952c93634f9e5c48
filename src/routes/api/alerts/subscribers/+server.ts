import { changing } from '#lib/api/changing.ts';

/** A browser that wants to be woken: `{ "endpoint": …, "keys": { "p256dh": …, "auth": … }, "site": …, "language": … }`. */
export const POST = changing(({ event, body, parameters }) => {
  parameters.end();
  return event.locals.floor.alerts.subscribe(body);
});

/** `?endpoint=…`: not any more. */
export const DELETE = changing(({ event, parameters }) => {
  const endpoint = parameters.required('endpoint', 'the address of the subscription');
  parameters.end();
  return event.locals.floor.alerts.unsubscribe(endpoint);
});
