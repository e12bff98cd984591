import { describe, expect, it } from 'vitest';
import { compareNames } from '../../../src/features/identity/compare-names.ts';
import { readName } from '../../../src/features/identity/name.ts';
import { spell } from '../../../src/features/identity/spelling.ts';

describe('the spelling of a name', () => {
  it.each([
    ['山西機電職業技術學院', '山西机电职业技术学院'],
    ['宸展光电（厦门）股份有限公司', '宸展光电(厦门)股份有限公司'],
    ['某学院［民办］', '某学院(民办)'],
    ['【某学院】', '(某学院)'],
    ['ＡＢＣ 装备・公司', 'abc装备·公司'],
    ['《标准》“通用”「技术」', '标准通用(技术)'],
    ['A—B–C', 'a-b-c'],
    ['', ''],
  ])('of %j is %j', (name, spelled) => {
    expect(spell(name)).toBe(spelled);
  });
});

/** What a name is taken apart into, in words. */
function partsOf(name: string): Record<string, unknown> {
  const { term, national, places, brand, fields, form, part, brackets, core } = readName(name);
  return {
    core,
    brand,
    fields: fields.join(' '),
    ...(places.length > 0 ? { places: places.map(({ written }) => written).join(' ') } : {}),
    ...(national === undefined ? {} : { national }),
    ...(term === undefined ? {} : { term }),
    ...(form ? { form: form.written } : {}),
    ...(part ? { part: `${part.kind} ${part.text}` } : {}),
    ...(brackets.length > 0 ? { brackets: brackets.map(({ kind, text }) => `${kind} ${text}`).join() } : {}),
  };
}

describe('the name of a body', () => {
  it.each([
    ['山西机电职业技术学院', { core: '山西机电', brand: '', fields: '机电', places: '山西', form: '职业技术学院' }],
    [
      '山西省长治市高端装备制造产教联合体',
      { core: '长治高端装备制造', brand: '', fields: '高端装备制造', places: '山西省 长治市', form: '产教联合体' },
    ],
    [
      '深圳市远帆信息技术股份有限公司',
      { core: '深圳远帆信息技术', brand: '远帆', fields: '信息技术', places: '深圳市', form: '股份有限公司' },
    ],
    [
      '远帆新材料（湖南）集团有限责任公司',
      { core: '远帆新材料', brand: '远帆', fields: '新材料', form: '集团有限责任公司', brackets: 'PLACE 湖南' },
    ],
    ['远帆（集团）有限公司', { core: '远帆', brand: '远帆', fields: '', form: '集团有限公司' }],
    ['黎明职业大学轻工学院', { core: '黎明', brand: '黎明', fields: '', form: '职业大学', part: 'COLLEGE 轻工学院' }],
    [
      '浙江大学医学院附属第一医院',
      { core: '浙江', brand: '', fields: '', places: '浙江', form: '大学', part: 'COLLEGE 医学院附属第一医院' },
    ],
    [
      '中国石油大学（北京）克拉玛依校区',
      {
        core: '中国石油',
        brand: '',
        fields: '石油',
        national: '中国',
        form: '大学',
        part: 'CAMPUS 克拉玛依校区',
        brackets: 'PLACE 北京',
      },
    ],
    ['某大学（滨江校区）', { core: '某', brand: '某', fields: '', form: '大学', brackets: 'SITE 滨江校区' }],
    [
      '中国工商银行山西省分行',
      { core: '中国工商银行', brand: '', fields: '工商 银行', national: '中国', part: 'BRANCH 山西省分行' },
    ],
    [
      '第二届山西省职业教育装备制造专业教学指导委员会',
      {
        core: '山西职业教育装备制造专业',
        brand: '',
        fields: '职业教育 装备制造 专业',
        places: '山西省',
        term: '第二届',
        form: '教学指导委员会',
      },
    ],
    ['中国社会科学院大学', { core: '中国社会科学院', brand: '社会科学院', fields: '', national: '中国', form: '大学' }],
    ['浙工贸', { core: '浙江工贸', brand: '', fields: '工贸', places: '浙江' }],
    ['延边朝鲜族自治州教育局', { core: '延边教育', brand: '', fields: '教育', places: '延边朝鲜族自治州', form: '局' }],
    ['北京大学', { core: '北京', brand: '', fields: '', places: '北京', form: '大学' }],
    ['联盟', { core: '联盟', brand: '联盟', fields: '' }],
    ['(((', { core: '', brand: '', fields: '' }],
  ])('%s is taken apart', (name, parts) => {
    expect(partsOf(name)).toEqual(parts);
  });
});

describe('what names say', () => {
  it('comes with the rule and a sentence in both languages', () => {
    expect(compareNames('远帆重工集团有限公司', '远帆重工股份有限公司')).toEqual({
      outcome: 'DIFFERENT',
      score: 0.333,
      reasons: [
        {
          code: 'OTHER_FORM',
          en: 'bodies of two kinds: 股份有限公司, 集团有限公司',
          zh: '两类不同的主体：股份有限公司、集团有限公司',
        },
      ],
    });
  });
});
