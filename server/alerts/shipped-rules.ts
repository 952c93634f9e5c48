/**
 * The rules that come with the product. They speak of each queue by its own target and threshold, so nothing has to be set
 * before they are of use. People may change each of them, or turn it off.
 */
import type { AlertRule, Condition, Route, RuleScope, ShiftMeasure } from '#lib/protocol/alert-rules.ts';
import type { WorkloadMeasure } from '#lib/protocol/workload.ts';

const everywhere = { sites: null, queues: null, teams: null, channel: null } as const;
const each = (kind: RuleScope['each'], more: Partial<RuleScope> = {}): RuleScope => ({
  each: kind,
  ...everywhere,
  ...more
});

const figure = (
  name: (Condition['measure'] & { kind: 'figure' })['figure'],
  window: (Condition['measure'] & { kind: 'figure' })['window']
): Condition['measure'] => ({ kind: 'figure', figure: name, window, of: 'entity' });

/** Something that must hold too, however grave the rest is. */
const besides = (measure: Condition['measure'], compare: Condition['compare'], level: number): Condition => ({
  measure,
  compare,
  warning: level,
  critical: null,
  clearAt: null
});

/** Only whoever listens hears it. */
const ROUTES: readonly Route[] = [
  { kind: 'nats', from: 'warning', resolved: true },
  { kind: 'webpush', from: 'critical', resolved: false }
];
const AT_ONCE: readonly Route[] = [
  { kind: 'nats', from: 'warning', resolved: true },
  { kind: 'webpush', from: 'warning', resolved: false }
];

const serviceLevel: AlertRule = {
  id: 'service-level',
  name: { en: 'Service level below target', tr: 'Servis seviyesi hedefin altında', ar: 'مستوى الخدمة دون الهدف' },
  enabled: true,
  scope: each('queue'),
  when: {
    match: 'all',
    conditions: [
      {
        measure: figure('serviceLevel', 'last15m'),
        compare: 'below',
        warning: { times: 1, of: 'target' },
        critical: { times: 0.75, of: 'target' },
        clearAt: null
      },
      // One contact of two is no trend.
      besides(figure('offered', 'last15m'), 'atLeast', 8)
    ]
  },
  forSeconds: 120,
  keepFiringSeconds: 180,
  openHours: null,
  text: {
    en: '{entity}: service level {value} in the last 15 minutes, below {level}',
    tr: '{entity}: son 15 dakikada servis seviyesi {value}, {level} altında',
    ar: '{entity}: مستوى الخدمة {value} في آخر 15 دقيقة، دون {level}'
  },
  routes: ROUTES,
  sound: 'chime',
  escalation: { afterMinutes: 15, routes: AT_ONCE }
};

const nobodyFree: AlertRule = {
  id: 'nobody-free',
  name: {
    en: 'Waiting, and nobody available',
    tr: 'Bekleyen var, müsait kimse yok',
    ar: 'يوجد منتظرون ولا أحد متاح'
  },
  enabled: true,
  scope: each('queue'),
  when: {
    match: 'all',
    conditions: [
      {
        measure: figure('waitingOverTarget', 'now'),
        compare: 'atLeast',
        warning: 1,
        critical: 4,
        clearAt: null
      },
      besides(figure('agents.available', 'now'), 'atMost', 0)
    ]
  },
  forSeconds: 60,
  keepFiringSeconds: 60,
  openHours: null,
  text: {
    en: '{entity}: {value} waiting beyond the target time, nobody available',
    tr: '{entity}: hedef süreyi aşan {value} bekleyen var, müsait temsilci yok',
    ar: '{entity}: عدد المنتظرين فوق المدة المستهدفة {value}، ولا يوجد ممثل متاح'
  },
  routes: ROUTES,
  sound: 'none',
  escalation: null
};

const longWait = (id: string, channel: 'voice' | 'chat', name: AlertRule['name']): AlertRule => ({
  id,
  name,
  enabled: true,
  scope: each('queue', { channel }),
  when: {
    match: 'all',
    conditions: [
      {
        measure: figure('longestWaitMs', 'now'),
        compare: 'above',
        warning: { times: 5, of: 'threshold' },
        critical: { times: 10, of: 'threshold' },
        clearAt: { times: 3, of: 'threshold' }
      }
    ]
  },
  forSeconds: 0,
  keepFiringSeconds: 30,
  openHours: null,
  text: {
    en: '{entity}: somebody has been waiting for {value}, longer than {level}',
    tr: '{entity}: bir müşteri {value} süredir bekliyor, sınır {level}',
    ar: '{entity}: عميل ينتظر منذ {value}، أكثر من {level}'
  },
  routes: ROUTES,
  sound: 'chime',
  escalation: null
});

const sourceSilent: AlertRule = {
  id: 'source-silent',
  name: { en: 'Source silent', tr: 'Kaynak sessiz', ar: 'المصدر صامت' },
  enabled: true,
  scope: each('source'),
  when: {
    match: 'all',
    conditions: [{ measure: { kind: 'silence' }, compare: 'above', warning: 0, critical: 60_000, clearAt: null }]
  },
  forSeconds: 0,
  keepFiringSeconds: 10,
  openHours: null,
  text: {
    en: '{entity} has sent nothing for {value}: figures that depend on it stand still, and so do their alerts',
    tr: '{entity} {value} süredir hiçbir şey göndermedi: ona bağlı rakamlar ve uyarılar duruyor',
    ar: 'لم يرسل {entity} شيئًا منذ {value}: الأرقام المعتمدة عليه متوقفة، وكذلك تنبيهاتها'
  },
  routes: AT_ONCE,
  sound: 'chime',
  escalation: null
};

const ofWorkload = (of: WorkloadMeasure): Condition => ({
  measure: { kind: 'workload', of, direction: 'either' },
  compare: 'atLeast',
  warning: 0,
  // About twice as much as usual, or next to nothing.
  critical: 0.95,
  clearAt: null
});

const workload: AlertRule = {
  id: 'workload',
  name: {
    en: 'Unexpected change in workload',
    tr: 'İş yükünde beklenmeyen değişiklik',
    ar: 'تغير غير متوقع في عبء العمل'
  },
  enabled: true,
  scope: each('queue'),
  when: { match: 'any', conditions: [ofWorkload('arrivals'), ofWorkload('load')] },
  forSeconds: 0,
  keepFiringSeconds: 300,
  openHours: null,
  text: { en: '{change}', tr: '{change}', ar: '{change}' },
  routes: ROUTES,
  sound: 'chime',
  escalation: null
};

/** Off: whoever turns it on has every site's outlook computed all the time. */
const agentsMissing: AlertRule = {
  id: 'agents-missing',
  name: {
    en: 'More agents needed now',
    tr: 'Şu anda daha çok temsilci gerekiyor',
    ar: 'يلزم مزيد من الممثلين الآن'
  },
  enabled: false,
  scope: each('queue'),
  when: {
    match: 'all',
    conditions: [
      {
        measure: { kind: 'outlook', foreseen: 'missing', inMinutes: 30 },
        compare: 'atLeast',
        warning: 2,
        critical: 5,
        clearAt: 1
      }
    ]
  },
  forSeconds: 120,
  keepFiringSeconds: 180,
  openHours: null,
  text: {
    en: '{entity}: the target of the next half hour takes more agents than there are; missing: {value}',
    tr: '{entity}: önümüzdeki yarım saatin hedefi için temsilci yetmiyor; eksik: {value}',
    ar: '{entity}: هدف نصف الساعة القادمة يتطلب ممثلين أكثر من الموجودين؛ الناقص: {value}'
  },
  routes: ROUTES,
  sound: 'none',
  escalation: null
};

const help: AlertRule = {
  id: 'help',
  name: { en: 'An agent asks for help', tr: 'Temsilci yardım istiyor', ar: 'ممثل يطلب المساعدة' },
  enabled: true,
  scope: each('agent'),
  when: {
    match: 'all',
    conditions: [
      {
        measure: { kind: 'help', help: ['supervisor', 'system', 'other'] },
        compare: 'atLeast',
        warning: 0,
        critical: null,
        clearAt: null
      }
    ]
  },
  forSeconds: 0,
  keepFiringSeconds: 0,
  openHours: null,
  text: {
    en: '{entity} asks for the team leader: {help}',
    tr: '{entity} takım liderini istiyor: {help}',
    ar: '{entity} يطلب قائد الفريق: {help}'
  },
  routes: AT_ONCE,
  sound: 'chime',
  escalation: { afterMinutes: 5, routes: AT_ONCE }
};

const healthSafety: AlertRule = {
  id: 'health-safety',
  name: { en: 'Health and safety', tr: 'İş sağlığı ve güvenliği', ar: 'الصحة والسلامة' },
  enabled: true,
  scope: each('agent'),
  when: {
    match: 'all',
    conditions: [
      {
        measure: { kind: 'help', help: ['health-safety'] },
        compare: 'atLeast',
        warning: null,
        critical: 0,
        clearAt: null
      }
    ]
  },
  forSeconds: 0,
  keepFiringSeconds: 0,
  openHours: null,
  text: {
    en: '{entity} reports a hazard to health or safety: {help}',
    tr: '{entity} sağlık veya güvenlik tehlikesi bildiriyor: {help}',
    ar: '{entity} يبلغ عن خطر على الصحة أو السلامة: {help}'
  },
  routes: AT_ONCE,
  sound: 'alarm',
  escalation: { afterMinutes: 2, routes: AT_ONCE }
};

type OfShift = Pick<AlertRule, 'id' | 'name' | 'text'> & {
  readonly shift: ShiftMeasure;
  readonly criticalMinutes: number;
};

/** Seen by who looks at the desk, and told to nobody else. What a site lets pass is none (`graceSeconds`). */
const shiftRule = ({ id, name, text, shift, criticalMinutes }: OfShift): AlertRule => ({
  id,
  name,
  enabled: true,
  scope: each('agent'),
  when: {
    match: 'all',
    conditions: [
      {
        measure: { kind: 'shift', shift },
        compare: 'atLeast',
        warning: 0,
        critical: criticalMinutes * 60_000,
        clearAt: null
      }
    ]
  },
  forSeconds: 0,
  keepFiringSeconds: 0,
  openHours: null,
  text,
  routes: [],
  sound: 'none',
  escalation: null
});

const lateStart = shiftRule({
  id: 'late-start',
  name: { en: 'Late for the shift', tr: 'Vardiyaya geç kalan', ar: 'تأخر عن بدء الوردية' },
  text: {
    en: '{entity} has not started the shift yet',
    tr: '{entity} vardiyasına henüz başlamadı',
    ar: 'لم يبدأ {entity} الوردية بعد'
  },
  shift: 'lateStart',
  criticalMinutes: 30
});

const overBreak = shiftRule({
  id: 'long-break',
  name: { en: 'Break too long', tr: 'Mola çok uzun', ar: 'استراحة أطول من اللازم' },
  text: {
    en: '{entity} is on a break longer than planned',
    tr: '{entity} planlanandan uzun süredir molada',
    ar: '{entity} في استراحة أطول مما خُطط لها'
  },
  shift: 'overBreak',
  criticalMinutes: 15
});

export const SHIPPED_RULES: readonly AlertRule[] = [
  healthSafety,
  help,
  sourceSilent,
  lateStart,
  overBreak,
  serviceLevel,
  nobodyFree,
  workload,
  agentsMissing,
  longWait('long-wait', 'voice', {
    en: 'A caller waits far too long',
    tr: 'Bir arayan çok uzun bekliyor',
    ar: 'متصل ينتظر طويلًا جدًا'
  }),
  longWait('long-wait-chat', 'chat', {
    en: 'A chat waits far too long',
    tr: 'Bir sohbet çok uzun bekliyor',
    ar: 'محادثة تنتظر طويلًا جدًا'
  })
];
