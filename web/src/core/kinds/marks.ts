import type { EntityKind } from '../../generated/enums.ts';

/** How a kind is told apart: by a colour and by a shape, so that either alone is enough. */
export interface Mark {
  /** On white at least 3 : 1; kinds of one family have colours near each other. */
  readonly colour: string;
  /** An outline in a square of 16, as an SVG path: for <path> and for Path2D alike. */
  readonly outline: string;
}

const CIRCLE = 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z';

const MARKS: Readonly<Record<EntityKind, Mark>> = {
  // a house, a factory
  SCHOOL: { colour: '#1f5f9e', outline: 'M8 1L15 6V14.5H1V6z' },
  ENTERPRISE: { colour: '#a8540a', outline: 'M1.5 14.5V7L6 9.5V7L10.5 9.5V1.5H14.5V14.5z' },
  // who governs, who speaks for a trade, who serves both
  GOVERNMENT_BODY: { colour: '#6a4c9c', outline: 'M8 1L15 6.2L12.4 14.5H3.6L1 6.2z' },
  ASSOCIATION: { colour: '#4753b0', outline: 'M1.5 1H14.5V8C14.5 11.5 11.5 14 8 15.5C4.5 14 1.5 11.5 1.5 8z' },
  INSTITUTION: { colour: '#87439c', outline: 'M8 .5L15 5V7H13V12.5H15V15H1V12.5H3V7H1V5zM6 7V12.5H10V7z' },
  ALLIANCE: {
    colour: '#b02a37',
    outline: 'M8 .8L10.1 5.6L15.3 6.1L11.4 9.6L12.5 14.7L8 12L3.5 14.7L4.6 9.6L.7 6.1L5.9 5.6z',
  },
  // a head, and a seat that is taken by one
  PERSON: { colour: '#0a716b', outline: CIRCLE },
  ROLE: { colour: '#3f7d1e', outline: `${CIRCLE}M8 5a3 3 0 1 1 0 6a3 3 0 1 1 0-6z` },
  EVENT: { colour: '#a3287a', outline: 'M8 .8L15.2 8L8 15.2L.8 8z' },
  AGREEMENT: { colour: '#0d6f8c', outline: 'M1 4.5H6.5V1L15 8L6.5 15V11.5H1z' },
  // sheets
  STANDARD: { colour: '#5a6400', outline: 'M3 1H13V15H3z' },
  POLICY: { colour: '#7a3b1c', outline: 'M2 1H9L14 6V15H2z' },
  // what comes of it: a way forward, a site, what was said, a cup
  PROGRAMME: { colour: '#8a6100', outline: 'M1 3H10.5L15 8L10.5 13H1L5 8z' },
  FACILITY: { colour: '#7d5a3c', outline: 'M1 15V10.5H5.5V6H10.5V1.5H15V15z' },
  WORK: { colour: '#76650f', outline: 'M1 2H15V11H8.5L4.5 15V11H1z' },
  AWARD: {
    colour: '#a86e00',
    outline: 'M2.5 1.5H13.5V6A5.5 5.5 0 0 1 9.5 11.3V13H12V15H4V13H6.5V11.3A5.5 5.5 0 0 1 2.5 6z',
  },
  OFFER: { colour: '#c2410c', outline: 'M5 1H11L15 5V11L11 15H5L1 11V5z' },
  THEME: { colour: '#5c5470', outline: 'M4.5 1.5H11.5L15 8L11.5 14.5H4.5L1 8z' },
  REGION: { colour: '#4d5b66', outline: 'M1 2.5H15L8 15z' },
  INDUSTRY: { colour: '#8c4a5e', outline: 'M5.5 1H10.5V5.5H15V10.5H10.5V15H5.5V10.5H1V5.5H5.5z' },
  // what is taught, worked as, able to be done
  MAJOR: { colour: '#33691e', outline: 'M8 1L15 14.5H1z' },
  OCCUPATION: { colour: '#2e7d4f', outline: 'M5 2.5H15.5L11 13.5H.5z' },
  SKILL: { colour: '#557a00', outline: 'M1 12a7 7 0 0 1 14 0z' },
};

/** The mark of a kind; of one that is newer than this explorer, that of an institution. */
export const markOf = (kind: EntityKind): Mark => MARKS[kind] ?? MARKS.INSTITUTION;
