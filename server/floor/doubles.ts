/**
 * So many zeros that the engine keeps as doubles side by side. A copy (`slice`) costs a twentieth of a typed array's making,
 * as long as it is short, and no memory beyond its numbers.
 */
export function doubles(count: number): number[] {
  const zeros: number[] = [];
  // Zeros alone would be kept as whole numbers, and moved about when a large sum comes.
  for (let place = 0; place < count; place++) zeros.push(0.5);
  for (let place = 0; place < count; place++) zeros[place] = 0;
  return zeros;
}
