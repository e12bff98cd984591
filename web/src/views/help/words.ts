import type { EntityKind } from '../../generated/enums.ts';
import { bilingual } from '../../language/words.ts';

/** A term and what it means here, in a sentence or two. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
}

const zhKinds: Record<EntityKind, string> = {
  SCHOOL: '中职、高职与高等学校；标识码不变即为同一学校，更名不改变身份。',
  ENTERPRISE: '公司及其他企业。',
  ALLIANCE:
    '若干单位结成的常设联合：行业产教融合共同体、市域产教联合体、职业教育集团、专业教学指导委员会等；多非法人，但能加入、主办与签约。',
  ASSOCIATION: '联合会、协会、学会及其分会与部门；分会的负责人不等于总会的负责人。',
  GOVERNMENT_BODY: '政府部门、党的机关、开发区管委会。',
  INSTITUTION: '事业单位及其他机构。',
  PERSON: '公开报道中以职务出现的人员；只记与职务有关的内容。',
  ROLE: '机构中的岗位，如院长；由先后不同的人担任。教授等职称不占岗位。',
  EVENT: '会议、仪式或其中的一个环节；主办、承办、协办等身份分别记录，不合并。',
  AGREEMENT: '各方签署的协议；来源未具名的签约方保持未知。',
  STANDARD: '任一阶段的标准，包括尚无编号者；立项签约不等于发布。',
  POLICY: '有关部门印发的文件。',
  PROGRAMME: '项目与计划，如双高计划；轮次与等级记在关系上。',
  FACILITY: '实训基地、工作坊等，规划中、已启用或已关闭。',
  WORK: '有题目的报告、演讲、讲座或文章。',
  AWARD: '表彰与聘书。',
  OFFER: '一项供给或需求：由谁提出，多少，涉及什么专业、能力、职业或行业。',
  THEME: '某人倡导的重点任务，或某项内容所涉的主题。',
  REGION: '按 GB/T 2260 的行政区划；开发区没有代码。',
  INDUSTRY: '按 GB/T 4754 的行业；同一代码在不同版本中含义可能不同。',
  MAJOR: '职业教育专业目录中的专业。',
  OCCUPATION: '人们从事的职业。',
  SKILL: '人所能做的事；由专业培养，为职业所要求。',
};

const zhTerms: readonly Term[] = [
  {
    term: '依据',
    meaning: '来源中的一处：第几段、第几字到第几字、由谁所说。存有原文时显示原句；未存时给出位置，可在来源中核对。',
  },
  {
    term: '明言、推断、有争议',
    meaning: '来源直接写明的为明言；由来源推得的为推断；来源之间相反、或同一岗位同日有两人时为有争议，各方说法都保留。',
  },
  { term: '置信度', meaning: '对一条事实有多确信，0 到 100%。明言多为 100%；推断必低于 100%。' },
  { term: '起、至、有记载', meaning: '“起”“至”是来源给出的界限；“某日有记载”只说那一天有来源见其成立，不说何时开始。' },
  { term: '截至', meaning: '所示为该日成立的事实。改变日期即可看到当时的情形；未见记载不等于没有。' },
  { term: '虚构', meaning: '为演示而编的数据，带有虚线标记；平时不出现在任何列表与计数中。' },
  {
    term: '四链',
    meaning: '教育链、人才链、产业链、创新链；每条关系按其种类归入其中一链或数链，也可以不属于任何一链。',
  },
  { term: '自然键', meaning: '一个实体的固定名称，供人与程序引用；实体合并之后仍然有效。' },
];

export const helpWords = bilingual({
  zh: {
    title: '说明',
    lead: '这里收录公开报道与名录中的事实：谁、与谁、何时、以何身份。每一条都有日期与出处，查不到依据的不收。',
    kinds: '实体的种类',
    kindMeanings: zhKinds,
    terms: '词语的含义',
    termMeanings: zhTerms,
    keys: '键盘',
    keyMeanings: [
      { term: '/', meaning: '到搜索框；输入汉字、拼音、首字母或代码。' },
      { term: '↑ ↓ Enter Esc', meaning: '在搜索结果中选择、打开、关闭。' },
      { term: 'Tab', meaning: '到下一个链接或按钮；页首的“跳到正文”可越过导航。' },
    ] as readonly Term[],
    sharing: '分享与引用',
    sharingMeanings: [
      { term: '分享', meaning: '复制当前链接。链接记有实体、筛选、日期与语言，他人打开所见相同。' },
      {
        term: '下载 CSV',
        meaning: '表格按当前次序存为文件，可用电子表格打开；以公式符号开头的文字前加单引号，不会被执行。',
      },
      { term: '打印', meaning: '详情页有专门的打印版式，含日期与来源数。' },
    ] as readonly Term[],
  },
  en: {
    title: 'Help',
    lead: 'Here are facts from public reports and lists: who, with whom, when, and as what. Each has a date and a source; what has none is not taken in.',
    kinds: 'Kinds of entities',
    kindMeanings: {
      SCHOOL:
        'Secondary, vocational and other higher schools; the same school while its code is the same, whatever its name.',
      ENTERPRISE: 'Companies and other businesses.',
      ALLIANCE:
        'A standing tie of several bodies: community, consortium, education group, steering committee and others. Mostly no legal person, yet it joins, hosts and signs.',
      ASSOCIATION:
        'Federations, associations and societies with their branches and departments; who heads a branch does not head the whole.',
      GOVERNMENT_BODY: 'Departments, Party bodies, committees of development zones.',
      INSTITUTION: 'Public institutions and other bodies.',
      PERSON: 'People whom public reports name in office; only what concerns the office is kept.',
      ROLE: 'A post at a body, such as president; one person after another holds it. A rank such as professor fills no post.',
      EVENT: 'A meeting, a ceremony, or a part of one; host, undertaker and co-organiser are kept apart.',
      AGREEMENT: 'What parties signed; parties that no source names stay unknown.',
      STANDARD: 'A standard at any stage, also without a number; to sign a drafting project is not to publish.',
      POLICY: 'A document that an authority issued.',
      PROGRAMME: 'Programmes, projects and plans; round and grade stand on the relation.',
      FACILITY: 'Training bases and workshops: planned, open or closed.',
      WORK: 'A report, speech, lecture or article with a title.',
      AWARD: 'Commendations and letters of appointment.',
      OFFER: 'A supply or a demand: whose, how much, and about which majors, skills, occupations or industries.',
      THEME: 'What somebody advocated, or what a thing is about.',
      REGION: 'Administrative regions of GB/T 2260; a development zone has no code.',
      INDUSTRY: 'Industries of GB/T 4754; one code can differ between editions.',
      MAJOR: 'Majors of the catalogue of vocational education.',
      OCCUPATION: 'What people work as.',
      SKILL: 'What people can do: trained by majors, required by occupations.',
    },
    terms: 'What words mean',
    termMeanings: [
      {
        term: 'Evidence',
        meaning:
          'A place in a source: paragraph, characters, and who says it. The words are shown where the text is held; else look them up by their place.',
      },
      {
        term: 'Stated, inferred, disputed',
        meaning:
          'Stated: a source says it. Inferred: it follows from what sources say. Disputed: sources disagree, or two people are said to hold one post on one day; all sides are kept.',
      },
      { term: 'Confidence', meaning: 'How sure a fact is, 0 to 100%. What is inferred is always below 100%.' },
      {
        term: 'Since, until, seen',
        meaning:
          'Since and until are bounds that a source gives. Seen on a day says only that a source saw it then, not when it began.',
      },
      {
        term: 'As of',
        meaning:
          'Shown is what holds on that day. Change the day to see how things stood; not recorded does not mean no.',
      },
      {
        term: 'Made up',
        meaning: 'Data for demonstration, in a dashed frame; in no list and no count unless asked for.',
      },
      {
        term: 'Four chains',
        meaning:
          'Education, talent, industry and innovation; each relation belongs by its kind to one or several of them, or to none.',
      },
      {
        term: 'Key',
        meaning: 'The fixed name of an entity, for people and programs; it goes on working when entities are merged.',
      },
    ],
    keys: 'Keyboard',
    keyMeanings: [
      { term: '/', meaning: 'To the search: Chinese, pinyin, initials or a code.' },
      { term: '↑ ↓ Enter Esc', meaning: 'Choose, open and close what was found.' },
      { term: 'Tab', meaning: 'To the next link or button; “Skip to content” at the top passes the navigation.' },
    ],
    sharing: 'Sharing and citing',
    sharingMeanings: [
      { term: 'Share', meaning: 'Copies the link. It holds entity, filters, day and language: others see the same.' },
      {
        term: 'Download CSV',
        meaning:
          'The table in its present order, for spreadsheets; text that begins like a formula is quoted, and never computed.',
      },
      { term: 'Print', meaning: 'The page of an entity prints with its day and number of sources.' },
    ],
  },
});
