import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Text that packs well; smaller files than this are not worth a second request's worth of headers. */
const TEXT = /\.(?:html|js|css|svg)$/;
const WORTH_PACKING = 500; // bytes

/** Packs every file once, when it is built, so that the service only has to send it. */
export function packed(): Plugin {
  let folder = '';
  return {
    name: 'silian:packed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    closeBundle: async () => {
      const files = await readdir(folder, { recursive: true, withFileTypes: true });
      const texts = files.filter((file) => file.isFile() && TEXT.test(file.name));
      await Promise.all(texts.map((file) => pack(join(file.parentPath, file.name))));
    },
  };
}

async function pack(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < WORTH_PACKING) return;
  const zipped = await promisify(gzip)(content, { level: 9 });
  const size = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const brotli = await promisify(brotliCompress)(content, { params: size });
  await Promise.all([writeFile(`${path}.gz`, zipped), writeFile(`${path}.br`, brotli)]);
}
