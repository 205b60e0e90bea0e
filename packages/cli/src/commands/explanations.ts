/** Why settings are what they are. */
import { GLOBAL_SCOPE, catalogue } from '@pmtakit/grammar';
import {
  type Alternative,
  type AssumptionName,
  type Model,
  type QueueName,
  type Setting,
  type Settings,
  alternativesTo,
  assumptionTable,
  assumptionsBehind,
} from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { valueText } from './settings.ts';
import { type Why, whyInQueue, whyInVirtualMta } from './why-shadowed.ts';

/** What an assumption would be with another answer, where that makes a difference. */
export interface Otherwise {
  readonly answer: string;
  /** Undefined when nothing would set it. */
  readonly value: string | undefined;
}

export interface AssumptionUsed {
  readonly name: AssumptionName;
  readonly answer: string;
  readonly summary: string;
  readonly otherwise: readonly Otherwise[];
}

export interface Explanation {
  /** Whether the setting is one of the queue or one of its virtual MTA as a whole. */
  readonly subject: 'queue' | 'virtual-mta';
  readonly setting: Setting;
  /** Why each of the shadowed lines does not count. */
  readonly reasons: readonly string[];
  readonly assumptions: readonly AssumptionUsed[];
}

/**
 * The settings of a queue and of its virtual MTA: those of a name, or all that a line sets.
 * @throws UsageError when neither has a setting of that name
 */
export function explanationsOf(model: Model, queue: QueueName, directive?: string): Explanation[] {
  const name = directive?.toLowerCase();
  const found = subjectsOf(model, queue).flatMap((subject) => {
    const settings = subject.ask(model);
    const asked = name === undefined ? settings.all.filter(({ isDefault }) => !isDefault) : settings.of(name);
    const context = { model, settings, alternatives: asked.length > 0 ? alternativesTo(model, subject.ask) : [] };
    return asked.map((setting) => explained(subject, setting, context));
  });
  if (name !== undefined && found.length === 0) throw new UsageError(whyUnknown(model, name));
  return found;
}

/** What settings belong to, and how a model is asked for them. */
interface Subject {
  readonly kind: Explanation['subject'];
  readonly ask: (model: Model) => Settings;
  readonly why: Why;
}

function subjectsOf(model: Model, queue: QueueName): Subject[] {
  return [
    { kind: 'queue', ask: (one) => one.queue(queue), why: whyInQueue(model, queue) },
    { kind: 'virtual-mta', ask: (one) => one.virtualMta(queue.virtualMta), why: whyInVirtualMta(model) },
  ];
}

function explained({ kind, why }: Subject, setting: Setting, context: Context): Explanation {
  const { line } = setting;
  return {
    subject: kind,
    setting,
    reasons: line ? setting.shadowed.map((loser) => why(line, loser)) : [],
    assumptions: assumptionsBehind(setting.name, context.settings, context.alternatives).map((name) =>
      assumptionUsed(name, setting.name, context),
    ),
  };
}

/** What a subject is set to, and what it would be set to under other assumptions. */
interface Context {
  readonly model: Model;
  readonly settings: Settings;
  readonly alternatives: readonly Alternative[];
}

function assumptionUsed(
  name: AssumptionName,
  setting: string,
  { model, settings, alternatives }: Context,
): AssumptionUsed {
  const now = valuesOf(settings, setting);
  const otherwise = alternatives
    .filter((alternative) => alternative.name === name)
    .map(({ answer, settings: other }) => ({ answer, value: valuesOf(other, setting) }))
    .filter(({ value }) => value !== now);
  return { name, answer: model.options.assumptions[name], summary: assumptionTable[name].summary, otherwise };
}

function valuesOf(settings: Settings, name: string): string | undefined {
  const values = settings.of(name).flatMap((setting) => valueText(setting) ?? []);
  return values.length > 0 ? values.join(', ') : undefined;
}

function whyUnknown({ options }: Model, name: string): string {
  const here = catalogue().directive('domain', name) ?? catalogue().directive('virtual-mta', name);
  const use = here?.deprecated?.use ?? (here?.aliasOf === undefined ? [] : [here.aliasOf]);
  if (use.length > 0) return `${name} is an old name; ask for ${use.join(' or ')}`;
  if (here) return `PowerMTA ${options.version} does not know ${name}`;
  const [elsewhere] = catalogue().directivesNamed(name);
  if (elsewhere) return `${name} is no setting of a queue or a virtual MTA; it stands ${placesOf(elsewhere.scopes)}`;
  const meant = catalogue().didYouMean('directive', name, 'domain');
  return `${name} is no PowerMTA directive${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function placesOf(scopes: readonly string[]): string {
  return scopes.map((scope) => (scope === GLOBAL_SCOPE ? 'at the top level' : `in <${scope}>`)).join(' or ');
}
