import { describe, expect, it } from 'vitest';
import { extractor, told } from './support.ts';

describe('posts', () => {
  it('of a chain belong to one person, each at its own body', () => {
    const { posts } = told('青州市人民政府副市长林远，青州机电职业技术学院党委书记、院长周慧出席会议。');
    expect(posts).toEqual([
      '林远 副市长 青州市人民政府',
      '周慧 党委书记 青州机电职业技术学院',
      '周慧 院长 青州机电职业技术学院',
    ]);
  });

  it('of the second person are held where those of the first are', () => {
    const { posts } = told('会议由青州机电职业技术学院党委书记周慧和院长林远主持。');
    expect(posts).toEqual(['周慧 党委书记 青州机电职业技术学院', '林远 院长 青州机电职业技术学院']);
  });

  it('of a branch are not of the whole', () => {
    const { posts, said } = told('山东省机械工业协会职业教育分会会长周慧出席会议。');
    expect(posts).toEqual(['周慧 会长 山东省机械工业协会职业教育分会']);
    expect(said('PART_OF', 'qualifier')).toContain('山东省机械工业协会职业教育分会 BRANCH 山东省机械工业协会');
  });

  it('beside a committee of the party are at the government of the place', () => {
    const { posts } = told('青州市委副书记、市长林远出席会议。');
    expect(posts).toEqual(['林远 副书记 中共青州市委', '林远 市长 青州市人民政府']);
  });

  it('name a committee by its last word only: the zone is carried over', () => {
    const { posts } = told('潍坊市高新区党工委委员、管委会副主任周慧参加会议。');
    expect(posts).toEqual(['周慧 委员 潍坊市高新区党工委', '周慧 副主任 潍坊市高新区管委会']);
  });

  it('behind a name are ranks as often as posts', () => {
    const { records } = told('青州机电职业技术学院周慧教授作报告。');
    expect(records.filter((each) => each.type === 'relation' && each.kind === 'HOLDS_ROLE')).toMatchObject([
      { qualifiers: { title: '教授', titleKind: 'RANK' } },
    ]);
  });

  it('without a body that the report tells are withheld', () => {
    const { posts, withheld } = told('副局长林远出席会议。');
    expect(posts).toEqual([]);
    expect(withheld).toMatchObject([{ reason: 'UNRESOLVED', words: '副局长林远' }]);
  });

  it('of those who wrote the report are none', () => {
    expect(told('会议取得成功。（记者 林远 通讯员 周慧）').names('PERSON')).toEqual([]);
  });
});

describe('bodies', () => {
  it('of one province are completed from the place of the report', () => {
    const { entity } = told('泸州市召开会议，省教育厅副厅长周慧出席会议。');
    expect(entity('四川省教育厅')).toMatchObject({
      kind: 'GOVERNMENT_BODY',
      status: 'INFERRED',
      aliases: [{ name: '省教育厅', kind: 'ELLIPTICAL' }],
    });
  });

  it('with one character less are the same, in one report', () => {
    const { names, entity } = told(
      '长沙市轨道装备产教联合体举行年会。活动由长沙轨道装备产教联合体主办，长沙市轨道装备产教联合体秘书处参加。',
    );
    expect(names('ALLIANCE')).toEqual(['长沙市轨道装备产教联合体']);
    expect(entity('长沙市轨道装备产教联合体')?.aliases).toMatchObject([
      { name: '长沙轨道装备产教联合体', kind: 'SHORT' },
    ]);
  });

  it('with like names are two where a word tells them apart', () => {
    expect(told('临港新片区产教融合创新联盟和临港新片区产教融合联盟参加会议。').names('ALLIANCE')).toHaveLength(2);
  });

  it('keep an “and” that belongs to the name', () => {
    expect(told('四川省经济和信息化厅副厅长周慧出席会议。').names('GOVERNMENT_BODY')).toEqual(['四川省经济和信息化厅']);
  });

  it('of a sort are no bodies: types, generic words, what is inside a title', () => {
    const { records } = told(
      '市域产教联合体和行业产教融合共同体是重要平台，相关院校和行业企业参与。《某某学院章程》另行公布。',
    );
    expect(records.filter(({ type }) => type !== 'source')).toEqual([]);
  });

  it('told by the word that closes their list need no suffix', () => {
    expect(told('云海、星河、北辰等企业参加会议。').names('ENTERPRISE')).toEqual(['云海', '星河', '北辰']);
  });

  it('in traditional characters are named in simplified ones; offsets are those of the text', () => {
    const { entity, records } = told('江蘇省教育廳副廳長周慧出席會議，無錫職業技術學院參加會議並與學校師生座談。');
    expect(entity('江苏省教育厅')).toBeDefined();
    expect(
      records.flatMap((each) => (each.type === 'entity' && each.kind === 'SCHOOL' ? [each.evidence[0]?.note] : [])),
    ).toEqual(['body.suffix: 無錫職業技術學院']);
  });
});

describe('what is masked', () => {
  it.each(['某某公司与××学院签署合作协议。', '张某某院长主持会议。', '青州□□学院院长李×出席会议。'])(
    'is never a node: %s',
    (body) => {
      const { records, withheld } = told(body, { title: '一则消息' });
      expect(
        records.filter((each) => each.type === 'entity' && ['PERSON', 'SCHOOL', 'ENTERPRISE'].includes(each.kind)),
      ).toEqual([]);
      expect(withheld.some(({ reason }) => reason === 'MASKED')).toBe(true);
    },
  );

  it('gives its post to nobody else', () => {
    const { posts } = told('潍坊市教育局局长周慧，〔校名被替换〕副院长林远出席会议。潍坊职业学院承办。');
    expect(posts).toEqual(['周慧 局长 潍坊市教育局']);
  });
});

describe('events', () => {
  it('take their year from the report, their place from the last region, and those whose meeting it is', () => {
    const { entity, said, capacities } = told(
      '6月5日，湖南省机器人职业教育集团、长沙市轨道装备产教联合体以及湖南省焊接协会2025年工作会议在长沙市宁乡市召开。',
      { title: '一则消息', date: '2025-06-07' },
    );
    expect(entity('2025年工作会议')).toMatchObject({ kind: 'EVENT', attributes: { startsOn: '2025-06-05' } });
    expect(said('LOCATED_IN', 'none')).toContain('2025年工作会议 宁乡市');
    expect(capacities).toEqual([
      '湖南省机器人职业教育集团 CONVENED 2025年工作会议',
      '长沙市轨道装备产教联合体 CONVENED 2025年工作会议',
      '湖南省焊接协会 CONVENED 2025年工作会议',
    ]);
  });

  it('without a year stay without a day', () => {
    const { entity } = told('6月5日，推进会在长沙市召开。', { title: '职业教育推进会召开', date: '未载' });
    expect(entity('职业教育推进会')?.attributes).toEqual({ category: 'WORK_CONFERENCE' });
  });

  it('never have a day that is none', () => {
    const { entity } = told('2月30日，推进会在长沙市召开。', { title: '职业教育推进会召开' });
    expect(entity('职业教育推进会')?.attributes).toEqual({ category: 'WORK_CONFERENCE' });
  });
});

describe('capacities', () => {
  const at = { title: '轨道装备产教融合大会召开' };

  it('are kept apart: hosts, undertakers, co-organisers, guides', () => {
    const { capacities } = told(
      '大会由教育部职业教育发展中心指导，湖南省教育厅、长沙市人民政府共同主办，长沙轨道职业学院承办，湖南省焊接协会协办。',
      at,
    );
    expect(capacities.map((each) => each.replace(' 轨道装备产教融合大会', '')).sort()).toEqual([
      '教育部职业教育发展中心 GUIDE',
      '湖南省教育厅 HOST',
      '湖南省焊接协会 CO_ORGANISER',
      '长沙市人民政府 HOST',
      '长沙轨道职业学院 UNDERTAKER',
    ]);
  });

  it('of those who attend and speak are said once, as speaking', () => {
    const { capacities } = told(
      '湖南省教育厅副厅长周慧、长沙市副市长林远到会并先后讲话，湖南省焊接协会会长高原参会。',
      at,
    );
    expect(capacities).toEqual([
      '周慧 SPEAKER 轨道装备产教融合大会',
      '林远 SPEAKER 轨道装备产教融合大会',
      '高原 ATTENDEE 轨道装备产教融合大会',
    ]);
  });

  it('list people behind the verb too', () => {
    const { capacities } = told('出席的有：湖南省教育厅副厅长周慧，长沙市副市长林远。', at);
    expect(capacities).toEqual(['周慧 ATTENDEE 轨道装备产教融合大会', '林远 ATTENDEE 轨道装备产教融合大会']);
  });

  it('on behalf of others go one to one', () => {
    const { records } = told('周慧、林远分别代表湖南省焊接协会、长沙轨道职业学院签约。', at);
    expect(
      records.flatMap((each) =>
        each.type === 'relation' && each.qualifiers?.capacity === 'REPRESENTATIVE' ? [each.qualifiers.onBehalfOf] : [],
      ),
    ).toEqual(['org:湖南省焊接协会', 'org:长沙轨道职业学院']);
  });

  it('denied or only wished for are withheld', () => {
    const { capacities, withheld } = told('湖南省教育厅副厅长周慧未出席会议。长沙市副市长林远将出席会议。', at);
    expect(capacities).toEqual([]);
    expect(withheld.map(({ reason }) => reason)).toEqual(['NEGATED', 'PROPOSED']);
  });
});

describe('seats in an alliance', () => {
  it('are told by who leads, by kind', () => {
    const { members } = told('长沙市轨道装备产教联合体由湖南工业大学、长沙轨道职业学院、星河机车有限公司三方牵头。');
    expect(members).toEqual([
      '湖南工业大学 LEAD_UNIVERSITY 长沙市轨道装备产教联合体',
      '长沙轨道职业学院 LEAD_SCHOOL 长沙市轨道装备产教联合体',
      '星河机车有限公司 LEAD_ENTERPRISE 长沙市轨道装备产教联合体',
    ]);
  });

  it('only proposed are none yet', () => {
    const { entity, members, withheld } = told(
      '拟成立长沙市轨道装备产教联合体。希望长沙轨道职业学院牵头组建长沙市轨道装备产教联合体。',
    );
    expect(entity('长沙市轨道装备产教联合体')?.attributes).toMatchObject({ status: 'PROPOSED' });
    expect(members).toEqual([]);
    expect(withheld.map(({ reason, rule }) => `${reason} ${rule}`)).toEqual([
      'PROPOSED member.lead',
      'PROPOSED outcome.founded',
      'PROPOSED outcome.founded',
    ]);
  });
});

describe('outcomes', () => {
  const at = { title: '轨道装备产教融合大会召开' };

  it('of signing are agreements with their parties; the standard is a project, not published', () => {
    const { produced, said, entity } = told(
      '会上，长沙轨道职业学院与星河机车有限公司签署合作协议。会议签约《转向架检修技术要求》等团体标准制定项目。',
      at,
    );
    expect(produced).toEqual([
      '合作协议 SIGNED 轨道装备产教融合大会',
      '《转向架检修技术要求》等团体标准制定项目 SIGNED 轨道装备产教融合大会',
    ]);
    expect(said('PARTY_TO', 'role')).toEqual(['长沙轨道职业学院 合作协议', '星河机车有限公司 合作协议']);
    expect(entity('转向架检修技术要求')).toMatchObject({
      kind: 'STANDARD',
      attributes: { level: 'GROUP', stage: 'UNKNOWN', stageAtMost: 'APPROVED_PROJECT' },
    });
  });

  it('are released, launched and unveiled', () => {
    const { produced } = told(
      '会议发布《轨道装备人才培养实施办法》；启动轨道装备实训基地共建计划；并为轨道装备工作坊揭牌。',
      at,
    );
    expect(produced.map((each) => each.replace(' 轨道装备产教融合大会', ''))).toEqual([
      '轨道装备人才培养实施办法 RELEASED',
      '轨道装备实训基地共建计划 LAUNCHED',
      '轨道装备工作坊 UNVEILED',
    ]);
  });

  it('only planned are withheld', () => {
    const { produced, withheld } = told('双方拟签署《轨道装备合作协议》。', at);
    expect(produced).toEqual([]);
    expect(withheld).toMatchObject([{ reason: 'PROPOSED' }]);
  });
});

describe('the header', () => {
  it('of a site gives publisher, title, time and contributor; boilerplate gives nothing', () => {
    const page =
      '云端教育网\n轨道装备产教融合大会召开\n2025-06-07 09:30:00\n长沙轨道职业学院\n\n大会由长沙轨道职业学院承办。\n\n免责声明:\n本站注明来源为星河日报社的稿件均为转载。';
    const read = extractor.read(page).records;
    expect(read[0]).toMatchObject({
      type: 'source',
      key: 'source:云端教育网-2025-06-07',
      title: '轨道装备产教融合大会召开',
      publisher: '云端教育网',
      contributor: 'org:长沙轨道职业学院',
      publishedAt: '2025-06-07T09:30:00+08:00',
    });
    expect(read.flatMap((each) => (each.type === 'entity' ? [each.name] : []))).not.toContain('星河日报社');
    const body = read.flatMap((each) =>
      each.type === 'relation' && each.kind === 'PARTICIPATES_IN' ? each.evidence : [],
    );
    expect(body).toMatchObject([{ paragraph: 1 }]);
  });
});
