/** Reads what a configuration file says of rules: `{ "tls-off": "error", "bounce-after-long": ["on", { "longest": "5d" }] }`. */
import type { Option } from '@pmtakit/semantics';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { didYouMean, possible } from './did-you-mean.ts';
import { JsonPlace } from './json-place.ts';
import type { SaidOfRule } from './layers.ts';
import { levels } from './levels.ts';

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of this id. @param fail is told what is wrong with it */
export function ruleNamed(id: string, fail: (problem: string) => never): Rule {
  return byId.get(id) ?? fail(`no such rule${didYouMean(id, byId.keys())}pmtalint rules lists them`);
}

/** @throws ConfigurationError naming the rule or the option that is wrong */
export function readRules(place: JsonPlace): Map<string, SaidOfRule> {
  return new Map(
    place.entries().map(([id, said]) => [
      id,
      readRule(
        ruleNamed(id, (problem) => said.fail(problem)),
        said,
      ),
    ]),
  );
}

function readRule(rule: Rule, place: JsonPlace): SaidOfRule {
  if (!Array.isArray(place.value)) return { level: levelAt(place) };
  const [level, options, more] = place.items();
  if (!level || more) return place.fail('expected [level] or [level, { option: value }]');
  return { level: levelAt(level), options: options ? readOptions(rule, options) : new Map() };
}

function levelAt(place: JsonPlace): SaidOfRule['level'] {
  if (typeof place.value !== 'string') return place.refuse('a level or [level, { option: value }]');
  return place.oneOf(levels, 'level');
}

function readOptions({ options = [] }: Rule, place: JsonPlace): Map<string, unknown> {
  return new Map(place.entries().map(([name, value]) => [name, readOption(options, name, value)]));
}

function readOption(options: readonly Option<unknown>[], name: string, place: JsonPlace): unknown {
  const option = options.find((one) => one.name === name);
  if (option) return option.read(place.value) === undefined ? place.refuse(option.expected) : place.value;
  const names = options.map((one) => one.name);
  return place.fail(names.length > 0 ? `no such option${possible(name, names)}` : 'the rule has no options');
}

/** What `--rule ID=LEVEL` says. @throws ConfigurationError that tells what is possible */
export function readRuleFlag(flag: string): [string, SaidOfRule] {
  const place = new JsonPlace(flag, '--rule');
  const equals = flag.indexOf('=');
  if (equals < 1) return place.refuse('ID=LEVEL');
  const id = flag.slice(0, equals);
  const rule = ruleNamed(id, (problem) => new JsonPlace(id, `--rule ${id}`).fail(problem));
  return [rule.id, { level: new JsonPlace(flag.slice(equals + 1), `--rule ${id}`).oneOf(levels, 'level') }];
}
