import { GRID, type BoardDocument, type FigureTile, type TileScope } from '#lib/protocol/board-document.ts';
import { CHANNELS, type ChannelId } from '#lib/protocol/figures.ts';
import { boardOf, type TemplateSite } from './template-site.ts';
import { atMost, course, figure, OWN_TARGET, place, queueTable, WHOLE_SITE } from './tiles.ts';

/** A column for each: more than four can't be read across a room. */
const MOST_COLUMNS = 4;
/** Of a site that has not been reached by several ways yet. */
const USUAL: readonly ChannelId[] = ['voice', 'chat', 'email'];

function columnOf(channel: ChannelId, x: number, w: number): readonly FigureTile[] {
  const of: TileScope = { ...WHOLE_SITE, channel };
  const [overTarget, level] = [place(x, 0, w, 4), place(x, 4, w, 4)];
  return [
    figure(
      `over-target-${channel}`,
      overTarget,
      { window: 'now', figure: 'waitingOverTarget', target: atMost(0) },
      { of }
    ),
    figure(`service-level-${channel}`, level, { window: 'today', figure: 'serviceLevel', target: OWN_TARGET }, { of })
  ];
}

/** Side by side, what waits and what was served in time on each channel, each by its own promise. */
export function omnichannel(site: TemplateSite): BoardDocument {
  const known = CHANNELS.filter((channel) => site.channels.includes(channel));
  const channels = (known.length > 1 ? known : USUAL).slice(0, MOST_COLUMNS);
  const width = GRID.columns / channels.length;
  return boardOf(
    site,
    'template.omnichannel',
    { audience: 'wall', orientation: 'landscape', viewing: { distanceM: 5, diagonalInches: 55 } },
    [
      ...channels.flatMap((channel, index) => columnOf(channel, index * width, width)),
      queueTable('queues', place(0, 8, 14, 6), [
        { window: 'now', figure: 'waiting' },
        { window: 'now', figure: 'longestWaitMs' }
      ]),
      course('course', place(14, 8, 10, 6), ['offered', 'answered'], { target: false })
    ]
  );
}
