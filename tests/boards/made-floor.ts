/** A floor that nobody works on: figures of any size, names of any length, for pictures and measurements of boards. */
import type { AgentStateName } from '#lib/protocol/site-view.ts';
import { Random } from '../../server/demo/random.ts';

export interface MadeQueue {
  readonly id: string;
  readonly name: string;
}

export interface MadeFloor {
  readonly nowMs: number;
  readonly dayStartMs: number;
  readonly siteName: string;
  readonly queues: readonly MadeQueue[];
  readonly teams: readonly MadeQueue[];
  readonly agentNames: readonly string[];
  readonly random: Random;
}

const HOUR_MS = 3_600_000;

const QUEUES = {
  en: [
    'Billing',
    'Technical support',
    'Sales',
    'Orders, returns and complaints of business customers',
    'Chat and e-mail',
    'Priority',
    'Appointments',
    'Outbound campaign: spring renewal',
    'Retention'
  ],
  tr: [
    'Fatura',
    'Teknik destek',
    'Satış',
    'Kurumsal müşterilerin sipariş, iade ve şikâyet işlemleri',
    'Yazışma ve e-posta',
    'Öncelikli müşteriler',
    'Randevu',
    'Dış arama: bahar yenileme kampanyası',
    'Müşteri kazanımı'
  ],
  ar: [
    'الفواتير',
    'الدعم الفني',
    'المبيعات',
    'طلبات عملاء الشركات ومرتجعاتهم وشكاواهم',
    'المحادثة والبريد الإلكتروني',
    'العملاء ذوو الأولوية',
    'المواعيد',
    'حملة الاتصال الخارجي لتجديد الاشتراكات',
    'الاحتفاظ بالعملاء'
  ]
} as const;
const TEAMS = {
  en: ['Cedar', 'Harbour', 'Evening and weekend team'],
  tr: ['Sedir', 'Liman', 'Akşam ve hafta sonu ekibi'],
  ar: ['الأرز', 'الميناء', 'فريق المساء وعطلة نهاية الأسبوع']
} as const;
const GIVEN = ['Elif', 'Omar', 'Maria', 'Jonas', 'Aisha', 'Burak', 'Chen', 'Dilara', 'Emre', 'Fatima', 'Gül', 'Hasan'];
const FAMILY = ['Kaya', 'Haddad', 'Öztürk', 'Berg', 'al-Masri', 'Yılmaz', 'Li', 'Demir', 'Papadopoulos', 'Nasser'];
const SITES = { en: 'Izmir, customer service', tr: 'İzmir müşteri hizmetleri', ar: 'إزمير، خدمة العملاء' } as const;

export interface MadeFloorOptions {
  readonly language?: 'en' | 'tr' | 'ar';
  readonly agents?: number;
  readonly queues?: number;
  readonly nowMs?: number;
  readonly seed?: string;
}

/** At 14:37 in UTC if no moment is given. */
export function madeFloor({
  language = 'en',
  agents = 40,
  queues = 6,
  nowMs,
  seed = 'made'
}: MadeFloorOptions = {}): MadeFloor {
  const random = new Random(seed);
  const asIds = (names: readonly string[], prefix: string): MadeQueue[] =>
    names.map((name, index) => ({ id: `${prefix}${index + 1}`, name }));
  const atMs = nowMs ?? Date.UTC(2026, 10, 23, 14, 37, 12);
  return {
    nowMs: atMs,
    dayStartMs: Math.floor(atMs / (24 * HOUR_MS)) * 24 * HOUR_MS,
    siteName: SITES[language],
    queues: asIds(QUEUES[language].slice(0, queues), 'q'),
    teams: asIds(TEAMS[language], 't'),
    agentNames: Array.from({ length: agents }, () => `${random.pick(GIVEN)} ${random.pick(FAMILY)}`),
    random
  };
}

/** As many people in each state as a busy hour has. */
export const STATE_WEIGHTS: Readonly<Record<Exclude<AgentStateName, 'offline'>, number>> = {
  available: 14,
  ringing: 4,
  talking: 52,
  hold: 4,
  acw: 13,
  'not-ready': 13
};
