import { json } from '@sveltejs/kit';
import { readJson } from '#lib/api/read-json.ts';
import { answering, refuseProblems } from '#lib/boards/board-api.ts';
import type { RequestHandler } from './$types.js';

/** The announcements that are not over, the latest first: `{ messages: [{ id, text, severity, sentAtMs, untilMs, by, boards }] }`. */
export const GET: RequestHandler = ({ locals: { floor } }) => json({ messages: floor.announcements.list() });

/**
 * Sends one: `{ text, severity, untilMs, boards }`. `text` is up to 500 characters; `severity` is `info` (the default), `warning`
 * or `critical`; after `untilMs` (epoch milliseconds; null: until it is taken back) it is over; `boards` are ids (none: all).
 *
 *     curl -fH "Authorization: Bearer $FLOOR_DESK_TOKEN" --json '{"text":"Fire drill at ten"}' http://127.0.0.1:3000/api/messages
 *
 * 201 with what was sent, 400 `{ error, problems: [{ path, problem }] }`.
 */
export const POST: RequestHandler = ({ locals: { floor, person }, request }) =>
  answering(null, async () => {
    const { sent, problems } = await floor.announcements.send(await readJson(request), person);
    return sent ? json(sent, { status: 201 }) : refuseProblems(problems);
  });
