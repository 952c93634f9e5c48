// npm start: the server with the built pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runApp } from './run-app.ts';
import { readSettings } from './settings.ts';
import type { Pages } from './web-server.ts';

await runApp(async () => {
  const settings = readSettings(process.env);
  const build = join(import.meta.dirname, '../build');
  // Read by the pages' own handler as it is loaded: they build their address from what the web server tells them.
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
  if (settings.publicUrl) process.env['ORIGIN'] = settings.publicUrl.origin;
  // A board with pictures in it is more than it takes otherwise; who reads a body says how much that may be.
  process.env['BODY_SIZE_LIMIT'] = '1M';
  const { handler } = (await import(join(build, 'handler.js'))) as { handler: Pages };
  return { settings, pages: handler, build: readFileSync(join(build, '.made-of'), 'utf8').slice(0, 12) };
});
