/** A query of a document, with the variables and the answer that stand behind it. */
export interface Example {
  /** The headings above it, outermost first. */
  readonly heading: string;
  readonly line: number;
  readonly query: string;
  readonly variables: Record<string, unknown> | undefined;
  /** The whole answer as printed: `{"data": …}` or `{"errors": […]}`. */
  readonly answer: unknown;
}

export interface Block {
  readonly language: string;
  readonly text: string;
  readonly heading: string;
  readonly line: number;
}

const FENCE = /^```(\w*)$/;
const HEADING = /^#{1,6} (.+)$/;

/** The fenced blocks of a Markdown text, each with the heading it stands under. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = FENCE.exec(line);
    if (open && fence) {
      blocks.push({ language: open.language, text: open.lines.join('\n'), heading, line: open.line });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (fence) open = { language: fence[1] ?? '', line: index + 1, lines: [] };
    else heading = HEADING.exec(line)?.[1] ?? heading;
  }
  if (open) throw new Error(`The block of line ${open.line} is not closed`);
  return blocks;
}

/** The queries of a document: a `graphql` block, perhaps a `json` block of variables, then a `json` block, its answer. */
export function examplesOf(markdown: string): Example[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ language, text, heading, line }, index) => {
    if (language !== 'graphql') return [];
    const next = blocks.findIndex((block, place) => place > index && block.language === 'graphql');
    const behind = blocks.slice(index + 1, next === -1 ? undefined : next).filter((block) => block.language === 'json');
    const given = behind.map((block): unknown => parsed(block));
    const [variables, answer] = given.length === 1 ? [undefined, given[0]] : given;
    if (answer === undefined || given.length > 2) {
      throw new Error(
        `The query of line ${line} has ${given.length} json blocks: its variables, if any, and its answer`,
      );
    }
    return [{ heading, line, query: text, variables: variables as Example['variables'], answer }];
  });
}

function parsed({ text, line }: Block): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`The block of line ${line} is no JSON`, { cause });
  }
}
