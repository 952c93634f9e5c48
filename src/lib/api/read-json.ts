/** A request whose body can't be used: an answer's status, and what to say. */
export class BodyProblem extends Error {
  readonly status: 400 | 413;

  constructor(status: 400 | 413, message: string) {
    super(message);
    this.status = status;
  }
}

async function textOf(request: Request, mostBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Read to its end, whatever its length: who is still sending hears no answer. The server itself ends what is longer by far.
  for await (const piece of request.body ?? []) {
    bytes += piece.length;
    if (bytes <= mostBytes) pieces.push(piece);
  }
  if (bytes > mostBytes) throw new BodyProblem(413, `the body must be at most ${mostBytes} bytes, not ${bytes}`);
  return new TextDecoder('utf-8', { fatal: true }).decode(joined(pieces, bytes));
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** The body as JSON. @throws BodyProblem where it is none, or more than that */
export async function readJson(request: Request, mostBytes = 65_536): Promise<unknown> {
  try {
    return JSON.parse(await textOf(request, mostBytes));
  } catch (error) {
    if (error instanceof BodyProblem) throw error;
    throw new BodyProblem(400, `the body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
