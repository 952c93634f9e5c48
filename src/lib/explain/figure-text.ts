/** How figures are named, defined and written. */
import type { FigureFormat } from '#lib/format/figures.ts';
import type { Speech } from '#lib/i18n/speech.ts';
import type { MessageKey, Translate } from '#lib/i18n/translator.ts';
import type { DefinitionInForce, FigureQuestion } from '#lib/protocol/explanation.ts';
import type { Unit } from '#lib/protocol/figures.ts';

type Asked = Pick<FigureQuestion, 'figure' | 'scope'>;

/** An agent's `holdMs` is another than a queue's. */
export function figureName({ figure, scope }: Asked, t: Translate): string {
  const ofAgent = scope.kind === 'agent' && (figure === 'holdMs' || figure === 'acwMs');
  return t(ofAgent ? `figure.agent.${figure}` : `figure.${figure}`);
}

/** A threshold as people set it: 20 s, 4 h. */
export function spanText(ms: number, t: Translate): string {
  const seconds = ms / 1000;
  if (seconds >= 3600 && seconds % 3600 === 0) return t('span.hours', { value: seconds / 3600 });
  if (seconds >= 120 && seconds % 60 === 0) return t('span.minutes', { value: seconds / 60 });
  return t('span.seconds', { value: seconds });
}

function meaningKey({ figure, scope }: Asked, definitions: readonly DefinitionInForce[]): MessageKey {
  if (figure === 'serviceLevel') {
    const formulas = new Set(definitions.map(({ formula }) => formula));
    return formulas.size === 1 ? `means.serviceLevel.${definitions[0]!.formula}` : 'means.serviceLevel.mixed';
  }
  const isOfAgents = figure === 'handled' || figure === 'ahtMs';
  if (scope.kind === 'team' && isOfAgents) return `means.team.${figure}`;
  if (
    scope.kind === 'agent' &&
    (isOfAgents || figure === 'holdMs' || figure === 'acwMs' || figure === 'ringNoAnswer')
  ) {
    return `means.agent.${figure}`;
  }
  return `means.${figure}`;
}

/** The span that all of them have; or the words for that they have several. */
function common(spans: readonly number[], several: MessageKey, t: Translate): string {
  return new Set(spans).size === 1 ? spanText(spans[0]!, t) : t(several);
}

/** What a figure means, in a sentence, with the T and S that are in force. */
export function figureMeaning(asked: Asked, definitions: readonly DefinitionInForce[], t: Translate): string {
  const short = definitions.map(({ shortAbandonMs }) => shortAbandonMs);
  return t(meaningKey(asked, definitions), {
    threshold: common(
      definitions.map(({ thresholdMs }) => thresholdMs),
      'several.threshold',
      t
    ),
    short: common(short, 'several.short', t),
    isShort: short.some((ms) => ms > 0) ? 'yes' : 'no'
  });
}

/** As a board writes it. */
export function valueText(
  value: number | null,
  unit: Unit,
  format: FigureFormat,
  target: number | null = null
): string {
  if (unit === 'count') return format.count(value);
  return unit === 'ratio' ? format.ratio(value, target) : format.duration(value);
}

/** An amount of a term: those that end in `Ms` are durations. */
export const amountText = (name: string, amount: number, format: FigureFormat): string =>
  valueText(amount, name.endsWith('Ms') ? 'duration' : 'count', format);

/** `Sales and Support (Voice and Chat)` */
export function queueNames({ queues }: DefinitionInForce, { t, format }: Pick<Speech, 't' | 'format'>): string {
  const byQueue = new Map<string, { readonly name: string; readonly channels: string[] }>();
  for (const { id, name, channel } of queues) {
    const known = byQueue.get(id) ?? { name, channels: [] };
    byQueue.set(id, known);
    if (channel !== null) known.channels.push(t(`channel.${channel}`));
  }
  const names = [...byQueue.values()].map(({ name, channels }) =>
    channels.length === 0 ? name : t('definitions.ofChannels', { name, channels: format.list(channels) })
  );
  return format.list(names);
}
