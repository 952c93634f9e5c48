import type { AlertLanguage } from '#lib/protocol/alert-rules.ts';
import { sendJson } from './send-json.ts';

const WORKER = '/service-worker.js';
const SCOPE = '/alerts';

export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window;

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** Whether this browser is woken by alerts. */
export async function isPushed(): Promise<boolean> {
  const worker = await navigator.serviceWorker.getRegistration(SCOPE);
  return ((await worker?.pushManager.getSubscription()) ?? null) !== null;
}

/** Has this browser woken by alerts. @returns what is wrong, in words; null: nothing is */
export async function pushHere(key: string, site: string | null, language: AlertLanguage): Promise<string | null> {
  try {
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    const worker = await navigator.serviceWorker.ready;
    const wanted = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
    const { endpoint, keys } = (await worker.pushManager.subscribe(wanted)).toJSON();
    return (await sendJson('/api/alerts/subscribers', 'POST', { endpoint, keys, site, language })).problem;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export async function pushNoMore(): Promise<string | null> {
  const worker = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) return null;
  await subscription.unsubscribe();
  const address = `/api/alerts/subscribers?endpoint=${encodeURIComponent(subscription.endpoint)}`;
  return (await sendJson(address, 'DELETE')).problem;
}
