/**
 * What a rule's document must be: its JSON Schema, which is published, and what no schema can say. Every problem is told by
 * its path in the document.
 */
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import {
  AGENT_STATES,
  ALERT_LANGUAGES,
  COMPARISONS,
  DIRECTIONS,
  FORESEEN,
  FORESEEN_MINUTES,
  ENTITY_KINDS,
  HELP_KINDS,
  MOST_CONDITIONS,
  SEVERITIES,
  SHIFT_MEASURES,
  SOUNDS,
  WEBHOOK_TEMPLATES,
  type AlertRule
} from '#lib/protocol/alert-rules.ts';
import { CHANNELS, WINDOWS } from '#lib/protocol/figures.ts';
import { WORKLOAD_MEASURES } from '#lib/protocol/workload.ts';
import { quote } from '../contract/text.ts';
import { meaningProblems } from './rule-meaning.ts';

const strict = { additionalProperties: false };
const object = <T extends Record<string, TSchema>>(members: T, description?: string) =>
  Type.Object(members, { ...strict, ...(description !== undefined && { description }) });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = (values: readonly string[]) => Type.Enum([...values]);

const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });
const Ids = orNull(Type.Array(Token, { minItems: 1, maxItems: 500 }));
/** Such a name is put behind FLOOR_SECRET_ to find the variable. */
const SecretName = Type.String({ pattern: '^[A-Z0-9_]{1,64}$' });
const Clock = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });

const texts = (maxLength: number) =>
  object(
    Object.fromEntries(ALERT_LANGUAGES.map((language) => [language, Type.String({ minLength: 1, maxLength })])),
    'The same in each language'
  );

const Level = Type.Union(
  [Type.Number(), object({ times: Type.Number({ exclusiveMinimum: 0 }), of: oneOf(['target', 'threshold']) })],
  { description: 'A count, a ratio 0–1 or milliseconds; or a multiple of the queue’s own target or threshold' }
);

const MEASURES = {
  figure: object({
    kind: Type.Literal('figure'),
    figure: Type.String(),
    window: oneOf(WINDOWS),
    of: oneOf(['entity', 'site'])
  }),
  state: object({
    kind: Type.Literal('state'),
    state: oneOf(AGENT_STATES),
    reason: orNull(Type.String({ maxLength: 64 }))
  }),
  silence: object({ kind: Type.Literal('silence') }),
  help: object({
    kind: Type.Literal('help'),
    help: orNull(Type.Array(oneOf(HELP_KINDS), { minItems: 1, uniqueItems: true }))
  }),
  shift: object({ kind: Type.Literal('shift'), shift: oneOf(SHIFT_MEASURES) }),
  workload: object({ kind: Type.Literal('workload'), of: oneOf(WORKLOAD_MEASURES), direction: oneOf(DIRECTIONS) }),
  outlook: object({
    kind: Type.Literal('outlook'),
    foreseen: oneOf(FORESEEN),
    inMinutes: Type.Enum([...FORESEEN_MINUTES])
  })
};
const Measure = Type.Union(Object.values(MEASURES));

const Condition = object({
  measure: Measure,
  compare: oneOf(COMPARISONS),
  warning: orNull(Level),
  critical: orNull(Level),
  clearAt: orNull(Level)
});

const routeBase = { from: oneOf(SEVERITIES), resolved: Type.Boolean() };
const language = oneOf(ALERT_LANGUAGES);

const ROUTES = {
  nats: object({ kind: Type.Literal('nats'), ...routeBase }),
  webhook: object({
    kind: Type.Literal('webhook'),
    template: oneOf(WEBHOOK_TEMPLATES),
    url: orNull(Type.String({ maxLength: 2000 })),
    urlSecret: orNull(SecretName),
    signSecret: orNull(SecretName),
    language,
    ...routeBase
  }),
  email: object({
    kind: Type.Literal('email'),
    to: Type.Array(Type.String({ maxLength: 254, pattern: '^[^\\s@<>,;"]+@[^\\s@<>,;"]+$' }), {
      minItems: 1,
      maxItems: 50
    }),
    language,
    ...routeBase
  }),
  webpush: object({ kind: Type.Literal('webpush'), ...routeBase })
};
const Route = Type.Union(Object.values(ROUTES));
const Routes = Type.Array(Route, { maxItems: 20 });

const DAY_SECONDS = 24 * 3600;

const Rule = Type.Object(
  {
    id: Token,
    name: texts(80),
    enabled: Type.Boolean(),
    scope: object({
      each: oneOf(ENTITY_KINDS),
      sites: Ids,
      queues: Ids,
      teams: Ids,
      channel: orNull(oneOf(CHANNELS))
    }),
    when: object({
      match: oneOf(['all', 'any']),
      conditions: Type.Array(Condition, { minItems: 1, maxItems: MOST_CONDITIONS })
    }),
    forSeconds: Type.Number({ minimum: 0, maximum: DAY_SECONDS }),
    keepFiringSeconds: Type.Number({ minimum: 0, maximum: DAY_SECONDS }),
    openHours: orNull(
      object({
        days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
        from: Clock,
        to: Clock
      })
    ),
    text: texts(400),
    routes: Routes,
    sound: oneOf(SOUNDS),
    escalation: orNull(object({ afterMinutes: Type.Number({ exclusiveMinimum: 0, maximum: 24 * 60 }), routes: Routes }))
  },
  { ...strict, $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A rule that raises alerts' }
);

const validator = Compile(Rule);

/** As it is published. */
export const RULE_SCHEMA: object = Rule;

export type RuleResult =
  | { readonly rule: AlertRule; readonly problems?: undefined }
  | { readonly rule?: undefined; readonly problems: readonly string[] };

const stepsOf = (path: string): string[] => path.split('/').slice(1);

const memberAt = (value: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], value);

/** Where one of several kinds stands, only the errors of its own kind say anything. */
const KINDS = [
  { at: /^\/when\/conditions\/\d+\/measure(?=\/|$)/, validators: compiled(MEASURES) },
  { at: /^(\/escalation)?\/routes\/\d+(?=\/|$)/, validators: compiled(ROUTES) }
];

function compiled(schemas: Readonly<Record<string, TSchema>>) {
  return new Map(Object.entries(schemas).map(([kind, schema]) => [kind, Compile(schema)]));
}

interface Fault {
  readonly path: string;
  readonly problem: string;
}

type SchemaError = ReturnType<typeof validator.Errors>[number];

/** What another error says in better words. */
const isSaidElsewhere = ({ keyword, message }: SchemaError): boolean =>
  keyword === 'anyOf' || keyword === 'boolean' || message === 'must be null';

function faultsOf(errors: readonly SchemaError[], value: unknown): Fault[] {
  return errors
    .filter((error) => !isSaidElsewhere(error))
    .flatMap(({ instancePath, message, params }) => {
      const unknown = (params as { additionalProperties?: string[] }).additionalProperties;
      if (unknown)
        return unknown.map((name) => ({ path: `${instancePath}/${name}`, problem: 'is not a member known here' }));
      const found = quote(memberAt(value, stepsOf(instancePath)));
      return [{ path: instancePath, problem: `${message}, not ${found}` }];
    });
}

/** What is wrong with one of several kinds. */
function faultsOfKind(path: string, value: unknown): Fault[] {
  const { validators } = KINDS.find(({ at }) => at.test(path))!;
  const { kind } = (value ?? {}) as { kind?: unknown };
  const own = validators.get(kind as string);
  if (!own)
    return [
      { path: `${path}/kind`, problem: `must be one of ${[...validators.keys()].join(', ')}, not ${quote(kind)}` }
    ];
  return faultsOf(own.Errors(value), value).map((fault) => ({ ...fault, path: path + fault.path }));
}

const placeOfKind = ({ instancePath }: SchemaError): string | null => {
  for (const { at } of KINDS) if (at.test(instancePath)) return at.exec(instancePath)![0];
  return null;
};

function shapeProblems(value: unknown): string[] {
  const errors = Map.groupBy(validator.Errors(value), placeOfKind);
  const faults = [...errors].flatMap(([place, some]) =>
    place === null ? faultsOf(some, value) : faultsOfKind(place, memberAt(value, stepsOf(place)))
  );
  const first = new Map(faults.reverse().map(({ path, problem }) => [path, problem]));
  return [...first].reverse().map(([path, problem]) => `${stepsOf(path).join('.') || 'the rule'} ${problem}`);
}

/** Checks a document that may be a rule. */
export function readRule(value: unknown): RuleResult {
  if (!validator.Check(value)) return { problems: shapeProblems(value) };
  const rule = value as unknown as AlertRule;
  const problems = meaningProblems(rule);
  return problems.length > 0 ? { problems } : { rule };
}
