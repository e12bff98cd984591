import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import { ROLES, type Role, SCOPES, type Scope } from '../features/context.ts';
import type { Key } from '../server/callers/kept-keys.ts';
import { verb, withGraph } from './options.ts';
import { UsageError } from './usage.ts';

export const keyVerb = (): Command =>
  verb('key', 'List the keys of callers that are kept in the graph.', '列出图谱中保存的调用方密钥')
    .action(list)
    .addCommand(verb('list', 'The same.', '同上').action(list))
    .addCommand(createVerb())
    .addCommand(revokeVerb());

const createVerb = (): Command =>
  verb('create', 'Make a key; its secret is told once, here.', '新建密钥；密文只在此显示一次')
    .argument('<name>', 'whose it is, e.g. desk-3: letters, digits, - and _. 持有者')
    .requiredOption('--role <role>', `${ROLES.join(', ')}. 角色`)
    .option('--scope <scopes...>', `${SCOPES.join(', ')}: what it may see besides; admins may all. 附加范围`)
    .action(create);

const revokeVerb = (): Command =>
  verb('revoke', 'Revoke a key for good; it works 5 seconds longer at most.', '永久吊销密钥，至迟 5 秒后失效')
    .argument('<id>', 'its id, as `silian key list` tells it. 编号')
    .action(revoke);

async function list(flags: Flags): Promise<void> {
  const { keptKeys } = await import('../server/callers/kept-keys.ts');
  const keys = await withGraph(flags, ({ database }) => keptKeys(database));
  process.stdout.write(keys.length === 0 ? 'None. 无\n' : `${keys.map(lineOf).join('\n')}\n`);
}

const lineOf = ({ id, name, role, scopes, createdAt, createdBy, revokedAt }: Key): string =>
  [
    ...[id, name, [role, ...scopes].join(','), `${createdAt} by ${createdBy}`],
    ...(revokedAt === undefined ? [] : [`revoked 已吊销 ${revokedAt}`]),
  ].join('  ');

interface Creating extends Flags {
  readonly role: string;
  readonly scope?: readonly string[];
}

async function create(name: string, { role, scope = [], ...flags }: Creating): Promise<void> {
  const wanted = { name: nameIn(name), role: roleIn(role), scopes: scope.map(scopeIn) };
  const [{ createKey }, { pepperFor }, { migrate }] = await Promise.all([
    import('../server/callers/kept-keys.ts'),
    import('../server/callers/pepper.ts'),
    import('../database/migrations.ts'),
  ]);
  const secret = await withGraph(flags, async ({ database }, config) => {
    if (config.apiKeys.some((key) => key.name === name))
      throw new UsageError(`${name} is a key of SILIAN_API_KEYS: choose another name. 名称已用于 SILIAN_API_KEYS`);
    await migrate(database, { onProgress: () => {} });
    return createKey(database, wanted, pepperFor(config), new Date());
  });
  process.stderr.write('Keep it: it is told only now. 请妥善保存，仅显示一次\n');
  process.stdout.write(`${secret}\n`);
}

async function revoke(id: string, flags: Flags): Promise<void> {
  const { revokeKey } = await import('../server/callers/kept-keys.ts');
  const { name, before } = await withGraph(flags, ({ database }) => revokeKey(database, id, new Date()));
  process.stdout.write(before ? `${name} was revoked already. 此前已吊销\n` : `Revoked. 已吊销: ${name}\n`);
}

function nameIn(name: string): string {
  if (/^[\w-]{1,60}$/.test(name)) return name;
  throw new UsageError(`'${name}' is no name of a key: up to 60 letters, digits, - and _. 名称不合规`);
}

function roleIn(role: string): Role {
  const found = ROLES.find((each) => each === role);
  if (found) return found;
  throw new UsageError(`'${role}' is no role. Roles: ${ROLES.join(', ')}. 没有该角色`);
}

function scopeIn(scope: string): Scope {
  const found = SCOPES.find((each) => each === scope);
  if (found) return found;
  throw new UsageError(`'${scope}' is no scope. Scopes: ${SCOPES.join(', ')}. 没有该范围`);
}
