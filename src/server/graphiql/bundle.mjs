// Writes GraphiQL's files, gzipped, into the folder argv[2]. A process of its own: the package is 9 MB of text, and what reads it
// stays large for good.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { css, editorWorkerService, graphqlWorker, js, jsonWorker } from '@graphql-yoga/render-graphiql/graphiql';

const [, , folder] = process.argv;
const files = {
  'graphiql.css': css,
  'graphiql.js': js,
  'editorWorkerService.js': editorWorkerService,
  'graphql.js': graphqlWorker,
  'json.js': jsonWorker,
  'start.js': start(),
};

/** The page's own script: the policy allows none inside the page. */
function start() {
  return `const base = document.currentScript.src.replace(/[^/]+$/, '');
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => base + label + '.js' };
addEventListener('DOMContentLoaded', () => {
  const options = JSON.parse(document.querySelector('#options').textContent);
  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), options);
});
`;
}

// whoever finds the folder finds it whole
const draft = `${folder}.${process.pid}`;
mkdirSync(draft, { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(`${draft}/${name}.gz`, gzipSync(text));
try {
  renameSync(draft, folder);
} catch (error) {
  rmSync(draft, { recursive: true });
  // another process was quicker
  if (!['EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error;
}
