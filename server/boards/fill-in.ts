/** Members that a JSON Schema has defaults for: put in where they are left out, and not required by the schema that is published. */
import type { TSchema } from 'typebox';

interface Node {
  readonly type?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly const?: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a union of objects that differ in `kind`, the one that the value says it is. */
function branchOf(node: Node, value: unknown): Node {
  if (!node.anyOf || !isRecord(value)) return node;
  return node.anyOf.find(({ properties }) => properties?.['kind']?.const === value['kind']) ?? node;
}

function filled(union: Node, given: unknown): unknown {
  const value = given === undefined ? union.default : given;
  const { properties, items } = branchOf(union, value);
  if (items && Array.isArray(value)) return value.map((item) => filled(items, item));
  if (!properties || !isRecord(value)) return value;
  const result = { ...value };
  for (const [name, node] of Object.entries(properties)) {
    const member = filled(node, Object.hasOwn(value, name) ? value[name] : undefined);
    if (member !== undefined) result[name] = member;
  }
  return result;
}

/** The value with what it leaves out; it is not checked. */
export const fillIn = (schema: TSchema, value: unknown): unknown => filled(schema, value);

function published(node: Node): object {
  const { required, properties, items, anyOf } = node;
  return {
    ...node,
    ...(required && { required: required.filter((name) => properties?.[name]?.default === undefined) }),
    ...(properties && { properties: mapped(properties) }),
    ...(items && { items: published(items) }),
    ...(anyOf && { anyOf: anyOf.map(published) })
  };
}

const mapped = (properties: NonNullable<Node['properties']>): object =>
  Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, published(node)]));

/** As whoever writes such a value needs it. */
export const publishedSchema = (schema: TSchema): object => published(schema);
