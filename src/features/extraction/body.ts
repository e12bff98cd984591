import type { Span } from './document.ts';
import type { BodyKind } from './lexicon.ts';
import { regionAt } from './regions.ts';

/** A passage that names an organisation or alliance, or points at one. */
export interface BodyMention extends Span {
  readonly kind: BodyKind;
  readonly category: string | undefined;
  /** The word that says what it is: 学院, 有限公司. */
  readonly suffix: string;
  /** The passage is only that word, so it points back. */
  readonly refers: boolean;
  readonly unit: Unit | undefined;
  /** A faculty or institute named without the school it is of. */
  readonly part?: boolean;
  /** The body before it in a list of parts of one body. */
  readonly sibling?: BodyMention;
  readonly rule: string;
}

/** A part of the body that the passage before `at` names. */
export interface Unit {
  readonly qualifier: 'BRANCH' | 'DEPARTMENT' | 'CAMPUS';
  readonly at: number;
  /** The kind of the whole. */
  readonly kind: BodyKind;
}

/** 上届, 第二届: which term of a committee, not a part of its name. */
export const TERM = /^(?:上|本|新一|首|第[^，。；]{1,3})届/;
/** 市域产教联合体, 省域建筑行业产教融合共同体: sorts of alliances. */
export const SORT = /^(?:市域|省域|县域|区域|跨区域|全域)/;
/** Where a body trains or meets is no body. */
export const VENUE = /(?:(?:实训|实习|体验|展示|会议|活动|训练|展览|演播|体育|接待)中心|产业学院)$/;
export const MAX_NAME = 48;
export const OFFICE =
  /(?<![副正格布结当大全开新变僵战骗时破残])局(?!面|限|部|势|促|长)|(?<![副正客餐展大舞歌音门])厅(?!长)/g;
export const MIN_OFFICE = 3;
export const MIN_DISTINCT = 2;

/** 中国地质大学（武汉）: a university's seat in brackets is part of its name. */
export function seatEnd(text: string, end: number, kind: BodyKind): number {
  const seat = kind === 'SCHOOL' && text.charAt(end) === '（' ? regionAt(text, end + 1) : undefined;
  return seat && text.charAt(seat.end) === '）' ? seat.end + 1 : end;
}
