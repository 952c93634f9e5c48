/** Shapes on a field of 16 × 16, filled even-odd. Each can be told from the others without its colour. */
const disc = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z';
const triangle = 'M8 1l8 14H0zM7 6v4.2h2V6zM7 11.5v2h2v-2z';

export const GLYPHS = {
  up: 'M8 3l7 10H1z',
  down: 'M8 13L1 3h14z',
  alert: triangle,
  met: 'M6.4 13.2L1 7.8l1.9-1.9 3.5 3.5 6.7-6.8L15 4.6z',
  missed: triangle,
  critical: 'M5 1h6l4 4v6l-4 4H5l-4-4V5zM7 4v5h2V4zM7 10.5v2h2v-2z',
  warning: triangle,
  info: `${disc}M7 7v5h2V7zM7 4v2h2V4z`,
  speak: 'M1 5.5h3L11 2v12l-7-3.5H1zM12.5 5.2l1.9-1.1a8 8 0 0 1 0 7.8l-1.9-1.1a6 6 0 0 0 0-5.6z',
  live: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z',
  wait: 'M3 1h10v3L9.5 8l3.5 4v3H3v-3l3.5-4L3 4z',
  hasten: 'M1 2l7 6-7 6zM8 2l7 6-7 6z',
  rewind: 'M15 2v12L8 8zM8 2v12L1 8z',
  silent: 'M3 1.6l5 5 5-5L14.4 3l-5 5 5 5-1.4 1.4-5-5-5 5L1.6 13l5-5-5-5z',
  back: 'M10.5 2l-6 6 6 6 1.5-1.5L7.5 8 12 3.5z',
  again: 'M8 2.5a5.5 5.5 0 1 0 5.5 5.5h-2A3.5 3.5 0 1 1 8 4.5v2.6l4.4-3.6L8 0z',
  available: `${disc}M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z`,
  ringing: `${disc}M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3zM8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z`,
  talking: disc,
  hold: 'M3 2h4v12H3zM9 2h4v12H9z',
  acw: 'M2 2h12v12H2zM4.5 5v1.8h7V5zM4.5 9.2V11h5V9.2z',
  'not-ready': `${disc}M3.8 6.7v2.6h8.4V6.7z`
} as const;

export type GlyphName = keyof typeof GLYPHS;
