import type { BoardDocument } from '#lib/protocol/board-document.ts';
import { boardOf, type TemplateSite } from './template-site.ts';
import {
  agentGrid,
  alerts,
  atMost,
  figure,
  outlook,
  OWN_TARGET,
  place,
  stateDistribution,
  waitingList
} from './tiles.ts';

/** At the desk of whoever leads a team: people first, beside them whether they are enough, and the contacts that wait for them. */
export function teamLeader(site: TemplateSite): BoardDocument {
  return boardOf(
    site,
    'template.teamLeader',
    { audience: 'desk', orientation: 'landscape', viewing: { distanceM: 1, diagonalInches: 24 } },
    [
      figure('over-target', place(0, 0, 5, 4), { window: 'now', figure: 'waitingOverTarget', target: atMost(0) }),
      figure(
        'service-level',
        place(5, 0, 5, 4),
        { window: 'last30m', figure: 'serviceLevel', target: OWN_TARGET },
        { trend: true }
      ),
      figure('occupancy', place(10, 0, 5, 4), { window: 'last60m', figure: 'occupancy', target: atMost(0.85) }),
      stateDistribution('states', place(15, 0, 9, 4)),
      agentGrid('agents', place(0, 4, 15, 10)),
      outlook('outlook', place(15, 4, 9, 4)),
      waitingList('waiting', place(15, 8, 9, 3)),
      alerts('alerts', place(15, 11, 9, 3), { least: 'info' })
    ]
  );
}
