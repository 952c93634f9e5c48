import { answering } from '#lib/api/answering.ts';
import { readFigureQuestion } from '#lib/api/figure-parameters.ts';

/**
 * Why a figure is what it is: its fraction in counts, the definitions in force, the other formulas, late and missing events
 * (`FigureAnswer`).
 *
 *     site      the id of a site
 *     queue, team, agent
 *               the id of one of its own; none: the site as a whole
 *     channel   voice, video, chat, …; none: all of them
 *     window    now, today, interval, last5m, last15m, last30m, last60m; none: now or today, where the figure is on a board
 *     figure    an id of the metrics page, as the scope has it in that window
 *     at, known a past moment (RFC 3339), and whether with all that is known now or only what was known then
 */
export const GET = answering('figure', readFigureQuestion);
