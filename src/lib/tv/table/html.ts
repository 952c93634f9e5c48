/** HTML as text. What is put into it is escaped; what was made by it is not, again. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Html | readonly Html[];

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

function written(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return String(piece).replace(/[&<>"']/g, (mark) => ESCAPED[mark]!);
}

export function html(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const all = texts.map((text, place) => text + (place < pieces.length ? written(pieces[place]!) : ''));
  return new Html(all.join(''));
}
