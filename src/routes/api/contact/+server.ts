import { answering } from '#lib/api/answering.ts';

/** All legs of one contact at a site with what was said of them (`ContactAnswer`): `?site=izmir&contact=c-4711`. */
export const GET = answering('contact', (parameters) => ({
  site: parameters.required('site', 'the id of a site'),
  contact: parameters.required('contact', 'the id of a contact')
}));
