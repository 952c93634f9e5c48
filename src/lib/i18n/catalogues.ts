import arAlerts from './ar/alerts.json' with { type: 'json' };
import arBoards from './ar/boards.json' with { type: 'json' };
import arDisplays from './ar/displays.json' with { type: 'json' };
import arEditor from './ar/editor.json' with { type: 'json' };
import arFloor from './ar/floor.json' with { type: 'json' };
import arOutlook from './ar/outlook.json' with { type: 'json' };
import arPeople from './ar/people.json' with { type: 'json' };
import enAlerts from './en/alerts.json' with { type: 'json' };
import enBoards from './en/boards.json' with { type: 'json' };
import enDisplays from './en/displays.json' with { type: 'json' };
import enEditor from './en/editor.json' with { type: 'json' };
import enFloor from './en/floor.json' with { type: 'json' };
import enOutlook from './en/outlook.json' with { type: 'json' };
import enPeople from './en/people.json' with { type: 'json' };
import type { Language } from './languages.ts';
import trAlerts from './tr/alerts.json' with { type: 'json' };
import trBoards from './tr/boards.json' with { type: 'json' };
import trDisplays from './tr/displays.json' with { type: 'json' };
import trEditor from './tr/editor.json' with { type: 'json' };
import trFloor from './tr/floor.json' with { type: 'json' };
import trOutlook from './tr/outlook.json' with { type: 'json' };
import trPeople from './tr/people.json' with { type: 'json' };

const en = { ...enFloor, ...enBoards, ...enEditor, ...enDisplays, ...enAlerts, ...enOutlook, ...enPeople };

/** A text of the catalogues. English names them all; where another language lacks one, nothing compiles. */
export type MessageKey = keyof typeof en;

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en,
  tr: { ...trFloor, ...trBoards, ...trEditor, ...trDisplays, ...trAlerts, ...trOutlook, ...trPeople },
  ar: { ...arFloor, ...arBoards, ...arEditor, ...arDisplays, ...arAlerts, ...arOutlook, ...arPeople }
};
