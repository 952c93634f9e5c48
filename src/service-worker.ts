/** Shows alerts that the server pushes to a browser whose page may be closed, and leads to them. Registered by those pages that ask for it. */
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Push extends Lasting {
  readonly data: { json(): unknown } | null;
}
interface Click extends Lasting {
  readonly notification: { close(): void; readonly data: unknown };
}

/** The members of a service worker's own world that are used: the types of a page are not those of a worker. */
interface World {
  addEventListener(name: 'push', hear: (event: Push) => void): void;
  addEventListener(name: 'notificationclick', hear: (event: Click) => void): void;
  readonly registration: { showNotification(title: string, options: object): Promise<void> };
  readonly clients: { openWindow(url: string): Promise<unknown> };
}

/** As server/alerts/senders/webpush.ts sends it. */
interface Pushed {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly url: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly isOver: boolean;
}

const world = globalThis as unknown as World;

world.addEventListener('push', (event) => {
  if (!event.data) return;
  const { title, body, tag, url, lang, dir, isOver } = event.data.json() as Pushed;
  const options = { body, tag, lang, dir, data: url, renotify: !isOver, requireInteraction: !isOver };
  event.waitUntil(world.registration.showNotification(title, options));
});

world.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(world.clients.openWindow(event.notification.data as string));
});
