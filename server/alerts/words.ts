/** The few words that are said of an alert where no page is: in a chat, a mail, a notification. */
import type { AlertLanguage, Severity } from '#lib/protocol/alert-rules.ts';
import type { AlertMessage } from './delivery.ts';

interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly notice: Readonly<Record<AlertMessage['notice'], string>>;
  readonly since: string;
  readonly open: string;
  readonly takenBy: string;
}

export const WORDS: Readonly<Record<AlertLanguage, Words>> = {
  en: {
    severity: { warning: 'Warning', critical: 'Critical' },
    notice: {
      firing: '',
      critical: 'has become critical',
      escalated: 'nobody has taken it',
      resolved: 'over',
      test: 'test'
    },
    since: 'Since',
    open: 'Open in Floorcast',
    takenBy: 'Taken by'
  },
  tr: {
    severity: { warning: 'Uyarı', critical: 'Kritik' },
    notice: {
      firing: '',
      critical: 'kritik oldu',
      escalated: 'kimse üstlenmedi',
      resolved: 'sona erdi',
      test: 'deneme'
    },
    since: 'Başlangıç',
    open: 'Floorcast’te aç',
    takenBy: 'Üstlenen'
  },
  ar: {
    severity: { warning: 'تحذير', critical: 'حرج' },
    notice: {
      firing: '',
      critical: 'أصبح حرجًا',
      escalated: 'لم يتولَّه أحد',
      resolved: 'انتهى',
      test: 'تجربة'
    },
    since: 'منذ',
    open: 'فتح في Floorcast',
    takenBy: 'تولاه'
  }
};

/** `Critical (over) · İzmir`: severity, what happened, where. */
export function headOf({ severity, notice, siteName }: AlertMessage, language: AlertLanguage): string {
  const words = WORDS[language];
  const what = words.notice[notice];
  return `${words.severity[severity]}${what && ` (${what})`} · ${siteName}`;
}

/** A shape for each severity, so that it is not told by colour alone. */
export function signOf({ severity, notice }: AlertMessage): string {
  if (notice === 'resolved') return '✓';
  return severity === 'critical' ? '◆' : '▲';
}

/** The marks that keep names apart in a text are for those who can read them. */
export const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
