import { fail, redirect } from '@sveltejs/kit';
import { createBoard } from '#lib/boards/create-board.ts';
import { blank } from '#lib/boards/templates/blank.ts';
import { TEMPLATE_IDS, TEMPLATES, type TemplateId, type TemplateSite } from '#lib/boards/templates/templates.ts';
import { languageNamed } from '#lib/i18n/languages.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { FloorAccess } from '#lib/protocol/floor-access.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** The site that is named, else the first. */
function siteNamed(floor: FloorAccess, id: string | null, reader: Language): TemplateSite | null {
  const outlines = floor.outlines();
  const outline = outlines.find((each) => each.id === id) ?? outlines[0];
  return outline ? { ...outline, language: languageNamed(outline.language) ?? reader } : null;
}

const isTemplate = (id: unknown): id is TemplateId => TEMPLATE_IDS.some((each) => each === id);

export const load: PageServerLoad = ({ locals: { floor, language }, url }) => {
  const site = siteNamed(floor, url.searchParams.get('site'), language);
  return {
    site: site && { id: site.id, name: site.name },
    sites: floor.sites().map(({ id, name }) => ({ id, name })),
    templates: site ? TEMPLATE_IDS.map((id) => ({ id, document: TEMPLATES[id]({ ...site, language }) })) : []
  };
};

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

export const actions: Actions = {
  default: async ({ locals: { floor, language, person }, request }) => {
    const form = await request.formData();
    const site = siteNamed(floor, textIn(form, 'site'), language);
    if (!site) return fail(400, { problem: 'site' });
    const template = textIn(form, 'template');
    const document = (isTemplate(template) ? TEMPLATES[template] : blank)({ ...site, language });
    const title = textIn(form, 'title').slice(0, 120) || document.title;
    const made = await createBoard(floor.boards, { ...document, title }, person);
    if ('problem' in made) return fail(made.status, { problem: made.problem });
    redirect(303, `/boards/${made.id}/edit`);
  }
};
