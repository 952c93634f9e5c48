/**
 * One line of Asterisk's queue_log: `time|call|queue|agent|EVENT|parameter|…`, and what it says, whichever version of
 * Asterisk wrote it: later versions append parameters, older ones lack them. Waits and talk times are written in seconds,
 * ring times in milliseconds, except that of CONNECT.
 */
import { quote } from '../../contract/text.ts';
import type { ReadTime } from './log-time.ts';

/** What a line says of a call in a queue; `undefined`: this version of Asterisk doesn't log it. */
export type CallFact =
  | { readonly kind: 'entered'; readonly customer: string | undefined }
  | { readonly kind: 'connected'; readonly waitMs: number | undefined; readonly ringMs: number | undefined }
  | { readonly kind: 'abandoned'; readonly waitMs: number | undefined }
  | { readonly kind: 'diverted'; readonly reason: 'timeout' | 'other'; readonly waitMs: number | undefined }
  | { readonly kind: 'rang'; readonly ringMs: number; readonly hasRungOut: boolean }
  | {
      readonly kind: 'completed';
      readonly by: 'agent' | 'customer';
      readonly waitMs: number | undefined;
      readonly talkMs: number | undefined;
    }
  | {
      readonly kind: 'transferred';
      readonly to: Extension | undefined;
      readonly waitMs: number | undefined;
      readonly talkMs: number | undefined;
    };

/** What a line says of an agent. `queue` null: of all queues. */
export type AgentFact =
  | { readonly kind: 'paused'; readonly queue: string | null; readonly reason: string }
  | { readonly kind: 'unpaused'; readonly queue: string | null }
  | { readonly kind: 'added'; readonly queue: string; readonly isPaused: boolean }
  | { readonly kind: 'removed'; readonly queue: string }
  | { readonly kind: 'logged-in'; readonly byCallback: boolean }
  | { readonly kind: 'logged-off' };

export interface Extension {
  readonly extension: string;
  readonly context: string;
}

export interface CallLine {
  readonly subject: 'call';
  readonly atMs: number;
  readonly call: string;
  readonly queue: string;
  /** Empty where the event is nobody's. */
  readonly agent: string;
  readonly fact: CallFact;
}

export type QueueLogLine =
  | CallLine
  | { readonly subject: 'agent'; readonly atMs: number; readonly agent: string; readonly fact: AgentFact }
  | { readonly subject: 'restart'; readonly atMs: number }
  | { readonly subject: 'nothing'; readonly atMs: number };

/** Why a line can't be used, in words for people. */
export class UnusableLine extends Error {}

/** The fields after the event's name. */
class Parameters {
  readonly #fields: readonly string[];

  constructor(fields: readonly string[]) {
    this.#fields = fields;
  }

  text(index: number): string {
    return this.#fields[index]?.trim() ?? '';
  }

  /** A whole number times `unitMs`; undefined where the field is empty, not there, or negative: a clock was set back. */
  number(index: number, name: string, unitMs: number): number | undefined {
    const text = this.text(index);
    if (text === '') return undefined;
    if (!/^-?\d{1,9}$/.test(text)) throw new UnusableLine(`${name} must be a whole number, not ${quote(text)}`);
    return text.startsWith('-') ? undefined : Number(text) * unitMs;
  }

  seconds(index: number, name: string): number | undefined {
    return this.number(index, name, 1000);
  }
}

const WAIT = 'the wait';
const TALK = 'the talk';
const RING = 'the ring time';

function diverted(reason: 'timeout' | 'other', waitMs: number | undefined): CallFact {
  return { kind: 'diverted', reason, waitMs };
}

function completed(by: 'agent' | 'customer', given: Parameters): CallFact {
  return { kind: 'completed', by, waitMs: given.seconds(0, WAIT), talkMs: given.seconds(1, TALK) };
}

function rang(ringMs: number, hasRungOut: boolean): CallFact {
  return { kind: 'rang', ringMs, hasRungOut };
}

function blindlyTransferred(given: Parameters): CallFact {
  const extension = given.text(0);
  const to = extension ? { extension, context: given.text(1) } : undefined;
  return { kind: 'transferred', to, waitMs: given.seconds(2, WAIT), talkMs: given.seconds(3, TALK) };
}

/** How it was done comes first, with one parameter or (`LINK`) two; where the call went is not said. */
function transferredAfterTalk(given: Parameters): CallFact {
  const times = given.text(0) === 'LINK' ? 3 : 2;
  const waitMs = given.seconds(times, WAIT);
  return { kind: 'transferred', to: undefined, waitMs, talkMs: given.seconds(times + 1, TALK) };
}

const CALL_EVENTS = new Map<string, (given: Parameters) => CallFact>([
  ['ENTERQUEUE', (given) => ({ kind: 'entered', customer: given.text(1) || undefined })],
  ['CONNECT', (given) => ({ kind: 'connected', waitMs: given.seconds(0, WAIT), ringMs: given.seconds(2, RING) })],
  ['ABANDON', (given) => ({ kind: 'abandoned', waitMs: given.seconds(2, WAIT) })],
  ['EXITWITHTIMEOUT', (given) => diverted('timeout', given.seconds(2, WAIT))],
  ['EXITEMPTY', (given) => diverted('other', given.seconds(2, WAIT))],
  // The key leads wherever the dialplan likes: voicemail, a callback, another queue. The log doesn't say.
  ['EXITWITHKEY', (given) => diverted('other', given.seconds(3, WAIT))],
  // Asterisk hangs up on a customer whom it can't put through: the ABANDON that follows is not the customer's doing.
  ['SYSCOMPAT', () => diverted('other', undefined)],
  ['RINGNOANSWER', (given) => rang(given.number(0, RING, 1) ?? 0, true)],
  ['RINGCANCELED', (given) => rang(given.number(0, RING, 1) ?? 0, false)],
  // The agent picked up, but hung up before being put through; the customer waits on.
  ['AGENTDUMP', () => rang(0, false)],
  ['COMPLETEAGENT', (given) => completed('agent', given)],
  ['COMPLETECALLER', (given) => completed('customer', given)],
  ['TRANSFER', blindlyTransferred],
  ['BLINDTRANSFER', blindlyTransferred],
  ['ATTENDEDTRANSFER', transferredAfterTalk]
]);
const WITHOUT_AGENT = new Set<CallFact['kind']>(['entered', 'abandoned', 'diverted']);

const queueOrAll = (queue: string): string | null => (queue === '' || queue === 'NONE' ? null : queue);

function oneQueue(queue: string): string {
  const name = queueOrAll(queue);
  if (name === null) throw new UnusableLine('no queue');
  return name;
}

const AGENT_EVENTS = new Map<string, (given: Parameters, queue: string) => AgentFact>([
  ['PAUSE', (given, queue) => ({ kind: 'paused', queue: queueOrAll(queue), reason: given.text(0) })],
  ['UNPAUSE', (_, queue) => ({ kind: 'unpaused', queue: queueOrAll(queue) })],
  ['PAUSEALL', (given) => ({ kind: 'paused', queue: null, reason: given.text(0) })],
  ['UNPAUSEALL', () => ({ kind: 'unpaused', queue: null })],
  ['ADDMEMBER', (given, queue) => ({ kind: 'added', queue: oneQueue(queue), isPaused: given.text(0) === 'PAUSED' })],
  ['REMOVEMEMBER', (_, queue) => ({ kind: 'removed', queue: oneQueue(queue) })],
  ['AGENTLOGIN', () => ({ kind: 'logged-in', byCallback: false })],
  ['AGENTCALLBACKLOGIN', () => ({ kind: 'logged-in', byCallback: true })],
  ['AGENTLOGOFF', () => ({ kind: 'logged-off' })],
  ['AGENTCALLBACKLOGOFF', () => ({ kind: 'logged-off' })]
]);

/** Known, and nothing that a floor's state depends on. */
const OF_NO_CONSEQUENCE = new Set(['CONFIGRELOAD', 'DID', 'PENALTY', 'RINGINUSE']);

const NO_CALL = new Set(['', 'NONE', 'MANAGER', 'REALTIME', 'CLI']);
const CONTROL = /\p{Cc}/u;

function callOf(field: string): string {
  if (NO_CALL.has(field) || CONTROL.test(field)) throw new UnusableLine(`no call's id: ${quote(field)}`);
  if ([...field].length > 128) throw new UnusableLine(`a call's id of more than 128 characters: ${quote(field)}`);
  return field;
}

function agentOf(field: string): string {
  if (field === '' || field === 'NONE') throw new UnusableLine('no agent');
  return field;
}

/**
 * @param afterMs the time of the line before, which settles an hour that a clock shows twice
 * @throws UnusableLine
 */
export function readQueueLogLine(text: string, readTime: ReadTime, afterMs: number): QueueLogLine {
  const [time = '', call = '', queue = '', agent = '', event, ...fields] = text.split('|');
  if (event === undefined) throw new UnusableLine('fewer than the five fields time|call|queue|agent|event');
  const atMs = readTime(time, afterMs);
  if (Number.isNaN(atMs)) throw new UnusableLine(`no time: ${quote(time)}`);
  const given = new Parameters(fields);
  const callFact = CALL_EVENTS.get(event)?.(given);
  if (callFact) {
    const by = WITHOUT_AGENT.has(callFact.kind) ? '' : agentOf(agent);
    return { subject: 'call', atMs, call: callOf(call), queue: oneQueue(queue), agent: by, fact: callFact };
  }
  const agentFact = AGENT_EVENTS.get(event)?.(given, queue);
  if (agentFact) return { subject: 'agent', atMs, agent: agentOf(agent), fact: agentFact };
  if (event === 'QUEUESTART') return { subject: 'restart', atMs };
  if (OF_NO_CONSEQUENCE.has(event)) return { subject: 'nothing', atMs };
  throw new UnusableLine(`unknown event ${quote(event)}`);
}
