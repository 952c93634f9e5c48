/** The contacts of a queue, or of all queues of a site, of some channels or of all: read once, whatever figures are shown. */
import type { ContactWindows } from '../../floor/contact-windows.ts';
import type { ContactsNow } from '../../floor/contacts-now.ts';
import type { Queue } from '../../floor/queue.ts';
import type { Channels, SiteAt } from '../site-at.ts';

abstract class ContactsOf {
  readonly at: SiteAt;
  readonly channels: Channels;
  /** Null: all of them. */
  readonly queue: Queue | null;
  #now: ContactsNow | null = null;
  #windows: ContactWindows | null = null;

  constructor(at: SiteAt, channels: Channels, queue: Queue | null) {
    this.at = at;
    this.channels = channels;
    this.queue = queue;
  }

  get now(): ContactsNow {
    const { at, queue, channels } = this;
    return (this.#now ??= at.contactsNow(queue ? [queue] : at.site.queues.values(), channels));
  }

  get windows(): ContactWindows {
    const { at, queue, channels } = this;
    const { windows } = queue ?? at.site.ledgers;
    return (this.#windows ??= windows.at(at.moment.starts, channels));
  }
}

export class SiteSubject extends ContactsOf {
  readonly kind = 'site';
  declare readonly queue: null;

  constructor(at: SiteAt, channels: Channels) {
    super(at, channels, null);
  }
}

export class QueueSubject extends ContactsOf {
  readonly kind = 'queue';
  declare readonly queue: Queue;

  constructor(at: SiteAt, channels: Channels, queue: Queue) {
    super(at, channels, queue);
  }
}
