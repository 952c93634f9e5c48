/** Images that people choose, as boards keep them: small enough, and looked at for how light they are. */
import { toneOf, type ImageTone } from './image-tone.ts';

/** See `source` of an image tile. */
const MOST_CHARACTERS = 300_000;
/** Wider than any tile that is not the whole of a 4K wall needs. */
const WIDTHS_PX = [1920, 1280, 960, 640, 480, 320] as const;
const TONE_PX = 64;

function textOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'));
    reader.readAsDataURL(file);
  });
}

function imageOf(source: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('it is no image'));
    image.src = source;
  });
}

function drawn(image: HTMLImageElement, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, width / Math.max(1, image.naturalWidth));
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** As a `data:` address that a board can keep, drawn smaller where it is too large; null: it is no image, or none so small. */
export async function readImage(file: Blob): Promise<string | null> {
  try {
    const source = await textOf(file);
    const image = await imageOf(source);
    if (source.length <= MOST_CHARACTERS) return source;
    for (const width of WIDTHS_PX) {
      const smaller = drawn(image, width).toDataURL('image/webp', 0.85);
      if (smaller.length <= MOST_CHARACTERS) return smaller;
    }
  } catch {
    // Whoever chose it is told.
  }
  return null;
}

/** Null where it can't be looked at. */
export async function readTone(source: string): Promise<ImageTone | null> {
  try {
    const canvas = drawn(await imageOf(source), TONE_PX);
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return pixels ? toneOf(pixels.data) : null;
  } catch {
    return null;
  }
}
