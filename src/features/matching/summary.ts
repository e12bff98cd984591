import type { Language } from '../../generated/schema.ts';
import type { Market } from './market/market.ts';
import type { Matched } from './scoring/matches.ts';
import type { FactorName } from './scoring/score.ts';

const FACTOR_NAMES: Readonly<Record<FactorName, Readonly<Record<Language, string>>>> = {
  COVERAGE: { ZH: '主题覆盖', EN: 'topics' },
  SPECIFICITY: { ZH: '专指度', EN: 'how telling the topics are' },
  REGION: { ZH: '地域', EN: 'region' },
  LEVEL: { ZH: '层次', EN: 'level' },
  PERIOD: { ZH: '时段', EN: 'period' },
  COLLABORATION: { ZH: '既有合作', EN: 'collaboration' },
  EVIDENCE: { ZH: '证据', EN: 'evidence' },
};

/** A match in a few sentences: how much is met and by what, what is near, missing, not known. */
export function summaryOf(match: Matched, { names }: Pick<Market, 'names'>, language: Language): string {
  const nameOf = (id: string): string => names.get(id) ?? id;
  const { pair, factors, matched, missing, score, ties } = match;
  const covered = Math.round(100 * (factors.find(({ name }) => name === 'COVERAGE')?.value ?? 0));
  const same = matched.filter(({ wanted, offered }) => wanted === offered).map(({ wanted }) => nameOf(wanted));
  const near = matched
    .filter(({ wanted, offered }) => wanted !== offered)
    .map(({ wanted, offered, near: { similarity } }) => ({
      wanted: nameOf(wanted),
      offered: nameOf(offered),
      alike: similarity.toFixed(2),
    }));
  const lacking = missing.map(nameOf);
  const unknown = factors.filter(({ known }) => !known).map(({ name }) => FACTOR_NAMES[name][language]);
  const [supply, demand] = [titleOf(pair.supply, nameOf, language), titleOf(pair.demand, nameOf, language)];
  if (language === 'ZH') {
    return [
      `${supply}可满足${demand}所求的 ${covered}%，得分 ${score.toFixed(2)}。`,
      same.length > 0 ? `一致：${same.join('、')}。` : '',
      near.length > 0
        ? `相近：${near.map(({ wanted, offered, alike }) => `以${offered}应${wanted}（相似度 ${alike}）`).join('；')}。`
        : '',
      lacking.length > 0 ? `未见：${lacking.join('、')}。` : '',
      ties.length > 0 ? `双方已有${ties.length === 1 ? '直接' : '间接'}联系。` : '',
      unknown.length > 0 ? `尚不知：${unknown.join('、')}，按一半计。` : '',
    ].join('');
  }
  return [
    `${supply} meets ${covered}% of what ${demand} wants; score ${score.toFixed(2)}.`,
    same.length > 0 ? `The same: ${same.join(', ')}.` : '',
    near.length > 0
      ? `Near: ${near.map(({ wanted, offered, alike }) => `${offered} for ${wanted} (similarity ${alike})`).join('; ')}.`
      : '',
    lacking.length > 0 ? `Not seen: ${lacking.join(', ')}.` : '',
    ties.length > 0 ? `The two already work together ${ties.length === 1 ? 'directly' : 'through another'}.` : '',
    unknown.length > 0 ? `Not known, and counted half: ${unknown.join(', ')}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function titleOf(
  { name, owner }: { readonly name: string; readonly owner: string | null },
  nameOf: (id: string) => string,
  language: Language,
): string {
  const by = owner === null ? undefined : nameOf(owner);
  if (language === 'ZH') return by === undefined ? `“${name}”` : `${by}的“${name}”`;
  return by === undefined ? `“${name}”` : `“${name}” of ${by}`;
}
