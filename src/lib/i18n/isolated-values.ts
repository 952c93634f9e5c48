import type { IntlMessageFormat } from 'intl-messageformat';

type Message = ReturnType<IntlMessageFormat['getAst']>;
type Element = Message[number];
type Values = Readonly<Record<string, string | number>>;

/** Around a value that comes from elsewhere: whichever way it is written, it must not turn round what stands beside it. */
const [OPEN, CLOSE] = ['\u2068', '\u2069'];
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** The parser's number for a value that stands in the message as it is. */
const VALUE: Element['type'] = 1;
const literal = (value: string): Element => ({ type: 0, value });

function inBranches<T extends Extract<Element, { options: unknown }>>(element: T): T {
  const branches = Object.entries(element.options).map(([name, branch]) => [
    name,
    { ...branch, value: withIsolatedValues(branch.value) }
  ]);
  return { ...element, options: Object.fromEntries(branches) as T['options'] };
}

/** The message with marks around every value: in a text from right to left nearly all of them run the other way. */
export function withIsolatedValues(message: Message): Message {
  return message.flatMap((element) => {
    if (element.type === VALUE) return [literal(OPEN), element, literal(CLOSE)];
    return 'options' in element ? [inBranches(element)] : [element];
  });
}

/** The values with marks around those that run from right to left: few do in a text that runs the other way. */
export function isolatedFromRight(values: Values): Values {
  const isolated = Object.entries(values).map(([name, value]) => {
    const isForeign = typeof value === 'string' && RIGHT_TO_LEFT.test(value);
    return [name, isForeign ? OPEN + value + CLOSE : value] as const;
  });
  return Object.fromEntries(isolated);
}
