import { isProvincePrefix } from '../divisions.ts';
import { orcidCheck, orgCodeCheck, rorCheck, USCC_ALPHABET, usccCheck } from './check-digits.ts';
import { compact, DIGITS, type Finding, ofAlphabet, ofLength, passed, refused, valid } from './finding.ts';

/** Identifiers of bodies and people. */

export function uscc(given: string): Finding {
  const value = compact(given);
  const [en, zh] = ['a unified social credit code (GB 32100-2015)', '统一社会信用代码（GB 32100-2015）'];
  const fault =
    ofLength(value, 18, en, zh) ??
    ofAlphabet(value, USCC_ALPHABET, en, zh) ??
    ofAlphabet(value.slice(2, 8), DIGITS, `${en}, in its places 3 to 8 (division),`, `${zh}第 3—8 位（行政区划）`);
  if (fault) return { ...fault, value };
  const due = usccCheck(value.slice(0, 17));
  if (value.endsWith(due)) return passed(value);
  return {
    value,
    status: 'LEGAL_BUT_FAILING',
    checkDigit: 'FAILED',
    message: {
      en: `the check digit of ${value} would be ${due}: some early codes fail and are legal, so it is kept; look whether it was mistyped`,
      zh: `${value} 的校验位应为 ${due}：部分早期代码虽不符仍属合法，故予保留；请核对是否录入有误`,
    },
  };
}

export function orgCode(given: string): Finding {
  const value = compact(given);
  const [en, zh] = ['an organisation code (GB 11714)', '组织机构代码（GB 11714）'];
  const fault = ofLength(value, 9, en, zh) ?? ofAlphabet(value, `${DIGITS}ABCDEFGHIJKLMNOPQRSTUVWXYZ`, en, zh);
  if (fault) return fault;
  const due = orgCodeCheck(value.slice(0, 8));
  return value.endsWith(due)
    ? passed(value)
    : {
        ...refused(value, `the check digit of ${value} would be ${due}`, `${value} 的校验位应为 ${due}`),
        checkDigit: 'FAILED',
      };
}

/** Kinds of schools: 11 kindergartens to 51 special schools, 91 to 93 others. Source: the vectors' published pattern. */
const SCHOOL_KIND = /^(?:11|2[12]|3[1-7]|4[12]|51|9[123])/;
const HIGHER_EDUCATION = '41';

export function schoolCode(given: string): Finding {
  const value = compact(given);
  const [en, zh] = ['a school code of the Ministry of Education', '学校标识码'];
  if (/^\d{5}$/.test(value)) {
    return refused(
      value,
      `${value} is the five-digit code of a college: write all ten digits, 41 + division + 0 + ${value}`,
      `${value} 是五位院校代码：请写十位学校标识码，即 41 + 省级区划 + 0 + ${value}`,
    );
  }
  const fault = ofLength(value, 10, en, zh) ?? ofAlphabet(value, DIGITS, en, zh);
  if (fault) return fault;
  if (!SCHOOL_KIND.test(value)) {
    const kind = value.slice(0, 2);
    return refused(value, `no kind of school has the number ${kind}`, `没有代号为 ${kind} 的学校类别`);
  }
  if (!isProvincePrefix(value.slice(2, 4))) {
    const province = value.slice(2, 4);
    return refused(value, `no province has the number ${province}`, `没有代号为 ${province} 的省级行政区划`);
  }
  if (value.startsWith(HIGHER_EDUCATION) && value.charAt(4) !== '0') {
    return refused(
      value,
      'the fifth digit of a school of higher education (41) is 0',
      '高等学校（41）标识码的第五位为 0',
    );
  }
  return valid(value);
}

export function orcid(given: string): Finding {
  const value = compact(given.replace(/^\s*https?:\/\/orcid\.org\//i, ''));
  const [en, zh] = ['an ORCID', 'ORCID'];
  const fault =
    ofLength(value, 16, en, zh) ??
    ofAlphabet(value.slice(0, 15), DIGITS, en, zh) ??
    ofAlphabet(value, `${DIGITS}X`, en, zh);
  if (fault) return fault;
  const due = orcidCheck(value.slice(0, 15));
  const printed = (value.match(/.{4}/g) ?? []).join('-');
  return value.endsWith(due)
    ? passed(printed)
    : {
        ...refused(printed, `the check digit of ${printed} would be ${due}`, `${printed} 的校验位应为 ${due}`),
        checkDigit: 'FAILED',
      };
}

/** Source: ror.org. */
const ROR = /^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$/;

export function ror(given: string): Finding {
  const value = compact(given.replace(/^\s*(?:https?:\/\/)?ror\.org\//i, '')).toLowerCase();
  if (!ROR.test(value)) {
    return refused(
      value,
      'a ROR id is 0, six characters (no i, l, o, u) and two digits',
      'ROR 编号为 0、六位字符（无 i、l、o、u）与两位数字',
    );
  }
  const due = rorCheck(value.slice(0, 7));
  return value.endsWith(due)
    ? passed(value)
    : {
        ...refused(value, `the check digits of ${value} would be ${due}`, `${value} 的校验位应为 ${due}`),
        checkDigit: 'FAILED',
      };
}

export function stock(given: string): Finding {
  const value = compact(given).replace(/^(?:SH|SZ|BJ)(?=\d)|\.?(?:SH|SZ|BJ|SS)$/g, '');
  return (
    ofLength(value, 6, 'a stock code', '证券代码') ??
    ofAlphabet(value, DIGITS, 'a stock code', '证券代码') ??
    valid(value)
  );
}

export function wikidata(given: string): Finding {
  const value = compact(given.replace(/^\s*https?:\/\/www\.wikidata\.org\/(?:wiki|entity)\//i, ''));
  return /^Q[1-9]\d*$/.test(value)
    ? valid(value)
    : refused(value, 'a Wikidata id is Q and digits', 'Wikidata 编号为 Q 加数字');
}
