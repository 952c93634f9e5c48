/** Alerts by e-mail. An attempt that is made twice has the same Message-ID: whoever gets both sees one. */
import { createTransport } from 'nodemailer';
import type { AlertLanguage } from '#lib/protocol/alert-rules.ts';
import type { Send } from '../deliver.ts';
import type { AlertMessage } from '../delivery.ts';
import { headOf, plain, signOf, WORDS } from '../words.ts';

export interface MailSettings {
  /** smtp: or smtps:, with user and password where they are needed. */
  readonly url: string;
  readonly from: string;
}

const ANSWER_WITHIN_MS = 10_000;

const HTML_SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => HTML_SIGNS[sign]!);

function linesOf(message: AlertMessage, language: AlertLanguage): string[] {
  const { takenBy } = WORDS[language];
  const { acknowledgedBy, text } = message;
  return [plain(text[language]), ...(acknowledgedBy === null ? [] : [`${takenBy}: ${acknowledgedBy}`])];
}

function htmlOf(message: AlertMessage, language: AlertLanguage): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const lines = linesOf(message, language).map((line) => `<p>${escaped(line)}</p>`);
  const head = `<h1 style="font-size:1.1em">${escaped(`${signOf(message)} ${headOf(message, language)}`)}</h1>`;
  const link = `<p><a href="${escaped(message.url)}">${escaped(WORDS[language].open)}</a></p>`;
  return `<!doctype html><html lang="${language}" dir="${direction}"><body>${head}${lines.join('')}${link}</body></html>`;
}

/** @param password of the settings: what is said of failures must not bear it */
function clean(text: string, { url }: MailSettings): string {
  const { password } = new URL(url);
  return password ? text.replaceAll(decodeURIComponent(password), '…').replaceAll(password, '…') : text;
}

/** @param settings null: it is not set up */
export function emailSender(settings: MailSettings | null): Send {
  const transport = settings && createTransport(settings.url, { from: settings.from });
  return async ({ key, route, message }) => {
    if (route.kind !== 'email') return;
    if (!transport) throw new Error('the variables FLOOR_SMTP_URL and FLOOR_SMTP_FROM are not set');
    const { language } = route;
    const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const sent = transport.sendMail({
      to: [...route.to],
      subject: `${signOf(message)} ${headOf(message, language)}: ${plain(message.ruleName[language])}`,
      text: [...linesOf(message, language), '', message.url].join('\n'),
      html: htmlOf(message, language),
      messageId: `<${key}@floorcast>`,
      headers: { 'Auto-Submitted': 'auto-generated' }
    });
    await Promise.race([sent, aborted(late)]).catch((error: unknown) => {
      throw new Error(clean(error instanceof Error ? error.message : String(error), settings), { cause: error });
    });
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the mail server does not answer')));
  });
}
