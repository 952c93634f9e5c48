/** How a page's address says what its panel is to explain at once: `explain=queue%3Dbilling%26figure%3Dwaiting`. */
import { readFigureQuestion } from '#lib/api/figure-parameters.ts';
import { ParameterProblem, Parameters } from '#lib/api/parameters.ts';
import { keyOf, type Topic } from './topic.ts';

const NAME = 'explain';

export const topicParameter = (topic: Topic): string => `${NAME}=${encodeURIComponent(keyOf(topic))}`;

/** Null where it names nothing that can be explained. */
export function topicIn(address: URLSearchParams): Topic | null {
  const named = new Parameters(new URLSearchParams(address.get(NAME) ?? ''));
  try {
    if (named.text('figure') !== null) return { kind: 'figure', question: readFigureQuestion(named) };
    const agent = named.text('agent');
    return agent === null ? null : { kind: 'agent', agent };
  } catch (error) {
    if (error instanceof ParameterProblem) return null;
    throw error;
  }
}
