import type { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explained } from '../../src/cli/explain.ts';
import { program, run } from '../../src/cli/program.ts';
import { SilianError } from '../../src/errors.ts';
import { backOff } from '../../src/server/back-off.ts';

const CHINESE = /\p{Script=Han}/u;

const verbs = (command: Command): Command[] => [command, ...command.commands.flatMap(verbs)];
const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
const all = verbs(program()).map((command): [string, Command] => [nameOf(command), command]);

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs a command line and keeps what it writes. */
const told = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
  const texts = { out: '', err: '' };
  const keep = (stream: 'out' | 'err') => (text: unknown) => {
    texts[stream] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep('out'));
  vi.spyOn(process.stderr, 'write').mockImplementation(keep('err'));
  return { code: await run(words), ...texts };
};

describe('the help', () => {
  it('knows every verb that works', () => {
    expect(all.map(([name]) => name)).toEqual([
      'silian',
      'silian serve',
      'silian migrate',
      'silian seed',
      'silian demo',
      'silian ingest',
      'silian bulk',
      'silian import',
      'silian extract',
      'silian source',
      'silian source attach',
      'silian retract',
      'silian review',
      'silian review apart',
      'silian review scan',
      'silian merge',
      'silian merge list',
      'silian merge undo',
      'silian forget',
      'silian forget lift',
      'silian runs',
      'silian runs undo',
      'silian export',
      'silian backup',
      'silian restore',
      'silian check',
      'silian audit',
      'silian audit verify',
      'silian key',
      'silian key list',
      'silian key create',
      'silian key revoke',
      'silian bench-data',
    ]);
  });

  it.each(all)('of `%s` speaks both languages in every line', (_name, command) => {
    const { options, registeredArguments } = command;
    const lines = [
      command.description(),
      ...[...options, ...registeredArguments].map(({ description }) => description),
    ];
    for (const line of lines) {
      expect(line).toMatch(CHINESE);
      expect(line).toMatch(/[a-z]{3}/);
    }
    expect(command.helpInformation()).toContain('显示帮助');
  });

  it('is no fault: exit code 0', async () => {
    const { code, out } = await told('serve', '--help');
    expect(code).toBe(0);
    expect(out).toContain('启动服务');
  });
});

describe('the exit code', () => {
  it.each([[['nonsense']], [['serve', '--nonsense']], [['source', 'attach', 'only-a-key']], [['serve', '--port']]])(
    'of wrong usage is 2: %s',
    async (words) => {
      const { code, err } = await told(...words);
      expect(code).toBe(2);
      expect(err).toContain('--help');
    },
  );

  it('of a failure is 1, with what to do next', async () => {
    const { code, err } = await told('serve', '--port', '70000');
    expect(code).toBe(1);
    expect(err).toContain("--port is '70000'. Allowed: a whole number from 0 to 65535");
  });

  it('of a file that cannot be written is 1', async () => {
    const { code, err } = await told('demo', '--out', '/nowhere/demo.jsonl');
    expect(code).toBe(1);
    expect(err).toContain('/nowhere/demo.jsonl cannot be written');
  });

  it('of made-up data that no number of things makes is 1', async () => {
    const { code, err } = await told('bench-data', '--entities', '3');
    expect(code).toBe(1);
    expect(err).toContain('--entities 3 is too few');
  });

  it('of a file that cannot be read is 1', async () => {
    const { code, err } = await told('source', 'attach', 'source:x', '/nowhere/text.txt');
    expect(code).toBe(1);
    expect(err).toContain('/nowhere/text.txt cannot be read');
  });
});

describe('a fault', () => {
  it.each([
    [
      new SilianError('DB_UNAVAILABLE', 'The graph does not answer. Try again in a moment.'),
      'The graph does not answer. Try again in a moment.\n图谱无应答，请稍后重试',
    ],
    [
      new SilianError('INVALID_RECORD', 'list:1 to: no entity has the key org:太行职业学院'),
      'list:1 to: no entity has the key org:太行职业学院\n记录有误，未写入；请按上列文件、行号与字段改正后重新执行',
    ],
    [new SilianError('CONFLICT', 'It is under way. 正在进行'), 'It is under way. 正在进行'],
  ])('is told in Chinese too, once', (error, told) => {
    expect(explained(error)).toBe(told);
  });
});

it('waits longer from try to try, up to 30 s, never all services at one time', () => {
  expect([0, 1, 2, 6, 50].map((attempt) => backOff(attempt, () => 1))).toEqual([500, 1000, 2000, 30_000, 30_000]);
  expect(backOff(0, () => 0)).toBe(250);
});

describe('the data folder', () => {
  const below = all.flatMap(([name, { parent }]) => (parent?.parent ? [name.split(' ').slice(1)] : []));

  it.each(below)('is heard of before and behind %s %s', async (verb, own) => {
    const home = ['--home', '/a'];
    // a verb that only holds others has no options
    const places: [before: string[], behind: string[]][] =
      verb === 'source'
        ? [[[], home]]
        : [
            [[], home],
            [home, []],
          ];
    for (const [before, behind] of places) {
      const silian = program();
      const above = silian.commands.find((each) => each.name() === verb);
      const acting = above?.commands.find((each) => each.name() === own);
      if (!above || !acting) throw new Error(`there is no ${verb} ${own}`);
      const heard: unknown[] = [];
      acting.action(() => {
        heard.push(acting.opts().home);
      });
      const needed = acting.registeredArguments.map(() => 'x');
      const mandatory = acting.options.flatMap(({ mandatory: isNeeded, long }) =>
        long && (isNeeded || long === '--reason') ? [long, 'x'] : [],
      );
      const words = [verb, ...before, own, ...needed, ...mandatory, ...behind];
      await silian.parseAsync(words, { from: 'user' });
      expect(heard).toEqual(['/a']);
    }
  });
});

it.each(['merge a b', 'forget a', 'merge undo a'])('%s needs a reason', async (words) => {
  const { code, err } = await told(...words.split(' '));
  expect([code, err]).toEqual([2, expect.stringContaining("required option '--reason <text>' not specified")]);
});
