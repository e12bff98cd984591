/** What names are made of. No place, body or person of this data is real. */

export const WORDS = {
  brand:
    '瑞盛辰朗恒霖昊峻铭曜泽宸颢骏岚沁煜翊鑫璟澜珩皓晟珞祺弘钧骁栩曦澄翎蔚岳淳毅逸鸿奕峰玥朔骞珂琛昱彦烁霁靖坤沐禾岱涵渝湛琪璨旻暄沛泓淼滢漪潇濯炜炫熠燊玺珺琰瑜瑾',
  place: '云青白清永临安平海江河溪湖山岭原林石松柏桂梅兰竹鹤鹭雁燕枫桐槐柳桑榆莲菱苇霞霜露晴霁',
  surname: '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  given:
    '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文建国志红玉春梅云辉鹏飞宁波海山川峰岩松柏林森雨雪晨阳旭东南北安康乐怡佳欣然思远博雅诗琪',
  trade: ['机电', '数控', '新能源', '生物', '食品', '物流', '软件', '建材', '轨道', '航空', '化工', '纺织', '医疗器械'],
  subject: ['机械', '电气', '信息', '交通', '护理', '财会', '园林', '水利', '测绘', '旅游', '学前', '康养', '智能制造'],
  aspect: ['技术', '管理', '工程', '维修', '设计', '应用', '服务', '检测', '运营', '营销', '工艺', '安全'],
  schoolForm: ['职业技术学院', '职业学院', '高等专科学校', '中等职业学校', '技工学校'],
  allianceForm: ['产教融合共同体', '市域产教联合体', '职业教育集团', '产业学院联盟'],
  allianceCategory: ['COMMUNITY', 'CONSORTIUM', 'EDUCATION_GROUP', 'LEAGUE'],
  eventForm: ['产教对接会', '年会', '论坛', '签约仪式', '工作推进会', '技能大赛'],
  schoolTitle: ['校长', '党委书记', '副校长', '教务处处长', '系主任'],
  bodyTitle: ['董事长', '总经理', '理事长', '秘书长', '主任', '副理事长'],
} as const;

/** The n-th word of so many characters from a list: each once until all have been, neighbours unlike each other. */
export function word(letters: string, length: number, number: number): string {
  const count = letters.length ** length;
  // a prime that divides no such count, so that the words come in another order, each once
  let left = (number * 104_729) % count;
  let text = number >= count ? word(letters, 1, Math.floor(number / count)) : '';
  for (let at = 0; at < length; at++) {
    text += letters.charAt(left % letters.length);
    left = Math.floor(left / letters.length);
  }
  return text;
}

export const nth = (list: readonly string[], number: number): string => list[number % list.length] ?? '';
