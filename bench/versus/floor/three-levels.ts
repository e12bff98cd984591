import type { FloorQuestion } from './floor-question.ts';
import { regionOf } from './region.ts';
import { type Cell, cellsOf } from './rows.ts';

const REGION = `MATCH (m)-[l:LOCATED_IN]->(g:Region) WHERE silian.holds(l)
WITH g ORDER BY coalesce(l.qualifier, '') DESC, g.key DESC LIMIT 1`;
const PEOPLE = `MATCH (m)<-[h:HOLDS_ROLE]-(p:Person) WHERE silian.holds(h)
WITH h, p ORDER BY p.nameOrder, h.id LIMIT 5`;
const MEMBERS = `MATCH (a)<-[r:MEMBER_OF]-(m:Actor) WHERE silian.holds(r)
WITH r, m ORDER BY r.rank, m.nameOrder, r.id LIMIT 20`;

export const threeLevels: FloorQuestion = {
  core: 'MATCH (a:Entity {key: $key}) WHERE silian.holds(a)',
  maps: `{key: a.key, name: a.name, members: COLLECT {
    ${MEMBERS}
    RETURN {role: r.role, member: {
      key: m.key, name: m.name,
      region: head(COLLECT { ${REGION} RETURN {key: g.key, name: g.name} }),
      people: COLLECT { ${PEOPLE} RETURN {title: h.title, person: {key: p.key, name: p.name}} }
    }}
  }}`,
  lists: `[a.key, a.name, COLLECT {
    ${MEMBERS}
    RETURN [
      r.role, m.key, m.name,
      head(COLLECT { ${REGION} RETURN [g.key, g.name] }),
      COLLECT { ${PEOPLE} RETURN [h.title, p.key, p.name] }
    ]
  }]`,
  shape: (lists) => {
    const [key, name, members] = cellsOf(lists);
    return { key, name, members: cellsOf(members).map(memberOf) };
  },
};

function memberOf(cell: Cell) {
  const [role, key, name, region, people] = cellsOf(cell);
  return { role, member: { key, name, region: regionOf(region), people: cellsOf(people).map(postOf) } };
}

function postOf(cell: Cell) {
  const [title, key, name] = cellsOf(cell);
  return { title, person: { key, name } };
}
