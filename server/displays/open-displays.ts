/** The displays, on the buckets of a NATS. */
import type { NatsConnection } from '@nats-io/nats-core';
import { KeyValues } from '../stream/key-values.ts';
import { ShortLived } from '../stream/short-lived.ts';
import { readDocument } from './display-document.ts';
import { readReport } from './display-report.ts';
import { Displays } from './displays.ts';
import { CODE_LIMITS, PendingCodes } from './pending-codes.ts';

export interface OpenDisplaysOptions {
  readonly nc: NatsConnection;
  readonly now: () => number;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
  readonly onRevoked: (id: string) => void;
}

export interface OpenDisplays {
  readonly displays: Displays;
  /** Resolves when all that is kept is known, or `signal` is aborted. */
  readonly start: (signal?: AbortSignal) => Promise<void>;
  readonly stop: () => void;
}

export function openDisplays({ nc, now, say, onChange, onRevoked }: OpenDisplaysOptions): OpenDisplays {
  const documents = new KeyValues(nc, {
    name: 'DISPLAYS',
    description: 'Floorcast: the displays that were paired',
    history: 1,
    read: readDocument,
    onChange(id) {
      if (displays.documentChanged(id)) onRevoked(id);
      onChange();
    },
    say
  });
  const reports = new KeyValues(nc, {
    name: 'DISPLAY_REPORTS',
    description: 'Floorcast: what each display last said of itself',
    history: 1,
    read: readReport,
    onChange: () => undefined,
    say
  });
  const { codeMs, windowMs } = CODE_LIMITS;
  const waiting = new ShortLived(nc, {
    name: 'DISPLAY_CODES',
    description: 'Floorcast: displays that wait to be paired',
    ttlMs: Math.max(codeMs, windowMs) * 1.5
  });
  const displays = new Displays({ documents, reports, codes: new PendingCodes(waiting, now), now });
  return {
    displays,
    async start(signal) {
      await Promise.all([documents.start(signal), reports.start(signal)]);
    },
    stop() {
      documents.stop();
      reports.stop();
    }
  };
}
