import type { AlertRow } from '#lib/protocol/alert-row.ts';

export interface KeyedAlert {
  readonly id: string;
  readonly alert: AlertRow;
}

const RANK = { critical: 0, warning: 1, info: 2 } as const;

const isOpen = ({ state }: AlertRow): boolean => state === 'firing' || state === 'recovering';

/** What nobody has taken comes first, then who asks for help, then the gravest, then the latest; what is put off does not come. */
export function alertRows(alerts: Readonly<Record<string, AlertRow>>): readonly KeyedAlert[] {
  return Object.keys(alerts)
    .map((id) => ({ id, alert: alerts[id]! }))
    .filter(({ alert }) => alert.state !== 'snoozed')
    .sort(
      (a, b) =>
        Number(isOpen(b.alert)) - Number(isOpen(a.alert)) ||
        Number(b.alert.isForPeople) - Number(a.alert.isForPeople) ||
        RANK[a.alert.severity] - RANK[b.alert.severity] ||
        b.alert.sinceMs - a.alert.sinceMs ||
        (a.id < b.id ? -1 : 1)
    );
}
