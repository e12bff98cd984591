import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../project-root.ts';

/** The editor puts styles into the page and draws with data URIs; it loads nothing from anywhere else. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A question with an answer in the seed, for whoever opens GraphiQL for the first time. */
export const starterQuery = (): string =>
  readFileSync(join(projectRoot, 'src/server/graphiql/starter.graphql'), 'utf8');

/** GraphiQL's page; its files are beside it, under `graphiql/<version>/`. */
export function pageOf(version: string): string {
  const options = JSON.stringify({ title: 'Silian 四链', defaultQuery: starterQuery(), shouldPersistHeaders: false });
  const base = `graphiql/${version}`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>Silian 四链 · GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}/graphiql.css">
<script id="options" type="application/json">${options.replaceAll('<', '\\u003c')}</script>
<script defer src="${base}/start.js"></script>
<script defer src="${base}/graphiql.js"></script>
</head>
<body id="body" class="no-focus-outline">
<noscript>GraphiQL 需要 JavaScript。 GraphiQL needs JavaScript.</noscript>
<div id="root">正在打开 GraphiQL…… Opening GraphiQL…</div>
</body>
</html>
`;
}
