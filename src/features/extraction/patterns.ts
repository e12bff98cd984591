import { anyOf, type Lexicon } from './lexicon.ts';

type Cue = Lexicon['events']['capacities'][number];
type Verb = Lexicon['outcomes']['verbs'][number];

/** What the rules look for, compiled once from a lexicon. */
export interface Patterns {
  /** A character that stands for a name left out. */
  readonly mask: RegExp;
  readonly spun: RegExp;
  /** What may stand between a post and a masked name before it. */
  readonly maskedBefore: RegExp;
  readonly stops: RegExp;
  readonly protectedWords: RegExp;
  /** 船舶与海洋工程学院: an “and” inside the name of a faculty. */
  readonly joinedFaculties: RegExp;
  readonly eventSuffix: RegExp;
  /** Behind the name of an event: in …, 顺利召开. */
  readonly held: RegExp;
  readonly agenda: RegExp;
  readonly cues: readonly {
    readonly capacity: Cue['capacity'];
    readonly before: RegExp;
    readonly after: RegExp | undefined;
  }[];
  /** What may stand between those who take part and the verb. */
  readonly gap: RegExp;
  /** What may stand between a speaker and the verb. */
  readonly speech: RegExp;
  /** What joins a second verb to the same people: 到会并先后讲话. */
  readonly again: RegExp;
  readonly speechObject: RegExp;
  readonly verbs: readonly { readonly verb: Verb; readonly object: RegExp | undefined }[];
  readonly negated: RegExp;
  readonly proposed: RegExp;
}

const AGENDA = ['会议还', '活动还', '大会还'];
const COMPANY =
  '(?:等(?:\\d+[余多]?|[一二三四五六七八九十]+)?[家名位所个]?)?(?:(?:的)?(?:有关|相关|主要|分管)?(?:领导|代表|负责人|嘉宾|专家|师生|人员|单位|企业|院校|高校|职业院校|部门|机构)、?)*';
/** 出席论坛的领导和嘉宾有. */
const PRESENT = '(?:出席|参加|参会|到会|与会|莅临)[^，。；：、]{0,14}的[^，。；：、]{0,12}有';
const PLACE = '(?:在[^，。；]{0,14}[上中])?';

export function patternsOf({ boundaries, document, events, organisations, outcomes }: Lexicon): Patterns {
  const faculties = anyOf(organisations.faculties);
  const adverb = anyOf([...boundaries.adverbs.filter((word) => word !== '，' && word !== '、'), ...events.references]);
  const about = ['为[^，。；]{0,20}', '就[^，。；]{0,30}', '围绕[^，。；]{0,30}', '[对向][^，。；]{0,20}'].join('|');
  const mood = anyOf([...outcomes.negations, ...outcomes.proposals]);
  const ceremony = anyOf([...events.references, '揭牌仪式', '成立大会', '签约仪式']);
  return {
    mask: new RegExp(`[${document.masks}]`),
    spun: new RegExp(anyOf(document.spun), 'g'),
    maskedBefore: new RegExp(`[${document.masks}][^，。；]*$`),
    stops: new RegExp(`(?=(${anyOf(boundaries.stops)}))`, 'g'),
    protectedWords: new RegExp(
      // 中国建设教育协会: a word behind 中国 is of a name, whatever else it may be
      `${anyOf(boundaries.protected)}|(?:中国|全国|中华)${anyOf(boundaries.stops.filter((word) => word.length > 1))}`,
      'g',
    ),
    joinedFaculties: new RegExp(
      `${faculties}[与和](?=\\p{Script=Han}{0,4}${faculties}(?:学院|系|学部|研究院|研究所))`,
      'gu',
    ),
    eventSuffix: new RegExp(anyOf(events.suffixes.flatMap(({ words }) => words)), 'g'),
    held: new RegExp(`^[^，。；]{0,24}${anyOf(events.held)}`),
    agenda: new RegExp(`^${anyOf(AGENDA)}`),
    cues: events.capacities.map(({ capacity, before, after = [] }) => ({
      capacity,
      before: new RegExp(anyOf(before), 'g'),
      after:
        after.length > 0
          ? new RegExp(capacity === 'ATTENDEE' ? `${PRESENT}|${anyOf(after)}` : anyOf(after), 'g')
          : undefined,
    })),
    // 未出席, 将出席: the mood of the verb is told apart later
    gap: new RegExp(`^${COMPANY}(?:${adverb}|${mood}|${PLACE})*的?$`),
    speech: new RegExp(
      `^(?:等(?:人|专家|代表|领导|嘉宾|校长|院长)?)?(?:(?:分别|先后|共同)?代表[^，。；]{2,36}?)?(?:[向对为在就围绕以从结合][^。；，]{0,40}?[，]?)?(?:${adverb}|${mood}|${PLACE})*$`,
    ),
    again: new RegExp(
      `^(?:${ceremony})?(?:活动)?(?:指导|会议)?了?，?(?:并|再|又|还|先后|随后)+(?:${adverb}|${about})*$`,
    ),
    speechObject: new RegExp(anyOf(events.speechObjects)),
    verbs: outcomes.verbs.map((verb) => ({
      verb,
      object:
        verb.before.length > 0 && verb.qualifier !== 'UNVEILED'
          ? new RegExp(`${anyOf(verb.before)}了?(.+)$`)
          : undefined,
    })),
    negated: new RegExp(`${anyOf(outcomes.negations)}[^，]{0,4}$|[不无]$`),
    proposed: new RegExp(`${anyOf(outcomes.proposals)}[^，]{0,16}$`),
  };
}
