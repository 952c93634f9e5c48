/** JSON → a board's document, or what is wrong with it, each problem by its path in the document. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { BoardDocument } from '#lib/protocol/board-document.ts';
import type { DocumentResult } from '#lib/protocol/boards-access.ts';
import { schemaProblems, type Problem } from '../contract/schema-problems.ts';
import { BOARD, FRAME, TILES } from './board-schema.ts';
import { meaningProblems } from './document-meaning.ts';
import { fillIn } from './fill-in.ts';

/** What NATS takes in one message is 1 MB, if nothing else is set. */
export const MOST_BYTES = 600_000;

const frame = Compile(FRAME);
const tiles = new Map(Object.entries(TILES).map(([kind, schema]) => [kind, Compile<TSchema>(schema)]));

/** With the tiles taken for what they are, once their kind is known. */
function* tileShapeProblems({ pages }: BoardDocument): Iterable<Problem> {
  for (const [page, { tiles: all }] of pages.entries()) {
    for (const [at, tile] of all.entries()) {
      const here = `pages.${page}.tiles.${at}`;
      for (const { path, problem } of schemaProblems(tiles.get(tile.kind)!, tile)) {
        yield { path: path ? `${here}.${path}` : here, problem };
      }
    }
  }
}

function problemsOf(value: unknown): readonly Problem[] {
  const shape = schemaProblems(frame, value);
  if (shape.length > 0) return shape;
  const ofTiles = [...tileShapeProblems(value as BoardDocument)];
  return ofTiles.length > 0 ? ofTiles : [...meaningProblems(value as BoardDocument)];
}

/** A file may name its schema, for the editor in which it is written. */
function withoutSchema(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$schema' in value)) return value;
  const { $schema: _, ...rest } = value;
  return rest;
}

export function readDocument(value: unknown): DocumentResult {
  const document = fillIn(BOARD, withoutSchema(value));
  const problems = problemsOf(document);
  if (problems.length > 0) return { problems };
  const bytes = Buffer.byteLength(JSON.stringify(document));
  if (bytes <= MOST_BYTES) return { document: document as BoardDocument };
  return { problems: [{ path: '', problem: `must be at most ${MOST_BYTES} bytes as JSON, not ${bytes}` }] };
}

/** As people read them. */
export const sayProblems = (problems: readonly Problem[]): string =>
  problems.map(({ path, problem }) => `${path || 'the board'} ${problem}`).join('; ');
