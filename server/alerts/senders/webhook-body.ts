/** What a webhook is sent: plain JSON, or what Slack and Microsoft Teams make a message of. */
import type { AlertLanguage, Route } from '#lib/protocol/alert-rules.ts';
import type { AlertMessage } from '../delivery.ts';
import { headOf, plain, signOf, WORDS } from '../words.ts';

type Webhook = Extract<Route, { kind: 'webhook' }>;

/** Slack reads these three signs as marks of its own. */
const forSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function slackBody(message: AlertMessage, language: AlertLanguage): object {
  const head = `${signOf(message)} ${headOf(message, language)}`;
  const text = plain(message.text[language]);
  const { open } = WORDS[language];
  return {
    // What a notification shows, which has no blocks.
    text: `${forSlack(head)}: ${forSlack(text)}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*${forSlack(head)}*\n${forSlack(text)}` } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: `<${message.url}|${forSlack(open)}>` }] }
    ]
  };
}

const CARD_STYLES = { warning: 'warning', critical: 'attention' } as const;

function teamsBody(message: AlertMessage, language: AlertLanguage): object {
  const style = message.notice === 'resolved' ? 'good' : CARD_STYLES[message.severity];
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    rtl: language === 'ar',
    body: [
      {
        type: 'TextBlock',
        text: `${signOf(message)} ${headOf(message, language)}`,
        weight: 'bolder',
        color: style,
        wrap: true
      },
      { type: 'TextBlock', text: plain(message.text[language]), wrap: true }
    ],
    actions: [{ type: 'Action.OpenUrl', title: WORDS[language].open, url: message.url }]
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', attachments: [{ contentType, contentUrl: null, content: card }] };
}

export function webhookBody(message: AlertMessage, { template, language }: Webhook): object {
  switch (template) {
    case 'json':
      return message;
    case 'slack':
      return slackBody(message, language);
    case 'teams':
      return teamsBody(message, language);
  }
}
