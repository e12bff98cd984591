import { bilingual } from '../../language/words.ts';

export const homeWords = bilingual({
  zh: { title: '总览', kinds: '图谱中有什么' },
  en: { title: 'Overview', kinds: 'What the graph holds' },
});
