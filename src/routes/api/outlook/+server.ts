import { answering } from '#lib/api/answering.ts';
import { readOutlookQuestion } from '#lib/api/outlook-parameters.ts';

/**
 * The next half hour (`Outlook`): of each queue who waits, service level and abandons in 5, 15 and 30 minutes, each with a
 * likely range; how many agents are missing for its target; what all that was made of. And what other agents would bring.
 *
 *     site      the id of a site
 *     queue     only this one; none: all of them
 *     agents    what if there were so many more at that queue, or fewer: 2, -1
 *     from      the queue that they are taken from; what it would come to is answered too
 */
export const GET = answering('outlook', readOutlookQuestion);
