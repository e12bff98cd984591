import type { EntityKind } from '../../database/kinds.ts';

interface KeyForm {
  readonly schemes: readonly string[];
  /** What a key of the kind looks like, for whoever has to mend one. */
  readonly form: string;
}

const BODY = 'org:<full name>';
const titled = (scheme: string): KeyForm => ({
  schemes: [scheme],
  form: `${scheme}:<title>@<issuer, CN, or the day first seen>`,
});

/** Source: "Keys" in docs/records.md. */
const FORM: Readonly<Record<EntityKind | 'SOURCE', KeyForm>> = {
  SOURCE: { schemes: ['source'], form: 'source:<publisher>-<date>' },
  SCHOOL: { schemes: ['school', 'org'], form: `school:<code>, or ${BODY} where no code is known` },
  ENTERPRISE: { schemes: ['enterprise', 'org'], form: `enterprise:<USCC>, or ${BODY} where no code is known` },
  GOVERNMENT_BODY: { schemes: ['org'], form: BODY },
  ASSOCIATION: { schemes: ['org'], form: BODY },
  INSTITUTION: { schemes: ['org'], form: BODY },
  ALLIANCE: { schemes: ['alliance'], form: 'alliance:<name>@<region code, or CN>' },
  PERSON: { schemes: ['person'], form: 'person:<name>@<key of the body of the first post>' },
  ROLE: { schemes: ['role'], form: 'role:<title>@<key of the body>' },
  EVENT: {
    schemes: ['event'],
    form: 'event:<date>:<name>@<region code>, a part <event key>/<type>-<speaker or object>',
  },
  STANDARD: titled('standard'),
  POLICY: titled('policy'),
  PROGRAMME: titled('programme'),
  AGREEMENT: titled('agreement'),
  WORK: titled('work'),
  AWARD: titled('award'),
  FACILITY: titled('facility'),
  THEME: { schemes: ['theme'], form: 'theme:<noun phrase>' },
  REGION: { schemes: ['region'], form: 'region:<GB/T 2260 code>, or region:<parent code>/<name> where it has none' },
  INDUSTRY: { schemes: ['industry'], form: 'industry:gbt4754-2017:<code>, or industry:uncoded:<name>' },
  MAJOR: { schemes: ['major'], form: 'major:2021:<code>' },
  OCCUPATION: { schemes: ['occupation'], form: 'occupation:<name>' },
  SKILL: { schemes: ['skill'], form: 'skill:<name>' },
  OFFER: { schemes: ['offer'], form: 'offer:<side>/<period>/<label>@<key of the owner>' },
};

/** Schemes whose keys are codes, kept as they are issued; what is uncoded is a name again. */
const CODED = /^(?:school|enterprise|region|industry|major|source):(?!uncoded:)/;
const LEFT_OUT = /[\s\p{Cf}《》〈〉“”"]/gu;
const ESCAPE = /%(?![0-9A-F]{2})/i;

/** Why a key is none for a thing of its kind; undefined when it is one. */
export function keyFault(kind: EntityKind | 'SOURCE', key: string): string | undefined {
  const { schemes, form } = FORM[kind];
  const scheme = key.slice(0, key.indexOf(':'));
  if (!schemes.includes(scheme)) return `'${key}' is no key of a ${kind}: ${form}`;
  const written = asKeysAre(key);
  if (written !== key)
    return `'${key}' is not written as keys are (NFKC, lower case, no spaces or quotation marks): ${written}`;
  if (ESCAPE.test(key)) return `'${key}' holds a bare %: write %25`;
  const name = key.slice(scheme.length + 1).replace(/~\d+$/, '');
  if ((scheme === 'org' || scheme === 'theme') && /[@/~:]/.test(name)) {
    return `'${key}' holds one of @ / ~ : in its name: percent-encode it, e.g. %40`;
  }
  return undefined;
}

/** Rule 2 of the keys; behind `@` stand codes and keys of others, which have their own rules. */
function asKeysAre(key: string): string {
  const plain = key.normalize('NFKC').replaceAll(LEFT_OUT, '');
  if (CODED.test(plain)) return plain;
  const [name = '', ...behind] = plain.split('@');
  return [
    name.replaceAll(/%[0-9A-F]{2}|[^%]+/gi, (part) => (part.startsWith('%') ? part : part.toLowerCase())),
    ...behind,
  ].join('@');
}
