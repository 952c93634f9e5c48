export type Verdict = 'met' | 'missed';

/** Whether a service level reaches its target; null where one of them is not known. */
export function verdict(serviceLevel: number | null, target: number | null): Verdict | null {
  if (serviceLevel === null || target === null) return null;
  return serviceLevel >= target ? 'met' : 'missed';
}
