// Keeps the table of an old television current. It never leaves the page: what the server answers is put in the place of
// what was there, so that a server which is away for a while leaves no error page behind. Nothing here is younger than 1999.
(function () {
  var ASK_EVERY_MS = 1000;
  var PATIENCE_MS = 10000;
  var LOST_MS = 10000;
  var GONE_MS = 60000;
  var REPORT_EVERY_MS = 25000;
  var DAY_MS = 86400000;
  var content = document.getElementById('content');
  var lost = document.getElementById('lost');
  var build = document.body.getAttribute('data-build') || '';
  var state = document.body.getAttribute('data-state');
  var startMs = now();
  var heardMs = startMs;
  var text = '';
  var known = signs(document.documentElement.innerHTML);

  function now() {
    return new Date().getTime();
  }

  /** @param {HTMLElement | null} element @param {boolean} isShown */
  function show(element, isShown) {
    if (element) element.style.display = isShown ? 'block' : 'none';
  }

  /**
   * Between two marks; null where they are not there.
   *
   * @param {string} page
   * @param {string} before
   * @param {string} after
   */
  function between(page, before, after) {
    var from = page.indexOf(before);
    var begin = from + before.length;
    var end = from < 0 ? -1 : page.indexOf(after, begin);
    return end < 0 ? null : page.substring(begin, end);
  }

  /**
   * What makes it another page when it changes.
   *
   * @param {string} page
   */
  function signs(page) {
    return between(page, 'data-build="', '"') + ' ' + between(page, 'data-reloads="', '"');
  }

  /** @param {string} page */
  function take(page) {
    var part = between(page, '<!--[-->', '<!--]-->');
    if (part === null) return;
    heardMs = now();
    var before = state;
    state = between(page, 'data-state="', '"') || state;
    if (part !== text && content) content.innerHTML = text = part;
    if (state !== before) report();
    // The server is there just now: the moment to load all anew, where it is wanted or was long ago.
    if (signs(page) !== known || heardMs - startMs > DAY_MS) location.reload();
  }

  function ask() {
    var request = new XMLHttpRequest();
    var isOver = false;
    function end() {
      if (isOver) return;
      isOver = true;
      setTimeout(ask, ASK_EVERY_MS);
    }
    request.onreadystatechange = function () {
      if (request.readyState !== 4) return;
      if (request.status === 200 && !isOver) take(request.responseText);
      end();
    };
    setTimeout(function () {
      if (!isOver) request.abort();
      end();
    }, PATIENCE_MS);
    request.open('GET', '/tv/plain', true);
    request.send(null);
  }

  function report() {
    var request = new XMLHttpRequest();
    var root = document.documentElement;
    if (state !== 'paired') return;
    request.open('POST', '/api/display/health', true);
    request.setRequestHeader('Content-Type', 'application/json');
    request.send(
      '{"page":"table","awake":"none","sound":"none","heapBytes":null,"width":' +
        (root.clientWidth || 0) +
        ',"height":' +
        (root.clientHeight || 0) +
        ',"pixelRatio":' +
        (window.devicePixelRatio || 1) +
        ',"frameAgeMs":' +
        Math.max(0, now() - heardMs) +
        ',"uptimeMs":' +
        Math.max(0, now() - startMs) +
        ',"build":"' +
        build +
        '"}'
    );
  }

  setTimeout(ask, ASK_EVERY_MS);
  setTimeout(report, 3000);
  setInterval(report, REPORT_EVERY_MS);
  setInterval(function () {
    show(lost, now() - heardMs >= LOST_MS);
    show(content, now() - heardMs < GONE_MS);
  }, 1000);
})();
