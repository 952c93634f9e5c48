/**
 * The page of a display whose browser is too old for the live board: tables, in HTML and style sheets that any browser has
 * known for twenty years. Its script (static/display/table.js) asks for the page again and again, and puts what is between
 * the marks in the place of what was there; without scripts it is loaded anew.
 */
import { LANGUAGES } from '#lib/i18n/languages.ts';
import type { Speech } from '#lib/i18n/speech.ts';
import type { BoardView } from '#lib/protocol/board-view.ts';
import { pageAt } from '#lib/board/page-turn.ts';
import type { QrPath } from '../qr-path.ts';
import type { Waiting } from '../waiting.ts';
import { boardSections, type Section } from './board-sections.ts';
import { html, Html } from './html.ts';

export interface TablePage {
  readonly speech: Speech;
  readonly build: string;
  readonly nowMs: number;
  /** Null: whoever asks is no display (yet). */
  readonly view: BoardView | null;
  readonly waiting: Waiting | null;
  /** Where displays are assigned their boards. */
  readonly address: string;
}

const WITHOUT_SCRIPTS_S = 10;

/** In hundredths of the display's height: of letters at most, of all lines together, of a line in letters. */
const LARGEST = 3.6;
const LARGEST_UPRIGHT = 1.5;
const HEIGHT = 94;
const LINE = 1.35 * 0.8;
/** So high is what stands on a display that waits to be paired. */
const CODE_LINES = 30;

const STYLES = `
body { margin: 0; padding: 2%; background: #0c1116; color: #f4f7f9; font: 24px/1.35 Inter, Vazirmatn, Arial, sans-serif; }
h1 { margin: 0 0 0.6em; font-size: 1.6em; font-weight: bold; }
h2 { margin: 1.2em 0 0.4em; font-size: 1em; font-weight: bold; color: #b0bbc6; }
p { margin: 0 0 0.6em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.35em 0.6em; border-top: 1px solid #27313b; text-align: left; vertical-align: top; font-weight: normal; word-wrap: break-word; }
thead th { border-top: 0; color: #b0bbc6; }
tbody th { font-weight: bold; }
.rtl th, .rtl td { text-align: right; }
.time { color: #b0bbc6; }
.code { margin: 0.4em 0; font-size: 5em; font-weight: bold; letter-spacing: 0.12em; }
.address { font-size: 1.4em; font-weight: bold; }
.big { margin-top: 15%; font-size: 3em; text-align: center; }
.middle { text-align: center; }
svg { width: 9em; height: 9em; background: #fff; }
#lost { display: none; padding: 0.5em 0.6em; background: #ffb13d; color: #1d1300; font-weight: bold; }
`;

/** Of all lines together, heads, titles and the gaps between them too, in lines of text. */
const linesIn = (sections: readonly Section[]): number =>
  sections.reduce(
    (lines, { rows, heads, title }) => lines + 2 * (rows.length + Math.min(1, heads.length)) + (title === '' ? 1 : 3),
    6
  );

/** As large as all of it can be on the display; browsers that know no such sizes have those of the style sheet. */
function sizes(lines: number): Html {
  const size = Math.min(LARGEST, HEIGHT / (lines * LINE)).toFixed(2);
  const narrow = Math.min(LARGEST_UPRIGHT, HEIGHT / (lines * LINE)).toFixed(2);
  return new Html(
    `<style>#content{font-size:${size}vh}@media (orientation:portrait){#content{font-size:${narrow}vh}}</style>`
  );
}

function table({ title, heads, rows }: Section): Html {
  const head = heads.map((text) => html`<th scope="col">${text}</th>`);
  const lines = rows.map(([name = '', ...cells]) => {
    const values = cells.map((text) => html`<td><bdi>${text}</bdi></td>`);
    return cells.length === 0
      ? html`<tr>
          <td><bdi>${name}</bdi></td>
        </tr>`
      : html`<tr>
          <th scope="row"><bdi>${name}</bdi></th>
          ${values}
        </tr>`;
  });
  const top =
    heads.length > 0
      ? html`<thead>
          <tr>
            ${head}
          </tr>
        </thead>`
      : html``;
  return html`${title === '' ? '' : html`<h2>${title}</h2>`}
    <table>
      ${top}
      <tbody>
        ${lines}
      </tbody>
    </table>`;
}

function qr({ size, path }: QrPath): Html {
  return html`<svg viewBox="0 0 ${size} ${size}" aria-hidden="true"><path fill="#0c1116" d="${path}" /></svg>`;
}

function codePage(waiting: Waiting | null, { t }: Speech): Html {
  if (!waiting)
    return html`<h1>${t('tv.busy')}</h1>
      <p>${t('tv.busy.text')}</p>`;
  return html`${sizes(CODE_LINES)}
    <h1>${t('tv.title')}</h1>
    <p>${t('tv.open')}<br /><bdi class="address" dir="ltr">${waiting.address}</bdi><br />${t('tv.enter')}</p>
    <p class="code"><bdi dir="ltr">${waiting.code}</bdi></p>
    <p>${t('tv.scan')}</p>
    ${qr(waiting.qr)}`;
}

function boardPage(view: BoardView, { speech, nowMs, address }: TablePage): Html {
  const { t, format } = speech;
  const name = view.display?.name ?? '';
  if (!view.board)
    return html`<h1 class="big"><bdi>${name}</bdi></h1>
      <p class="middle">${t('tv.noBoard', { address })}</p>`;
  const { document } = view.board;
  const sections = boardSections(document.pages[pageAt(document, nowMs)]?.tiles ?? [], { view, nowMs, speech });
  const timeZone = view.sites[document.scope.sites[0] ?? '']?.timeZone ?? 'UTC';
  const asOf = t('tv.table.asOf', { time: format.timeOfDay(nowMs, timeZone, true) });
  return html`${sizes(linesIn(sections))}
    <h1><bdi>${document.title}</bdi></h1>
    <p class="time">${asOf}</p>
    ${sections.length > 0 ? sections.map(table) : html`<p>${t('tv.table.none')}</p>`}`;
}

/** A display that is to say who it is says nothing else. */
function content(page: TablePage): Html {
  const { view, nowMs } = page;
  if (!view) return codePage(page.waiting, page.speech);
  const isIdentifying = (view.display?.identifyUntilMs ?? 0) > nowMs;
  return isIdentifying ? html`<h1 class="big"><bdi>${view.display!.name}</bdi></h1>` : boardPage(view, page);
}

export function tablePage(page: TablePage): string {
  const { speech, build, view } = page;
  const { language, t } = speech;
  const { direction } = LANGUAGES[language];
  const title = view?.display?.name ?? t('tv.title');
  return html`<!DOCTYPE html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${t('app')}</title>
        <noscript><meta http-equiv="refresh" content="${WITHOUT_SCRIPTS_S}" /></noscript>
        <style>
          ${STYLES}
        </style>
      </head>
      <body data-build="${build}" data-state="${view ? 'paired' : 'waiting'}">
        <p id="lost" role="alert">${t('tv.table.lost')}</p>
        <main id="content">
          <!--[-->
          <div class="${direction}" lang="${language}" dir="${direction}" data-reloads="${view?.display?.reloads ?? 0}">
            ${content(page)}
          </div>
          <!--]-->
        </main>
        <script src="/display/table.js"></script>
      </body>
    </html> `.text;
}
