import { type Place, placeAt } from './divisions.ts';
import { OWNERSHIP } from './lexicon.ts';

export type BracketKind = 'PLACE' | 'SITE' | 'OWNERSHIP' | 'FORMER' | 'SHORT' | 'OTHER';
export interface Bracket {
  readonly text: string;
  readonly kind: BracketKind;
  readonly place?: Place;
}

/** 集团 and 控股 in brackets belong to the form, with or without them. */
const OF_FORM = /\((集团|控股|集团控股|股份|有限合伙|普通合伙|特殊普通合伙)\)/g;
const INNERMOST = /\(([^()]*)\)/;
const SITE = /(?:校区|分校|校园|院区|园区|厂区)$/;
/** A name has few brackets; more would only cost time. */
const MOST = 8;

/** A spelled name without its brackets, and what stood in them. A bracket without its other half is left out. */
export function takeBrackets(spelled: string): { readonly bare: string; readonly brackets: readonly Bracket[] } {
  let text = spelled.replaceAll(OF_FORM, '$1');
  const brackets: Bracket[] = [];
  for (let found = INNERMOST.exec(text); found && brackets.length < MOST; found = INNERMOST.exec(text)) {
    const [whole, inside = ''] = found;
    const outside = text.replace(whole, '');
    if (outside.replaceAll(/[()]/g, '') === '') break;
    text = outside;
    if (inside !== '') brackets.push(bracketOf(inside));
  }
  return { bare: text.replaceAll(/[()]/g, ''), brackets: brackets.sort((a, b) => (a.text < b.text ? -1 : 1)) };
}

function bracketOf(text: string): Bracket {
  if (/^(?:原|曾用名|前身|旧称)/.test(text)) return { text, kind: 'FORMER' };
  if (/^(?:以下)?简称/.test(text)) return { text, kind: 'SHORT' };
  if (OWNERSHIP.test(text)) return { text, kind: 'OWNERSHIP' };
  if (SITE.test(text)) return { text, kind: 'SITE' };
  const place = lastPlace(text);
  if (place) return { text, kind: 'PLACE', place };
  return { text, kind: /^(?:中国|华东|华北|华南|华中|东北|西北|西南|本部|北方|南方)$/.test(text) ? 'PLACE' : 'OTHER' };
}

/** The last of a chain of places, where there is nothing else: 山西省长治市. */
function lastPlace(text: string): Place | undefined {
  let place: Place | undefined;
  for (let index = 0; index < text.length; ) {
    place = placeAt(text, index);
    if (!place) return undefined;
    index += place.written.length;
  }
  return place;
}
