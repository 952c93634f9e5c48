// The floor under any replay: reads a file and parses each of its lines as JSON, no more. Argument: the file.
import { createReadStream } from 'node:fs';

let rest = '';
let count = 0;
for await (const piece of createReadStream(process.argv[2]!, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
  const lines = (rest + (piece as string)).split('\n');
  rest = lines.pop()!;
  for (const line of lines) if (JSON.parse(line) !== null) count++;
}
process.stdout.write(`${count}\n`);
