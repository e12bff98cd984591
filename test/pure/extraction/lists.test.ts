import { describe, expect, it } from 'vitest';
import { told } from './support.ts';

const at = { title: '轨道装备产教融合大会召开' };
const OF = / 轨道装备产教融合大会$/;

describe('a list of people', () => {
  it('goes on past ranks, courtesies and those without a name', () => {
    const { capacities } = told(
      '星河机车有限公司总裁高原先生、湖南工业大学电气学院周慧教授等校外专家，机电工程学院院长林远以及教务处、实训处负责人参加会议。长沙轨道职业学院承办。',
      at,
    );
    expect(capacities.map((each) => each.replace(OF, ''))).toEqual([
      '高原 ATTENDEE',
      '周慧 ATTENDEE',
      '林远 ATTENDEE',
      '长沙轨道职业学院 UNDERTAKER',
    ]);
  });

  it('gives those who are elected together the same post at the body whose meeting it is', () => {
    const { posts } = told('大会选举周慧为会长，选举林远、高原（女）等5人为副会长，欧阳明当选秘书长。', {
      title: '湖南省焊接协会换届大会召开',
    });
    expect(posts).toEqual([
      '周慧 会长 湖南省焊接协会',
      '林远 副会长 湖南省焊接协会',
      '高原 副会长 湖南省焊接协会',
      '欧阳明 秘书长 湖南省焊接协会',
    ]);
  });

  it('gives the first title to everybody entrusted with it', () => {
    const { posts } = told(
      '长沙市轨道装备产教联合体理事长由长沙轨道职业学院院长周慧担任，秘书长由星河机车有限公司总经理林远担任。',
    );
    expect(posts).toEqual([
      '周慧 院长 长沙轨道职业学院',
      '周慧 理事长 长沙市轨道装备产教联合体',
      '林远 总经理 星河机车有限公司',
      '林远 秘书长 长沙市轨道装备产教联合体',
    ]);
  });

  it('does not give a post to whoever has one of their own', () => {
    expect(told('长沙轨道职业学院院长周慧、星河机车有限公司总经理林远出席。周慧、林远共同揭牌。').posts).toEqual([
      '周慧 院长 长沙轨道职业学院',
      '林远 总经理 星河机车有限公司',
    ]);
  });
});

describe('names', () => {
  it.each([
    ['青州机电职业技术学院院长欧阳明德出席会议。', '欧阳明德'],
    ['青州机电职业技术学院院长司马远出席会议。', '司马远'],
    ['青州机电职业技术学院院长古丽娜尔·艾合买提陪同调研。', '古丽娜尔·艾合买提'],
    ['青州机电职业技术学院院长乌云其木格，副院长林远出席会议。', '乌云其木格'],
    ['青州机电职业技术学院院长周明远统筹安排会务。', '周明远'],
    ['青州机电职业技术学院院长（主持工作）周慧出席会议。', '周慧'],
    ['任命周慧同志为青州机电职业技术学院院长。', '周慧'],
  ])('%s', (body, name) => {
    expect(told(body).names('PERSON')).toContain(name);
  });

  it('are none where a title only begins a longer word', () => {
    const { names } = told(
      '青州机电职业技术学院是理事长单位。秘书长单位、会长单位参加会议，院长高度评价，专家任组长。',
    );
    expect(names('PERSON')).toEqual([]);
  });
});

describe('posts that are not held now', () => {
  it.each([
    ['青州机电职业技术学院原院长周慧参加会议。', 'PAST'],
    ['周慧同志不再担任青州机电职业技术学院院长。', 'NEGATED'],
    ['免去周慧山东机电职业技术学院院长职务。', 'NEGATED'],
    ['周慧拟任青州机电职业技术学院院长。', 'PROPOSED'],
  ])('%s', (body, reason) => {
    const { posts, withheld } = told(`青州市教育局局长周慧主持会议。${body}`);
    expect(posts).toEqual(['周慧 局长 青州市教育局']);
    expect(withheld.map((each) => each.reason)).toContain(reason);
  });
});

describe('parts', () => {
  it('are bodies of their own, named with their whole', () => {
    const { said, posts } = told(
      '青州机电职业技术学院召开会议，信息工程学院院长周慧、招生就业处处长林远参加。星河机车有限公司人力资源部部长高原参加。',
    );
    expect(posts).toEqual([
      '周慧 院长 青州机电职业技术学院信息工程学院',
      '林远 处长 青州机电职业技术学院招生就业处',
      '高原 部长 星河机车有限公司人力资源部',
    ]);
    expect(said('PART_OF', 'qualifier').filter((each) => each.includes('DEPARTMENT'))).toEqual([
      '青州机电职业技术学院信息工程学院 DEPARTMENT 青州机电职业技术学院',
      '星河机车有限公司人力资源部 DEPARTMENT 星河机车有限公司',
      '青州机电职业技术学院招生就业处 DEPARTMENT 青州机电职业技术学院',
    ]);
  });

  it('of a list share the school of the first', () => {
    expect(told('湖南工业大学轨道研究院院长周慧、材料研究院副院长林远参加会议。').posts).toEqual([
      '周慧 院长 湖南工业大学轨道研究院',
      '林远 副院长 湖南工业大学材料研究院',
    ]);
  });

  it('are not places to train in', () => {
    expect(told('代表参观了青州机电职业技术学院焊接实训中心。').names('SCHOOL')).toEqual(['青州机电职业技术学院']);
  });
});

describe('short names', () => {
  it('that a report introduces are its own', () => {
    const { posts, entity } = told(
      '青州机电职业技术学院（以下简称“青机职院”）党委书记周慧参加会议。青机职院院长林远主持。',
    );
    expect(posts).toEqual(['周慧 党委书记 青州机电职业技术学院', '林远 院长 青州机电职业技术学院']);
    expect(entity('青州机电职业技术学院')?.aliases).toMatchObject([{ name: '青机职院', kind: 'SHORT' }]);
  });

  it('of firms leave out the legal form, or characters before a title', () => {
    const { names, posts } = told('星河北斗机车制造有限公司承办。星河机车董事长周慧致辞，星河北斗机车制造公司参加。');
    expect(names('ENTERPRISE')).toEqual(['星河北斗机车制造有限公司']);
    expect(posts).toEqual(['周慧 董事长 星河北斗机车制造有限公司']);
  });

  it('of one university are not those of another', () => {
    expect(told('天津大学和天津职业技术师范大学参加会议。').names('SCHOOL')).toHaveLength(2);
  });
});

describe('standards and policies', () => {
  it('have who issued and who drafts them', () => {
    const { said } = told(
      '近日，山东省教育厅、山东省财政厅联合印发《产教融合实施办法（试行）》（以下简称《办法》）。《办法》自印发之日起施行。《焊接工艺规范》团体标准由青州机电职业技术学院、星河机车有限公司等单位起草。',
    );
    expect(said('ISSUED', 'role')).toEqual([
      '山东省教育厅 产教融合实施办法（试行）',
      '山东省财政厅 产教融合实施办法（试行）',
    ]);
    expect(said('DRAFTS', 'role')).toEqual(['青州机电职业技术学院 焊接工艺规范', '星河机车有限公司 焊接工艺规范']);
  });
});

describe('days', () => {
  it('are told by yesterday, or by the year before in a report of January', () => {
    expect(told('昨天，推进会在长沙市召开。', { title: '职业教育推进会召开' }).entity('职业教育推进会')).toMatchObject({
      attributes: { startsOn: '2025-03-01' },
    });
    expect(
      told('12月30日，推进会在长沙市召开。', { title: '职业教育推进会召开', date: '2025-01-03' }).entity(
        '职业教育推进会',
      ),
    ).toMatchObject({ attributes: { startsOn: '2024-12-30' } });
  });
});

describe('machine-spun text', () => {
  it('is the source and nothing else', () => {
    const { records, withheld } = told('青州机电职业手艺学院召开集会，市当局撑持黉舍，院长周慧主持。');
    expect(records.map(({ type }) => type)).toEqual(['source']);
    expect(withheld.map(({ reason }) => reason)).toEqual(['SPUN', 'SPUN', 'SPUN', 'SPUN']);
  });
});
