import type { IntlMessageFormat } from 'intl-messageformat';

type Message = ReturnType<IntlMessageFormat['getAst']>;
type Element = Message[number];

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

/**
 * The message with marks around every value that comes from elsewhere: whichever way a name is written, it must not turn
 * round what stands beside it.
 */
export function withIsolatedValues(message: Message): Message {
  return message.flatMap((element) => {
    if (element.type === VALUE) return [literal('\u2068'), element, literal('\u2069')];
    return 'options' in element ? [inBranches(element)] : [element];
  });
}
