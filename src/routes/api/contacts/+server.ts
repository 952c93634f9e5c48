import { answering } from '#lib/api/answering.ts';
import { readContactsQuestion } from '#lib/api/figure-parameters.ts';

/**
 * The contacts that a figure is counted of, and those of its window that do not count in it: a page of 50
 * (`Page<ContactRow, ContactSort>`). A figure as for `/api/figure`, and
 *
 *     sort      offered (if none is given), wait, outcome, agent, ring, talk, hold, acw, ended, queue, contact, late
 *     order     asc (if none is given), desc
 *     outcome   only answered, abandoned, diverted, none
 *     counted   only above (the line), below (it only), not
 *     answeredBy
 *               only those answered by the agent of this id, or with this in the name
 *     minWaitMs, maxWaitMs
 *               only those that waited so long
 *     contains  only those with this in their id
 *     late      true: only those with an event that came more than 10 s after its time
 *     page      from 1
 */
export const GET = answering('contacts', readContactsQuestion);
