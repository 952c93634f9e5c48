import type { Speech } from '#lib/i18n/speech.ts';
import type { SiteView } from '#lib/protocol/site-view.ts';
import { ageMs } from './age.ts';
import type { Shown } from './shown.ts';
import { verdict } from './verdict.ts';

/** The figures at the head of a site's board, each a sentence: what, how much, and whether that is as it should be. */
export function siteSummary({ site, now, today }: Shown<SiteView>, nowMs: number, { t, format }: Speech): string {
  const judged = verdict(today.serviceLevel, site.target);
  const level = judged === null ? [] : [t(judged === 'met' ? 'targetMet' : 'targetMissed')];
  const late = (now.waitingOverTarget ?? 0) > 0 ? [t('overTarget', { count: now.waitingOverTarget! })] : [];
  const sentences = [
    [t('serviceLevel'), format.ratio(today.serviceLevel), ...level],
    [t('waiting'), format.count(now.waiting), ...late],
    [t('longestWait'), format.duration(ageMs(nowMs, now.longestWaitSinceMs))],
    [t('state.available'), format.count(now.agents.available)]
  ];
  return sentences.map((parts) => parts.join(', ')).join('. ');
}
