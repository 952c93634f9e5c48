/** A fold that is saved and restored, as by a restart. */
import type { FloorConfig } from '../../contract/config.ts';
import type { FoldOptions, StreamFold } from '../stream-fold.ts';
import { closedIds, stateParts } from './state-parts.ts';
import { StateLoader } from './state-loader.ts';

/** Each part as it is written. */
export const writtenParts = (fold: StreamFold): string[] =>
  Array.from(stateParts(fold), (part) => JSON.stringify(part)).concat(
    closedIds(fold).flatMap(({ parts }) => Array.from(parts(), (part) => JSON.stringify(part)))
  );

/** @param config the definitions that it comes back under */
export function restarted(
  fold: StreamFold,
  config: FloorConfig = fold.floor.config,
  options: FoldOptions = {}
): StreamFold {
  const loader = new StateLoader(config, options);
  for (const part of writtenParts(fold)) loader.take(JSON.parse(part));
  return loader.finish();
}
