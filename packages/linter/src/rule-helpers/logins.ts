import { type Block, type Line, type Model, type Settings, isNo, linesIn } from '@pmtakit/semantics';

/** The settings that close a source to logins. [G1§3.3.7.6, §3.3.7.59] */
export const closingSwitches = ['smtp-service', 'allow-auth'] as const;

/** Whether clients may log in at all. */
export function mayLogIn(settings: Settings): boolean {
  return closingSwitches.every((name) => !isNo(settings.get(name)));
}

/** A user with the password it shows to log in. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly line: Line;
}

/** Whether anybody can log in with a password. Those with a certificate need TLS anyway. [G1§3.3.8] */
export function hasPasswordUsers(model: Model): boolean {
  return Array.from(model.sources.users).some((blocks) => {
    const method = lineIn(blocks, 'authentication-method', model)?.argument(0);
    return method?.kind !== 'enum' || method.value !== 'certificate';
  });
}

/** The users who log in with a password, each once. Users of the system and of certificates have none here. [G1§3.3.8] */
export function passwordLogins(model: Model): Login[] {
  return Array.from(model.sources.users).flatMap((blocks) => loginIn(blocks, model) ?? []);
}

function loginIn(blocks: readonly Block[], model: Model): Login | undefined {
  const [block] = blocks;
  const method = lineIn(blocks, 'authentication-method', model)?.argument(0);
  if (block?.value?.kind !== 'name' || (method?.kind === 'enum' && method.value !== 'password')) return undefined;
  const line = lineIn(blocks, 'password', model);
  const password = line?.argument(0);
  if (!line || password?.kind !== 'string' || isCutShort(line)) return undefined;
  return { user: block.value.name, password: password.text, line };
}

function lineIn(blocks: readonly Block[], name: string, { options }: Model): Line | undefined {
  const lines = blocks.flatMap((block) => linesIn(block, name)).filter(({ isValid }) => isValid);
  return options.assumptions['repeated-lines'] === 'first' ? lines[0] : lines.at(-1);
}

/** Where a `#` ends the password that its writer meant, which the rule hash-in-value tells. */
function isCutShort({ node, argumentSpan }: Line): boolean {
  return node.kind === 'directive' && node.comment?.start === argumentSpan.end;
}
