import { weightedSum } from 'stdnum/lib/cjs/util/checksum.js';

/** Digits and letters of a unified social credit code: no I, O, S, V, Z. Source: GB 32100-2015. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i-1) mod 31. Source: GB 32100-2015. */
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Source: GB 11714-1997. */
const ORG_CODE_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character that belongs to the first 17 of a unified social credit code. */
export function usccCheck(body: string): string {
  const sum = weightedSum(body, { alphabet: USCC_ALPHABET, weights: USCC_WEIGHTS, modulus: 31 });
  return USCC_ALPHABET.charAt((31 - sum) % 31);
}

/** The 9th character that belongs to the first 8 of an organisation code. */
export function orgCodeCheck(body: string): string {
  const rest = 11 - weightedSum(body, { weights: ORG_CODE_WEIGHTS, modulus: 11 });
  return rest === 11 ? '0' : rest === 10 ? 'X' : String(rest);
}

/** The 16th character that belongs to the first 15 digits of an ORCID. Source: ISO 7064, MOD 11-2. */
export function orcidCheck(digits: string): string {
  const sum = [...digits].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  const rest = (12 - (sum % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** Crockford's Base32, lower case. */
const ROR_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The last two digits that belong to the first seven characters of a ROR id. Source: ISO 7064, MOD 97-10. */
export function rorCheck(body: string): string {
  const value = [...body].reduce((total, char) => total * 32 + ROR_ALPHABET.indexOf(char), 0);
  return String(98 - ((value * 100) % 97)).padStart(2, '0');
}
