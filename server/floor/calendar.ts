/**
 * Business days. A day starts at the first instant of its date at which the site's clock shows `dayStartsAt` or later, and
 * ends where the next one starts: 23, 24 or 25 hours, or what else the zone's rules make of it.
 */
export interface BusinessDay {
  readonly startMs: number;
  /** The day ends before this instant. */
  readonly endMs: number;
}

/** Instants that a calendar can place (years −271821 to 275760, less a margin for zones and neighbours). */
const LATEST_MS = 8.64e15 - 10 * 86_400_000;

function plainDate(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

export class Calendar {
  readonly #timeZone: string;
  readonly #startsAt: Temporal.PlainTime;
  readonly #known: BusinessDay[] = [];
  #last: BusinessDay = { startMs: 0, endMs: 0 };

  constructor(timeZone: string, dayStartsAt: string) {
    this.#timeZone = timeZone;
    this.#startsAt = Temporal.PlainTime.from(dayStartsAt);
  }

  /** The business day that an instant falls in; null for an instant beyond what calendars reach. */
  dayOf(atMs: number): BusinessDay | null {
    const within = (day: BusinessDay): boolean => day.startMs <= atMs && atMs < day.endMs;
    if (within(this.#last)) return this.#last;
    if (!(Math.abs(atMs) < LATEST_MS)) return null;
    let day = this.#known.find(within);
    if (!day) this.#known.push((day = this.#find(atMs)));
    this.#last = day;
    return day;
  }

  /** The business day before the one given. */
  dayBefore(day: BusinessDay): BusinessDay | null {
    return this.dayOf(day.startMs - 1);
  }

  /** The date on which a business day begins, in the site's zone: `2026-11-23`. */
  dateOf({ startMs }: BusinessDay): string {
    return this.#at(startMs).toPlainDate().toString();
  }

  /** The business day that begins so many dates before the one given; null where none begins on that date. */
  daysBefore(day: BusinessDay, days: number): BusinessDay | null {
    const startMs = this.#startOf(this.#at(day.startMs).toPlainDate().subtract({ days }));
    return startMs === null ? null : this.dayOf(startMs);
  }

  /**
   * The instant of another day at which the clock shows what it shows at an instant of a day: of two the earlier one; null
   * where it shows that at none.
   */
  sameTime(atMs: number, day: BusinessDay, other: BusinessDay): number | null {
    const at = this.#at(atMs);
    const days = this.#at(day.startMs).toPlainDate().until(at.toPlainDate()).days;
    const wanted = this.#at(other.startMs).toPlainDate().add({ days }).toPlainDateTime(at.toPlainTime());
    const same = wanted.toZonedDateTime(this.#timeZone, { disambiguation: 'earlier' });
    const sameMs = same.epochMilliseconds;
    const isShown = same.toPlainDateTime().equals(wanted) && sameMs >= other.startMs && sameMs < other.endMs;
    return isShown ? sameMs : null;
  }

  /** The business days from the one of an instant to the one of a later instant, earliest first. */
  daysBetween(fromMs: number, toMs: number): BusinessDay[] {
    const days: BusinessDay[] = [];
    for (let day = this.dayOf(toMs); day && day.endMs > fromMs; day = this.dayBefore(day)) days.unshift(day);
    return days;
  }

  /** The business day of that name; null where the text is no date, or no day begins on it. */
  dayNamed(name: string): BusinessDay | null {
    const date = /^\d{4}-\d{2}-\d{2}$/.test(name) ? plainDate(name) : null;
    const startMs = date && this.#startOf(date);
    return startMs === null ? null : this.dayOf(startMs);
  }

  #at(ms: number): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(this.#timeZone);
  }

  #find(atMs: number): BusinessDay {
    const date = this.#at(Math.floor(atMs)).toPlainDate();
    // Clocks set back over midnight show yesterday's date again when today has begun: hence the date after it first.
    for (let days = 1; ; days--) {
      const startMs = this.#startOf(date.add({ days }));
      if (startMs !== null && startMs <= atMs) return { startMs, endMs: this.#nextStartAfter(date.add({ days })) };
    }
  }

  #nextStartAfter(date: Temporal.PlainDate): number {
    for (let days = 1; ; days++) {
      const startMs = this.#startOf(date.add({ days }));
      if (startMs !== null) return startMs;
    }
  }

  /** Null for a date without such an instant (a zone that crossed the date line skipped a whole day). */
  #startOf(date: Temporal.PlainDate): number | null {
    const wanted = date.toPlainDateTime(this.#startsAt);
    const start = wanted.toZonedDateTime(this.#timeZone, { disambiguation: 'earlier' });
    if (start.toPlainDateTime().equals(wanted)) return start.epochMilliseconds;
    // The clock jumps over the wanted time: the first instant at or after it is that of the jump.
    const jump = start.getTimeZoneTransition('next');
    return jump && jump.toPlainDate().equals(date) ? jump.epochMilliseconds : null;
  }
}
