/** Alerts by web push, to browsers that asked for it. */
import webpush from 'web-push';
import type { Send } from '../deliver.ts';
import { headOf, plain, signOf } from '../words.ts';

export interface PushSettings {
  readonly publicKey: string;
  readonly privateKey: string;
  /** mailto: or https: — whom a push service writes to. */
  readonly contact: string;
}

/** An alert that nobody could be woken with for so long wakes nobody any more, seconds. */
const LIVES_S = 3600;
const ANSWER_WITHIN_MS = 10_000;
/** What a push service says of a browser that is gone. */
const GONE: readonly number[] = [404, 410];

/**
 * @param settings null: it is not set up
 * @param forget takes away a subscriber that is gone
 */
export function pushSender(settings: PushSettings | null, forget: (endpoint: string) => void): Send {
  return async ({ route, to, message }) => {
    if (route.kind !== 'webpush' || !to) return;
    if (!settings) throw new Error('the variables FLOOR_PUSH_PUBLIC_KEY and FLOOR_PUSH_PRIVATE_KEY are not set');
    const { publicKey, privateKey, contact } = settings;
    const { language } = to;
    const payload = JSON.stringify({
      title: `${signOf(message)} ${headOf(message, language)}`,
      body: plain(message.text[language]),
      tag: message.id,
      url: message.url,
      lang: language,
      dir: language === 'ar' ? 'rtl' : 'ltr',
      isOver: message.notice === 'resolved'
    });
    const options = {
      vapidDetails: { subject: contact, publicKey, privateKey },
      TTL: LIVES_S,
      timeout: ANSWER_WITHIN_MS,
      urgency: message.severity === 'critical' ? 'high' : 'normal'
    } as const;
    await webpush
      .sendNotification({ endpoint: to.endpoint, keys: { ...to.keys } }, payload, options)
      .catch((error: unknown) => {
        const status = (error as { statusCode?: unknown }).statusCode;
        if (!GONE.includes(status as number)) throw new Error(describe(error, status), { cause: error });
        forget(to.endpoint);
      });
  };
}

/** The address of a subscriber is as good as a key: it is not told. */
const describe = (error: unknown, status: unknown): string =>
  typeof status === 'number'
    ? `the push service answered ${status}`
    : ((error as { code?: string }).code ?? 'no answer');
