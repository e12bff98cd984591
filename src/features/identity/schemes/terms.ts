import { divisionByCode, isProvincePrefix } from '../divisions.ts';
import { compact, DIGITS, type Finding, ofAlphabet, ofLength, refused, unchecked, valid } from './finding.ts';
import { readStandardNumber, writeStandardNumber } from './standard-number.ts';

/** Codes of code systems, and numbers of standards. */

export function division(given: string): Finding {
  const value = compact(given);
  const [en, zh] = ['a code of GB/T 2260', 'GB/T 2260 代码'];
  const fault = ofLength(value, 6, en, zh) ?? ofAlphabet(value, DIGITS, en, zh);
  if (fault) return fault;
  if (!isProvincePrefix(value.slice(0, 2))) {
    return refused(
      value,
      `no province has the number ${value.slice(0, 2)}`,
      `没有代号为 ${value.slice(0, 2)} 的省级行政区划`,
    );
  }
  return divisionByCode(value)
    ? valid(value)
    : unchecked(
        value,
        `${value} is not in the current list: it may be an earlier code`,
        `${value} 不在现行代码表中：可能是历史代码`,
      );
}

/** The first division of each section A to T. Source: GB/T 4754-2017. */
const SECTION_STARTS = [1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 80, 83, 84, 86, 91, 97];
const LAST_DIVISION = 97;

export function industry(given: string): Finding {
  const value = compact(given);
  const [, section = '', code = ''] = /^([A-T]?)(\d{0,4})$/.exec(value) ?? [];
  if (`${section}${code}` !== value || value === '' || code.length === 1) {
    return refused(
      value,
      'a code of GB/T 4754 is a section A to T, two to four digits, or both',
      'GB/T 4754 代码为门类字母 A—T、二至四位数字，或二者连写',
    );
  }
  if (code === '') return valid(value);
  const number = Number(code.slice(0, 2));
  const due = 'ABCDEFGHIJKLMNOPQRST'.charAt(SECTION_STARTS.findLastIndex((start) => start <= number));
  if (due === '' || number > LAST_DIVISION) {
    return refused(
      value,
      `GB/T 4754-2017 has no division ${code.slice(0, 2)}`,
      `GB/T 4754-2017 没有大类 ${code.slice(0, 2)}`,
    );
  }
  return section === '' || section === due
    ? valid(value)
    : refused(
        value,
        `division ${code.slice(0, 2)} lies in section ${due}, not ${section}`,
        `大类 ${code.slice(0, 2)} 属于门类 ${due}，不是 ${section}`,
      );
}

/** Undergraduate 01 to 13 (marks T, K, H), vocational: 2 bachelor, 4 diploma, 6 secondary. Source: the catalogues of 2021. */
const MAJOR = /^[0-7]\d(?:\d\d(?:\d\d[KTH]{0,2})?)?$/;

export function major(given: string): Finding {
  const value = compact(given);
  return MAJOR.test(value)
    ? valid(value)
    : refused(
        value,
        'a code of the catalogue of majors has two digits (field), four (class) or six (major), and begins with 0 or 1 (undergraduate) or 2 to 7 (vocational)',
        '专业目录代码为两位（大类）、四位（专业类）或六位（专业）数字，以 0、1（普通本科）或 2 至 7（职业本科、高职专科、中职）开头',
      );
}

export function standardNumber(given: string): Finding {
  const read = readStandardNumber(given);
  if (read) return valid(writeStandardNumber(read));
  const value = given.normalize('NFKC').trim();
  return /\d/.test(value)
    ? unchecked(
        value,
        'not written as GB, sector, local, group, enterprise, ISO or IEC standards are: kept as it is',
        '不是国标、行标、地标、团标、企标、ISO 或 IEC 的编号写法：照原样保留',
      )
    : refused(value, 'a standard number has a number', '标准编号中应有数字');
}
