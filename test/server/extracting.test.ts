import { describe, expect, it } from 'vitest';
import { EDITOR, NOW, openGraph } from '../support/graph.ts';

const REPORT = `title: 某省职业教育联盟成立大会召开
date: 2025-10-16
----
（来源：某某职教网）10月15日，澜屿省装备制造职业教育联盟成立大会召开，澜屿职业技术学院院长王一主持会议。`;

describe('reading a report over GraphQL', () => {
  const EXTRACT = `query ($text: String!) {
    extract(text: $text) { proposals { record sure } withheld { reason rule words paragraph start end } }
  }`;

  it('gives the records that the command line gives, each ready to be taken in', async () => {
    const graph = await openGraph();
    const { data, errors } = await graph.execute(EXTRACT, { text: REPORT }, NOW, EDITOR);
    expect(errors).toBeUndefined();
    const { extract } = data as unknown as { extract: { proposals: { record: string }[] } };
    const records = extract.proposals.map(({ record }) => JSON.parse(record));
    expect(records[0]).toMatchObject({ type: 'source', publishedOn: '2025-10-16' });
    expect(records.map(({ name }) => name)).toContain('王一');
    const points = [...REPORT];
    for (const { type, evidence } of records)
      if (type !== 'source')
        for (const { start, end, note } of evidence)
          expect(note).toContain(points.slice(start, end).join('').slice(0, 4));
    await graph.close();
  });

  it('is for editors, and for texts of a readable length', async () => {
    const graph = await openGraph();
    expect((await graph.execute(EXTRACT, { text: REPORT })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { errors } = await graph.execute(EXTRACT, { text: '' }, NOW, EDITOR);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('1 to 200000'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    await graph.close();
  });
});
