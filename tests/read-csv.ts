/** Reads RFC 4180 strictly: lines end in CR LF, a quote stands only around a whole field, or doubled inside of one. */
export function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let rest = text;
  while (rest !== '') {
    const line: string[] = [];
    for (let separator = ','; separator === ',';) {
      const field = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
      if (!field) throw new SyntaxError(`no field at ${JSON.stringify(rest.slice(0, 40))}`);
      line.push(field[1]?.replaceAll('""', '"') ?? field[2]!);
      rest = rest.slice(field[0].length);
      separator = field[3]!;
    }
    lines.push(line);
  }
  return lines;
}

/** By the names in the header, line by line. @throws SyntaxError for a line that is longer or shorter than the header */
export function readCsvRecords(text: string): Record<string, string>[] {
  const [head = [], ...lines] = readCsv(text);
  return lines.map((line) => {
    if (line.length !== head.length) throw new SyntaxError(`${line.length} fields, not ${head.length}`);
    return Object.fromEntries(line.map((field, place) => [head[place]!, field]));
  });
}
