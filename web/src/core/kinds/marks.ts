import type { EntityKind } from '../../generated/enums.ts';

/** How a family of kinds is told apart: by a colour and by a shape, so that either alone is enough. */
export interface Mark {
  /** On white at least 3 : 1, and apart from its neighbours for the colour-blind. */
  readonly colour: string;
  /** An outline in a square of 16, as an SVG path: for <path> and for Path2D alike. */
  readonly outline: string;
}

const CIRCLE = 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z';

export const MARKS = {
  school: { colour: '#1f5f9e', outline: 'M8 1L15 6V14.5H1V6z' },
  enterprise: { colour: '#a8540a', outline: 'M1.5 14.5V7L6 9.5V7L10.5 9.5V1.5H14.5V14.5z' },
  body: { colour: '#6a4c9c', outline: 'M8 1L15 6.2L12.4 14.5H3.6L1 6.2z' },
  alliance: {
    colour: '#b02a37',
    outline: 'M8 .8L10.1 5.6L15.3 6.1L11.4 9.6L12.5 14.7L8 12L3.5 14.7L4.6 9.6L.7 6.1L5.9 5.6z',
  },
  person: { colour: '#0a716b', outline: CIRCLE },
  role: { colour: '#3f7d1e', outline: `${CIRCLE}M8 5a3 3 0 1 1 0 6a3 3 0 1 1 0-6z` },
  event: { colour: '#a3287a', outline: 'M8 .8L15.2 8L8 15.2L.8 8z' },
  standard: { colour: '#5a6400', outline: 'M3 1H13V15H3z' },
  policy: { colour: '#7a3b1c', outline: 'M3 1H9.5L13 4.5V15H3z' },
  agreement: { colour: '#0d6f8c', outline: 'M1 4.5H6.5V1L15 8L6.5 15V11.5H1z' },
  outcome: { colour: '#8a6100', outline: 'M1 4H15V12H1z' },
  region: { colour: '#4d5b66', outline: 'M1 2.5H15L8 15z' },
  industry: { colour: '#8c4a5e', outline: 'M5.5 1H10.5V5.5H15V10.5H10.5V15H5.5V10.5H1V5.5H5.5z' },
  subject: { colour: '#33691e', outline: 'M8 1L15 14.5H1z' },
  theme: { colour: '#5c5470', outline: 'M4.5 1.5H11.5L15 8L11.5 14.5H4.5L1 8z' },
  offer: { colour: '#c2410c', outline: 'M5 1H11L15 5V11L11 15H5L1 11V5z' },
  source: { colour: '#3b4650', outline: 'M1 3H7L8 4L9 3H15V13H9L8 14L7 13H1z' },
} as const satisfies Readonly<Record<string, Mark>>;

export type MarkName = keyof typeof MARKS;

const MARK_OF: Readonly<Record<EntityKind, MarkName>> = {
  SCHOOL: 'school',
  ENTERPRISE: 'enterprise',
  GOVERNMENT_BODY: 'body',
  ASSOCIATION: 'body',
  INSTITUTION: 'body',
  ALLIANCE: 'alliance',
  PERSON: 'person',
  ROLE: 'role',
  EVENT: 'event',
  STANDARD: 'standard',
  POLICY: 'policy',
  AGREEMENT: 'agreement',
  PROGRAMME: 'outcome',
  WORK: 'outcome',
  AWARD: 'outcome',
  FACILITY: 'outcome',
  REGION: 'region',
  INDUSTRY: 'industry',
  MAJOR: 'subject',
  OCCUPATION: 'subject',
  SKILL: 'subject',
  THEME: 'theme',
  OFFER: 'offer',
};

/** The mark of a kind; of one that is newer than this explorer, that of a body. */
export const markOf = (kind: EntityKind): MarkName => MARK_OF[kind] ?? 'body';
