import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { boardOf, type TemplateSite } from './template-site.ts';
import { agentGrid, atMost, figure, message, OWN_TARGET, place } from './tiles.ts';

/** A dozen people in one room: who does what, whether somebody waits, and what the team should know. */
export function smallTeam(site: TemplateSite): BoardDocument {
  return boardOf(
    site,
    'template.smallTeam',
    { audience: 'wall', orientation: 'landscape', viewing: { distanceM: 3, diagonalInches: 43 } },
    [
      figure('longest-wait', place(0, 0, 9, 5), { window: 'now', figure: 'longestWaitMs', target: atMost(60_000) }),
      figure(
        'service-level',
        place(9, 0, 8, 5),
        { window: 'today', figure: 'serviceLevel', target: OWN_TARGET },
        { trend: true }
      ),
      figure(
        'answered',
        place(17, 0, 7, 5),
        { window: 'today', figure: 'answered', target: { kind: 'none' } },
        { compare: 'yesterday' }
      ),
      agentGrid('agents', place(0, 5, 17, 9)),
      message('message', place(17, 5, 7, 9))
    ]
  );
}
