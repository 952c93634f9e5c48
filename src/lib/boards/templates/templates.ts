/** Boards to begin with: each a pure function of the site that it is for. */
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { executive } from './executive.ts';
import { omnichannel } from './omnichannel.ts';
import { portraitTv } from './portrait-tv.ts';
import { serviceFloor } from './service-floor.ts';
import { smallTeam } from './small-team.ts';
import { teamLeader } from './team-leader.ts';
import type { TemplateSite } from './template-site.ts';

export type { TemplateSite };

export const TEMPLATES = {
  serviceFloor,
  teamLeader,
  executive,
  omnichannel,
  smallTeam,
  portraitTv
} as const satisfies Readonly<Record<string, (site: TemplateSite) => BoardDocument>>;

export type TemplateId = keyof typeof TEMPLATES;
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as TemplateId[];
