/** Unexpected changes in a queue's workload, as conditions ask for them, and in words. */
import { ALERT_LANGUAGES, type AlertLanguage, type Measure, type Texts } from '#lib/protocol/alert-rules.ts';
import type { WorkloadChange } from '#lib/protocol/workload.ts';
import { isolated, LOCALES } from './language.ts';
import type { Entity, SiteMoment } from './site-moment.ts';

type WorkloadMeasure = Extract<Measure, { kind: 'workload' }>;

/** Null: there is none. */
export function changeIn(measure: WorkloadMeasure, entity: Entity, moment: SiteMoment): WorkloadChange | null {
  const changes = entity.kind === 'queue' ? moment.changesOf(entity.id) : null;
  const { of, direction } = measure;
  const isMeant = ({ measure, kind }: WorkloadChange): boolean =>
    measure === of && (direction === 'either' || kind === direction);
  return changes?.find(isMeant) ?? null;
}

/** How far from what is usual: 0.8 of what is 1.8 times that, or a fifth of it; 1 where nothing comes. */
export const deviationOf = ({ observed, expected }: WorkloadChange): number => Math.abs(observed / expected - 1);

/** Whether it is not known, for now, what has changed. */
export const isUnknown = ({ kind }: Measure, entity: Entity, moment: SiteMoment): boolean =>
  kind === 'workload' && moment.changesOf(entity.id) === null;

/** What it is made a sentence of. */
interface Words {
  readonly queue: string;
  readonly since: string;
  readonly times: string;
  readonly share: string;
  readonly observed: string;
  readonly expected: string;
}

/** How much came, against what was expected. */
type Kind = 'surge' | 'collapse' | 'nothing';
type Sentence = (words: Words) => string;

const SENTENCES: Readonly<
  Record<AlertLanguage, Readonly<Record<WorkloadChange['measure'], Readonly<Record<Kind, Sentence>>>>>
> = {
  en: {
    arrivals: {
      surge: ({ queue, times, since, observed, expected }) =>
        `Arrivals of ${queue} are about ${times} times what is usual since ${since}: ${observed} came where ${expected} were expected`,
      collapse: ({ queue, share, since, observed, expected }) =>
        `Arrivals of ${queue} are about ${share} of what is usual since ${since}: ${observed} came where ${expected} were expected`,
      nothing: ({ queue, since, expected }) =>
        `Nothing arrives at ${queue} since ${since}, where ${expected} were expected`
    },
    load: {
      surge: ({ queue, times, since, observed, expected }) =>
        `The work of ${queue} is about ${times} times what is usual since ${since}: as much as of ${observed} usual contacts where ${expected} were expected`,
      collapse: ({ queue, share, since, observed, expected }) =>
        `The work of ${queue} is about ${share} of what is usual since ${since}: as much as of ${observed} usual contacts where ${expected} were expected`,
      nothing: ({ queue, since, expected }) =>
        `There is no work of ${queue} since ${since}, where that of ${expected} contacts was expected`
    }
  },
  tr: {
    arrivals: {
      surge: ({ queue, times, since, observed, expected }) =>
        `${queue}: ${since} sonrasında gelenler olağanın yaklaşık ${times} katı; ${expected} beklenirken ${observed} geldi`,
      collapse: ({ queue, share, since, observed, expected }) =>
        `${queue}: ${since} sonrasında gelenler olağanın yaklaşık ${share} kadarı; ${expected} beklenirken ${observed} geldi`,
      nothing: ({ queue, since, expected }) =>
        `${queue}: ${since} sonrasında hiçbir şey gelmiyor; ${expected} bekleniyordu`
    },
    load: {
      surge: ({ queue, times, since, observed, expected }) =>
        `${queue}: ${since} sonrasında iş yükü olağanın yaklaşık ${times} katı; olağan ${expected} görüşmelik iş beklenirken ${observed} görüşmelik iş geldi`,
      collapse: ({ queue, share, since, observed, expected }) =>
        `${queue}: ${since} sonrasında iş yükü olağanın yaklaşık ${share} kadarı; olağan ${expected} görüşmelik iş beklenirken ${observed} görüşmelik iş geldi`,
      nothing: ({ queue, since, expected }) =>
        `${queue}: ${since} sonrasında hiç iş gelmiyor; ${expected} görüşmelik iş bekleniyordu`
    }
  },
  ar: {
    arrivals: {
      surge: ({ queue, times, since, observed, expected }) =>
        `الوارد إلى ${queue} نحو ${times} ضعف المعتاد منذ ${since}: ورد ${observed} والمتوقع ${expected}`,
      collapse: ({ queue, share, since, observed, expected }) =>
        `الوارد إلى ${queue} نحو ${share} من المعتاد منذ ${since}: ورد ${observed} والمتوقع ${expected}`,
      nothing: ({ queue, since, expected }) => `لا يرد شيء إلى ${queue} منذ ${since}، والمتوقع ${expected}`
    },
    load: {
      surge: ({ queue, times, since, observed, expected }) =>
        `عبء العمل في ${queue} نحو ${times} ضعف المعتاد منذ ${since}: ما يعادل ${observed} من الاتصالات المعتادة والمتوقع ${expected}`,
      collapse: ({ queue, share, since, observed, expected }) =>
        `عبء العمل في ${queue} نحو ${share} من المعتاد منذ ${since}: ما يعادل ${observed} من الاتصالات المعتادة والمتوقع ${expected}`,
      nothing: ({ queue, since, expected }) =>
        `لا يرد أي عمل إلى ${queue} منذ ${since}، والمتوقع ما يعادل ${expected} من الاتصالات`
    }
  }
};

/** Less than half a contact is none. */
const LEAST = 0.5;
/** Up to this, tenths of what is expected mean something. */
const FEW = 10;

function kindOf({ kind, observed }: WorkloadChange): Kind {
  return kind === 'collapse' && observed < LEAST ? 'nothing' : kind;
}

function wordsOf(change: WorkloadChange, queue: string, timeZone: string, language: AlertLanguage): Words {
  const { sinceMs, observed, expected } = change;
  const number = (value: number, most: number): string =>
    new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: most }).format(value);
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent' });
  const clock = new Intl.DateTimeFormat(LOCALES[language], { timeZone, timeStyle: 'short', hourCycle: 'h23' });
  return {
    queue: isolated(queue, language),
    since: isolated(clock.format(sinceMs), language),
    times: isolated(number(observed / expected, 1), language),
    share: isolated(percent.format(observed / expected), language),
    observed: isolated(number(observed, 0), language),
    expected: isolated(number(expected, expected < FEW ? 1 : 0), language)
  };
}

/** What changed, since when and by how much. */
export function changeTexts(change: WorkloadChange, queue: string, timeZone: string): Texts {
  const texts = ALERT_LANGUAGES.map((language) => {
    const sentence = SENTENCES[language][change.measure][kindOf(change)];
    return [language, sentence(wordsOf(change, queue, timeZone, language))] as const;
  });
  return Object.fromEntries(texts) as unknown as Texts;
}
