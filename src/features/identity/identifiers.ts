import { compact, type Finding, type IdentifierStatus } from './schemes/finding.ts';
import { SCHEMES } from './schemes/schemes.ts';
import { type Identifier, reason, type Verdict, verdict, type Words } from './verdict.ts';

export interface CheckedIdentifier {
  readonly scheme: string;
  /** As its scheme writes it. */
  readonly value: string;
  readonly status: IdentifierStatus;
  /** What is wrong, and what to do; absent where nothing is. */
  readonly message?: Words;
  readonly checkDigit?: 'PASSED' | 'FAILED';
}

/**
 * An identifier as its scheme writes it, and what there is to say of it: INVALID is to be refused,
 * LEGAL_BUT_FAILING kept with its warning, UNCHECKED kept as it is.
 */
export function checkIdentifier({ scheme, value }: Identifier): CheckedIdentifier {
  const name = scheme.normalize('NFKC').trim().toUpperCase();
  const known = Object.hasOwn(SCHEMES, name) ? SCHEMES[name] : undefined;
  const finding: Finding = known?.check(value) ?? { value: value.normalize('NFKC').trim(), status: 'UNCHECKED' };
  return { scheme: name, ...finding };
}

/** Places 9 to 17 of a unified social credit code are the organisation code. Source: GB 32100-2015. */
const orgCodeIn = ({ scheme, value }: CheckedIdentifier): CheckedIdentifier[] =>
  scheme === 'USCC' ? [{ scheme: 'ORG_CODE', value: value.slice(8, 17), status: 'VALID' }] : [];

/** In one order, so that a comparison says the same from either side. */
const usable = (identifiers: readonly Identifier[]): CheckedIdentifier[] =>
  identifiers
    .map(checkIdentifier)
    .filter(({ status }) => status !== 'INVALID')
    .sort((a, b) => (`${a.scheme} ${a.value}` < `${b.scheme} ${b.value}` ? -1 : 1));

/** What identifiers alone say; undefined where they say nothing. */
export function compareIdentifiers(a: readonly Identifier[], b: readonly Identifier[]): Verdict | undefined {
  const [ours, theirs] = [usable(a), usable(b)];
  const equal =
    common(ours, theirs) ?? common(ours.flatMap(orgCodeIn), theirs) ?? common(ours, theirs.flatMap(orgCodeIn));
  const unequal = contradiction(ours, theirs);
  if (equal && unequal) {
    const [one, other] = [unequal[0].value, unequal[1].value].sort();
    return verdict(
      'ASK',
      0.5,
      reason(
        'CODES_CONTRADICT',
        `both have ${equal.scheme} ${equal.value}, but ${unequal[0].scheme} ${one} and ${other} differ`,
        `${equal.scheme} 同为 ${equal.value}，但 ${unequal[0].scheme} ${one} 与 ${other} 不同`,
      ),
    );
  }
  if (equal) {
    const [en, zh] = [`both have ${equal.scheme} ${equal.value}`, `${equal.scheme} 同为 ${equal.value}`];
    return verdict('SAME', 1, reason('EQUAL_CODE', en, zh));
  }
  return unequal && different(unequal);
}

const common = (ours: CheckedIdentifier[], theirs: CheckedIdentifier[]): CheckedIdentifier | undefined =>
  ours.find((one) => theirs.some((other) => one.scheme === other.scheme && sameValue(one, other)));
const sameValue = (one: CheckedIdentifier, other: CheckedIdentifier): boolean =>
  one.value === other.value || compact(one.value) === compact(other.value);

/** Codes of one decisive scheme that the two have, and none of them in common. */
function contradiction(
  ours: CheckedIdentifier[],
  theirs: CheckedIdentifier[],
): [CheckedIdentifier, CheckedIdentifier] | undefined {
  for (const one of ours) {
    if (SCHEMES[one.scheme]?.decisive !== true) continue;
    const rivals = theirs.filter(({ scheme }) => scheme === one.scheme);
    const own = ours.filter(({ scheme }) => scheme === one.scheme);
    const [other] = rivals;
    if (other && !common(own, rivals)) return [one, other];
  }
  return undefined;
}

function different([one, other]: [CheckedIdentifier, CheckedIdentifier]): Verdict {
  const [first, second] = [one.value, other.value].sort();
  const failing = [one, other].some(({ status }) => status !== 'VALID');
  return failing
    ? verdict(
        'ASK',
        0.3,
        reason(
          'FAILING_CODES_DIFFER',
          `${one.scheme} ${first} and ${second} differ, but not both have a right check digit: one may be mistyped`,
          `${one.scheme} ${first} 与 ${second} 不同，但并非都通过校验：可能有一方录入有误`,
        ),
      )
    : verdict(
        'DIFFERENT',
        0,
        reason(
          'DIFFERENT_CODES',
          `${one.scheme} ${first} and ${second} are two bodies`,
          `${one.scheme} ${first} 与 ${second} 是两个主体`,
        ),
      );
}
