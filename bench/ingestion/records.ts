/** Invented records of a register: what schools there are, what majors, and which school offers which. */

const [SOURCES, MAJORS] = [5, 800];
/** Majors that a school offers. */
const OFFERED = 20;

const PLACES = '永宁 临江 清河 海宁 安阳 平湖 新昌 長樂 东台 南岭 西塘 北川 石门 金坛 玉田 双桥'.split(' ');
const FIELDS = '机电 信息 交通 建筑 医药卫生 财经 农林 旅游 轻工 航空 水利 电力 艺术 师范 商贸 冶金'.split(' ');
const SUBJECTS = '智能制造 数控 大数据 护理 会计 物流 汽车检测 园林 软件 工程造价 光伏 轨道信号'.split(' ');
const ASPECTS = '技术 管理 工程 维修 设计 应用 服务 运营'.split(' ');

const of = (words: readonly string[], number: number): string => words[number % words.length] ?? '';
const sourceKey = (number: number): string => `source:名录-2025-0${(number % SOURCES) + 1}`;
const evidence = (number: number) => [{ source: sourceKey(number), note: `第 ${number + 1} 行` }];
const schoolKey = (number: number): string => `school:${4_114_000_000 + number}`;
const majorKey = (number: number): string => `major:2021:${400_000 + number}`;

const source = (number: number) => ({ type: 'source', key: sourceKey(number), title: `名录第 ${number + 1} 册` });

const school = (number: number) => ({
  type: 'entity',
  kind: 'SCHOOL',
  key: schoolKey(number),
  name: `${of(PLACES, number)}${of(FIELDS, number >> 4)}第${number}职业技术学院`,
  identifiers: [{ scheme: 'MOE_SCHOOL', value: String(4_114_000_000 + number) }],
  attributes: { educationLevel: 'DIPLOMA' },
  evidence: evidence(number),
});

const major = (number: number) => ({
  type: 'entity',
  kind: 'MAJOR',
  key: majorKey(number),
  name: `${of(SUBJECTS, number)}${of(ASPECTS, number >> 3)}${number}`,
  attributes: { code: String(400_000 + number), system: 'moe-major', version: '2021', level: 'DIPLOMA' },
  evidence: evidence(number),
});

const offer = (of: number, which: number) => ({
  type: 'relation',
  kind: 'OFFERS_MAJOR',
  from: schoolKey(of),
  to: majorKey((of * 37 + which * 11) % MAJORS),
  validity: { observedOn: ['2025'] },
  evidence: evidence(of + which),
});

/** So many records at most, each a line of JSON; a school is followed by what it offers. */
export function* register(count: number): Generator<string> {
  let left = count;
  for (const record of all()) {
    if (left-- === 0) return;
    yield JSON.stringify(record);
  }
}

function* all(): Generator<object> {
  for (let number = 0; number < SOURCES; number++) yield source(number);
  for (let number = 0; number < MAJORS; number++) yield major(number);
  for (let number = 0; ; number++) {
    yield school(number);
    for (let which = 0; which < OFFERED; which++) yield offer(number, which);
  }
}
