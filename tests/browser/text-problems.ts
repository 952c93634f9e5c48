/**
 * Runs in the page: texts that lie over each other, are cut or leave the display, and a page that scrolls.
 *
 * @param mayScroll down the page, as a desk's may
 */
export function textProblems(mayScroll: boolean): string[] {
  interface Text {
    readonly node: Node;
    readonly text: string;
    /** Of one of its lines. */
    readonly box: DOMRect;
    /** It stays where it is while others scroll below it, or along with it. */
    readonly isPinned: boolean;
  }
  const problems: string[] = [];

  const common = (a: DOMRect, b: DOMRect): DOMRect => {
    const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
    return new DOMRect(left, top, Math.min(a.right, b.right) - left, Math.min(a.bottom, b.bottom) - top);
  };

  const pen = document.createElement('canvas').getContext('2d')!;

  /** How far a text's letters, and the dots and tails below them, reach down from the top of its line. */
  function depthOf(text: Node, line: DOMRect): number {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(text.parentElement!);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent, actualBoundingBoxDescent } = pen.measureText(
      text.textContent!
    );
    const spare = line.height - fontBoundingBoxAscent - fontBoundingBoxDescent;
    return spare / 2 + fontBoundingBoxAscent + actualBoundingBoxDescent;
  }

  /** What shows of a line of a text; null where that is nothing, and nothing is meant to. */
  function shown(text: Node, line: DOMRect): DOMRect | null {
    let box = line;
    const lowestInk = line.top + depthOf(text, line);
    for (let holder = text.parentElement; holder && !holder.matches('.board, body'); holder = holder.parentElement) {
      const { clipPath, overflowX, overflowY, webkitLineClamp } = getComputedStyle(holder);
      // What only a screen reader meets, and the chart, which draws its own.
      if (clipPath !== 'none' || holder.matches('.uplot, script, style')) return null;
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const seen = common(box, holder.getBoundingClientRect());
      // Scrolled out of sight, or in a second line of which nobody is to see a letter.
      if (seen.width <= 1 || seen.height <= Math.max(1, 0.25 * box.height)) return null;
      const isCut = overflowY === 'hidden' && seen.height < 0.8 * box.height;
      if (isCut && webkitLineClamp !== 'none') return null;
      const isTailCut = overflowY === 'hidden' && lowestInk > holder.getBoundingClientRect().bottom + 0.5;
      if (isCut || isTailCut) problems.push(`"${text.textContent}" is cut`);
      box = seen;
    }
    return box;
  }

  const isPinned = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).position === 'sticky' || isPinned(element.parentElement));

  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent!.trim();
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of text === '' ? [] : range.getClientRects()) {
      const box = shown(node, line);
      if (box) texts.push({ node, text, box, isPinned: isPinned(node.parentElement) });
    }
  }

  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || (scrollHeight > innerHeight && !mayScroll)) {
    problems.push(`the page is ${scrollWidth} × ${scrollHeight}`);
  }
  const lowest = mayScroll ? Infinity : innerHeight;
  for (const { text, box } of texts) {
    if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > lowest + 1) {
      problems.push(`"${text}" leaves the display`);
    }
  }
  // A line's box is higher than its letters, and lines may be set tight: the letters must not meet.
  const letters = texts
    .filter(({ isPinned }) => !isPinned)
    .map(({ node, text, box: { left, right, top, height } }) => {
      return { node, text, left, right, top: top + 0.2 * height, bottom: top + 0.8 * height };
    })
    .sort((a, b) => a.top - b.top);
  for (const [place, one] of letters.entries()) {
    for (let next = place + 1; next < letters.length && letters[next]!.top < one.bottom - 1; next++) {
      const other = letters[next]!;
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - other.top;
      if (one.node !== other.node && width > 1 && height > 1) problems.push(`"${one.text}" over "${other.text}"`);
    }
  }
  return problems;
}
