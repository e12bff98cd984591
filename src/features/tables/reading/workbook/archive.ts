import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { SilianError } from '../../../../errors.ts';
import { unreadable } from '../../faults.ts';

/** A workbook unpacks to no more than this, in bytes; a larger one would be a bomb, or wants to be CSV. */
export const MAX_UNPACKED = 1_073_741_824;
/** Of the parts that are kept while sheets are read, such as their shared words. */
const MAX_KEPT = 134_217_728;
const MAX_ENTRIES = 10_000;

/** The parts of a workbook's archive. */
export class Archive {
  readonly #file: string;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(file: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** Reads the directory only. What an entry unpacks to is held to what the directory says. */
  static async open(file: string, maxUnpacked = MAX_UNPACKED): Promise<Archive> {
    try {
      const zip = await openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        entries.set(entry.fileName, entry);
        if (entries.size > MAX_ENTRIES) break;
      }
      const unpacked = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
      if (entries.size > MAX_ENTRIES || unpacked > maxUnpacked) {
        zip.close();
        throw tooLarge(file, unpacked, maxUnpacked);
      }
      return new Archive(file, zip, entries);
    } catch (error) {
      throw error instanceof SilianError ? error : damaged(file, error);
    }
  }

  has(part: string): boolean {
    return this.#entries.has(part);
  }

  /** A part of the workbook, unpacked piece by piece; undefined where there is none of that name. */
  async read(part: string): Promise<Readable | undefined> {
    const entry = this.#entries.get(part);
    if (!entry) return undefined;
    if (entry.isEncrypted()) throw unreadable(this.#file, PROTECTED);
    if (entry.uncompressedSize > MAX_KEPT && !part.startsWith('xl/worksheets/'))
      throw tooLarge(this.#file, entry.uncompressedSize, MAX_KEPT);
    return this.#zip.openReadStreamPromise(entry);
  }

  close(): void {
    this.#zip.close();
  }
}

export const PROTECTED =
  'is protected by a password: open it in Excel, take the password off, and save it again. 文件有密码保护，请取消密码后另存';

export const damaged = (file: string, cause: unknown): SilianError =>
  unreadable(
    file,
    `is no workbook that can be read, or is cut off (${cause instanceof Error ? cause.message : cause}): open it in Excel and save it again as .xlsx. 工作簿损坏或不完整，请在 Excel 中另存为 .xlsx`,
    cause,
  );

const tooLarge = (file: string, unpacked: number, most: number): SilianError =>
  new SilianError(
    'TOO_LARGE',
    `${file}: unpacks to ${unpacked} bytes. Allowed: ${most}; save its sheets as CSV instead. 解压后过大，请将工作表另存为 CSV`,
    { file },
  );
