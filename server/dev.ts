// npm run dev: the same server, its pages from Vite, which reloads them as they are edited.
import { createServer } from 'vite';
import { runApp } from './run-app.ts';
import { readSettings } from './settings.ts';

await runApp(async () => {
  const vite = await createServer({ server: { middlewareMode: true } });
  return { settings: readSettings(process.env), pages: vite.middlewares, build: 'dev' };
});
