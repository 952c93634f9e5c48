// Sends a browser that is too old for the live board to the table that any browser can show. It is read by browsers of any
// age: nothing here is younger than the century.
(function () {
  var version = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  var isOld = version !== null && Number(version[1]) < 87;
  try {
    // What the live board is written in, and what it calls.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    new Function('class A { #a = null; #b() { return 1; } c() { return (this.#a ??= this.#b())?.d; } }');
    isOld = isOld || !('WebSocket' in window && 'ResizeObserver' in window && 'ListFormat' in Intl && 'any' in Promise);
    // eslint-disable-next-line @typescript-eslint/no-unused-vars
  } catch (error) {
    isOld = true;
  }
  if (isOld) location.replace('/tv/plain');
})();
