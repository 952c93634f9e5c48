/**
 * Alerts by webhook: a POST of JSON. `Floorcast-Delivery` is the same for every attempt of one delivery. Where the rule names
 * a secret for it, `Floorcast-Signature` is `t=<epoch seconds>,v1=<hex>`: the HMAC-SHA-256 of `<t>.<body>` under that secret.
 */
import { createHmac } from 'node:crypto';
import type { Route } from '#lib/protocol/alert-rules.ts';
import type { Send } from '../deliver.ts';
import type { Secrets } from '../secrets.ts';
import { webhookBody } from './webhook-body.ts';

const ANSWER_WITHIN_MS = 10_000;

export function signatureOf(body: string, secret: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

function addressOf({ url, urlSecret }: Extract<Route, { kind: 'webhook' }>, secrets: Secrets): string {
  const address = url ?? secrets.valueOf(urlSecret!);
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new Error(`${urlSecret ?? 'the url'} is no http or https address`);
  }
  return address;
}

/** What fetch says of a failure is in the error that caused its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${ANSWER_WITHIN_MS / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

export function webhookSender(secrets: Secrets, now: () => number): Send {
  return async ({ key, route, message }) => {
    if (route.kind !== 'webhook') return;
    const body = JSON.stringify(webhookBody(message, route));
    const headers: Record<string, string> = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Floorcast',
      'floorcast-delivery': key
    };
    if (route.signSecret) headers['floorcast-signature'] = signatureOf(body, secrets.valueOf(route.signSecret), now());
    const request = {
      method: 'POST',
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS)
    } as const;
    const response = await fetch(addressOf(route, secrets), request).catch((error: unknown) => {
      throw new Error(secrets.without(reasonOf(error)), { cause: error });
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`it answered ${response.status}`);
  };
}
