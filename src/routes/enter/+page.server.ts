import type { PageServerLoad } from './$types.js';

// The POST of this page's form is the server's own (its gate checks the token and sets the cookie).
export const load: PageServerLoad = ({ url }) => ({
  to: url.searchParams.get('to') ?? '/',
  wrong: url.searchParams.has('wrong')
});
