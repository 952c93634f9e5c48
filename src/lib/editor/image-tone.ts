/** How light an image is, and how much of the ground shows through it. */
export interface ImageTone {
  /** Mean relative luminance of what is opaque of it, 0–1. */
  readonly luminance: number;
  /** The share of it that is opaque, 0–1. */
  readonly opaque: number;
}

/** By WCAG 2.2: the luminance of an sRGB colour, its channels 0–255. */
export function luminanceOf(red: number, green: number, blue: number): number {
  const [r, g, b] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** By WCAG 2.2, 1–21. */
export function contrastOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @param pixels red, green, blue, alpha, 0–255 each, as a canvas has them */
export function toneOf(pixels: ArrayLike<number>): ImageTone {
  let [sum, opaque] = [0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]! / 255;
    opaque += alpha;
    sum += alpha * luminanceOf(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!);
  }
  return { luminance: opaque === 0 ? 0 : sum / opaque, opaque: opaque / Math.max(1, pixels.length / 4) };
}
