import {
  type Block,
  type Line,
  type Model,
  type Setting,
  type Settings,
  argumentPlace,
  isNo,
  isYes,
  relatedPlace,
  validLinesIn,
} from '@pmtakit/semantics';
import { type Access, accesses } from '../rule-helpers/accesses.ts';
import { defineRule } from './rule.ts';

/** Clients that choose their virtual MTA themselves, although they have no business with it. [G1§3.3.7.48; runtime 3] */
export const xvmtaUntrusted = defineRule({
  id: 'xvmta-untrusted',
  category: 'security',
  preset: 'recommended',
  summary: 'Strangers or customers who choose the virtual MTA themselves',
  messages: {
    strangers: {
      severity: 'warning',
      text: 'Everybody may choose a virtual MTA for the mail that they send here.\nA header X-Virtual-MTA is enough, without a login: it counts before pattern-list and default-virtual-mta.\nSet process-x-virtual-mta yes for your own machines only.',
    },
    users: {
      severity: 'warning',
      text: '{{user}} and {{other}} have virtual MTAs of their own, but each may choose that of the other.\nA header X-Virtual-MTA counts before default-virtual-mta, so one customer can send from the addresses of another.\nRemove process-x-virtual-mta yes for sources of users.',
    },
  },

  configuration({ model, isWhole, report }) {
    const told = new Set<object>();
    if (isWhole && [...model.vmtas.vmtas].length === 0) return;
    const ways = accesses(model, isWhole).filter(({ breadth }) => breadth === 'anyone');
    for (const { settings, listener } of ways) {
      const { line, assumptions } = settings.get('process-x-virtual-mta') ?? {};
      if (!line || told.has(line.node) || !choosesFreely(model, settings)) continue;
      told.add(line.node);
      const related = listener ? [relatedPlace(listener.line, 'they reach this listener', line.file)] : [];
      report('strangers', argumentPlace(line), {}, { related, assumptions });
    }
    for (const { setting, user, other } of sharedChoices(model, ways)) {
      const { line, assumptions } = setting;
      if (!line || told.has(line.node)) continue;
      told.add(line.node);
      report('users', argumentPlace(line), { user: user.name, other: other.name }, { assumptions });
    }
  },
});

/** Whether clients choose without a login, and some of their mail is taken. */
function choosesFreely(model: Model, settings: Settings): boolean {
  const mayTalk = !isNo(settings.get('smtp-service')) && !isYes(settings.get('require-auth'));
  return mayTalk && isYes(settings.get('process-x-virtual-mta')) && takesTheirMail(model, settings);
}

/** Whether mail of strangers is sent on. What a processor takes, as bounces, never gets a virtual MTA. [G1§12.6, §12.7] */
function takesTheirMail(model: Model, settings: Settings): boolean {
  const { server } = model;
  const addresses = server.of('relay-address').flatMap(({ line }) => line ?? []);
  const domains = server.of('relay-domain').flatMap(({ line }) => line ?? []);
  if (addresses.length > 0 || isYes(settings.get('always-allow-relaying'))) return true;
  const taken = new Set(processedLines(model).flatMap((line) => domainsOf(model, line)));
  return domains.some((line) => domainsOf(model, line).some((domain) => !taken.has(domain)));
}

function processedLines({ whole }: Model): Line[] {
  return [...whole.blocks()].filter(isProcessor).flatMap((processor) => {
    const lists = [...processor.blocks()].filter(({ name }) => name === 'address-list');
    return lists.flatMap((list) => [...validLinesIn(list, 'domain')]);
  });
}

function isProcessor({ name }: Block): boolean {
  return name === 'bounce-processor' || name === 'feedback-loop-processor';
}

function domainsOf({ macros }: Model, line: Line): readonly string[] {
  const value = line.argument(0);
  return value?.kind === 'domain-pattern' ? macros.patternsOf(value) : [];
}

/** A user who may choose, and the virtual MTA that its mail leaves by otherwise. */
interface Customer {
  readonly name: string;
  readonly virtualMta: string;
}

/** The lines by which users with different virtual MTAs may choose, with two of the users. */
function sharedChoices(
  model: Model,
  [way]: readonly Access[],
): { setting: Setting; user: Customer; other: Customer }[] {
  const firsts = new Map<object, Customer>();
  const found: { setting: Setting; user: Customer; other: Customer }[] = [];
  for (const { name, settings } of way ? usersOf(model, way) : []) {
    const setting = settings.get('process-x-virtual-mta');
    const target = settings.get('default-virtual-mta')?.value;
    if (!setting?.line || !isYes(setting) || target?.kind !== 'reference') continue;
    const user = { name, virtualMta: target.name.toLowerCase() };
    const first = firsts.get(setting.line.node);
    if (!first) firsts.set(setting.line.node, user);
    else if (first.virtualMta !== user.virtualMta) found.push({ setting, user: first, other: user });
  }
  return found;
}

/** One user of each source, with what counts after the login. */
function usersOf(model: Model, { client }: Access): { name: string; settings: Settings }[] {
  const { sources } = model;
  const bySource = new Map<string, string>();
  for (const [block] of sources.users) {
    if (block?.value?.kind !== 'name') continue;
    const { name } = block.value;
    const key = sources.sourceOf(name).name.toLowerCase();
    if (!bySource.has(key)) bySource.set(key, name);
  }
  return Array.from(bySource.values(), (name) => ({ name, settings: model.source({ ...client, user: name }) }));
}
