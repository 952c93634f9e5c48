import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    // By those pages that ask for it: a wall needs none.
    serviceWorker: { register: false },
    // The custom server (server/main.ts) stands in front of build/handler.js.
    adapter: adapter({ out: 'build', precompress: true }),
    // Every form is handled by our own gate, which checks the origin itself.
    csrf: { trustedOrigins: ['*'] },
    // A television left open across a deploy reloads itself when this changes.
    version: { pollInterval: 0 }
  }
};
