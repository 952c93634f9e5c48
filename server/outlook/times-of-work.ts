/** How agents' time goes by beside talking, from their spans: after-call work, breaks, and how soon the next contact is taken. */
import { Lifetimes } from '../forecast/life-table.ts';
import type { Span } from './agent-spans.ts';
import { within, type Times } from './demand.ts';

export class TimesOfWork {
  readonly afterCall = new Lifetimes();
  readonly turnaround = new Lifetimes();
  readonly breaks = new Lifetimes();
  #atWorkMs = 0;
  #breaksTaken = 0;

  /** The mean time at work between breaks; Infinity where none was taken. */
  get betweenBreaksMs(): number {
    return this.#breaksTaken === 0 ? Infinity : this.#atWorkMs / this.#breaksTaken;
  }

  /** @param demand when somebody waited for the agent */
  add(spans: readonly Span[], demand: Times): void {
    for (const [place, span] of spans.entries()) {
      const next = spans[place + 1] ?? null;
      this.#addToOnes(span, next);
      if (span.kind === 'free') this.#addFree(span, next?.kind === 'talk', demand);
      if (span.kind === 'offline') continue;
      if (span.kind !== 'break') this.#atWorkMs += span.endMs - span.startMs;
      if (span.kind !== 'break' && next?.kind === 'break') this.#breaksTaken++;
    }
  }

  #addToOnes({ kind, startMs, endMs }: Span, next: Span | null): void {
    const lastedMs = endMs - startMs;
    if (kind === 'after-call') this.afterCall.add(0, lastedMs, next !== null);
    if (kind === 'talk' && next && next.kind !== 'after-call') this.afterCall.add(0, 0, true);
    if (kind === 'break') this.breaks.add(0, lastedMs, next !== null && next.kind !== 'offline');
  }

  /** Being free is only seen where somebody waits, and until a contact rings. */
  #addFree({ startMs, endMs, ringingSinceMs }: Span, isTaken: boolean, demand: Times): void {
    const untilMs = ringingSinceMs ?? endMs;
    within(demand, startMs, untilMs, (fromMs, toMs) => {
      this.turnaround.add(fromMs - startMs, toMs - startMs, isTaken && toMs === untilMs);
    });
  }
}
