import { nameInKey } from '../../database/names.ts';
import { allianceKey } from './alliances.ts';
import { enterprisesOf, schoolsOf } from './bodies.ts';
import { Chance } from './chance.ts';
import { bodyKey, type DemoRecord, entryKey, fact, madeUp } from './record.ts';
import { words } from './words.ts';

type Event = (typeof words.events)[number];

const eventKey = ({ date, name, region }: Event): string =>
  `event:${date}:${nameInKey(name)}@demo:${nameInKey(region)}`;

/** A school and an enterprise sign that they train together. */
function agreements(event: Event, chance: Chance): DemoRecord[] {
  const on = { validity: { from: event.date } };
  const partners = chance.some(enterprisesOf(event.domain), event.agreements);
  return chance.some(schoolsOf(event.domain), event.agreements).flatMap((school, at) => {
    const enterprise = partners[at];
    if (!enterprise) return [];
    const name = `${school.name}与${enterprise.name}联合培养协议`;
    const key = `agreement:${nameInKey(name)}@${event.date}`;
    return [
      madeUp('AGREEMENT', { key, name }, { complete: true }, on),
      fact('PARTY_TO', bodyKey(school.name), key, {}, on),
      fact('PARTY_TO', bodyKey(enterprise.name), key, {}, on),
      fact('PRODUCED_AT', key, eventKey(event), { qualifier: 'SIGNED' }, on),
      ...school.majors.slice(0, 1).map((major) => fact('COVERS', key, entryKey('MAJOR', major), {}, on)),
    ];
  });
}

function eventRecords(): DemoRecord[] {
  const chance = new Chance('events');
  return words.events.flatMap((event) => {
    const { name, date, region } = event;
    const key = eventKey(event);
    const on = { validity: { from: date } };
    const host = words.alliances.find((alliance) => alliance.name === event.alliance);
    const guests = [...chance.some(schoolsOf(event.domain), 2), ...chance.some(enterprisesOf(event.domain), 3)];
    return [
      madeUp('EVENT', { key, name }, { category: 'WORK_CONFERENCE', startsOn: date, endsOn: date }, on),
      fact('LOCATED_IN', key, entryKey('REGION', region)),
      ...(host ? [fact('PARTICIPATES_IN', allianceKey(host), key, { capacity: 'HOST' }, on)] : []),
      ...guests.map((guest) => fact('PARTICIPATES_IN', bodyKey(guest.name), key, { capacity: 'ATTENDEE' }, on)),
      ...agreements(event, chance),
    ];
  });
}

function standardRecords(): DemoRecord[] {
  const chance = new Chance('standards');
  return words.standards.flatMap(({ title, stage, domain, covers }) => {
    const key = `standard:${nameInKey(title)}@demo`;
    const drafters = [...chance.some(schoolsOf(domain), 2), ...chance.some(enterprisesOf(domain), 2)];
    return [
      madeUp('STANDARD', { key, name: title }, { level: 'GROUP', stage }),
      fact('COVERS', key, entryKey('SKILL', covers)),
      ...drafters.map(({ name }) => fact('DRAFTS', bodyKey(name), key, {}, { validity: { from: '2025-03' } })),
    ];
  });
}

/** Meetings, what was signed there, and standards being drafted. */
export const events: readonly DemoRecord[] = [...eventRecords(), ...standardRecords()];
