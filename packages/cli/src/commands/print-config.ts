/** `pmtalint --print-config FILE`: what holds for one file, as a configuration file. */
import { type RuleSettings, levelOf, rules } from '@pmtakit/linter';
import type { ModelOptions } from '@pmtakit/semantics';
import { findProjectConfig } from '../project/config-file.ts';
import { printedDirective } from '../project/extra-directives.ts';
import { formatOf, isIgnored } from '../project/format-settings.ts';
import { type LintFlags, lintSettings, nearestConfig } from '../project/lint-settings.ts';
import { type ReadingOptions, mappingsOf, modelOptionsOf } from '../project/options.ts';
import type { ProjectConfig } from '../project/project-config.ts';

/**
 * All that the configuration files and the command line say of a file, with every rule. A valid `pmtakit.config.json`,
 * whose paths count from the current folder.
 * @throws UsageError as the flags and the files do
 */
export function printConfig(path: string, options: ReadingOptions & LintFlags): string {
  const config = findProjectConfig('.');
  const settings = lintSettings(config, options)(path);
  const nearest = nearestConfig(config)(path);
  const from = new Set([...config.files, ...nearest.files]);
  // What nobody says is undefined, and not printed.
  const printed = {
    $from: [...from],
    ...places(config, options),
    ...model(modelOptionsOf(options, config)),
    directives: config.directives.length > 0 ? config.directives.map(printedDirective) : undefined,
    lint: lintOf(config, settings),
    format: printedFormat(nearest, path),
  };
  return `${JSON.stringify(printed, undefined, 2)}\n`;
}

function places(config: ProjectConfig, options: ReadingOptions): object {
  const mappings = mappingsOf(options, config).map(({ from, to }) => [from, to] as const);
  return {
    main: options.config ?? config.main,
    base: options.base ?? config.base,
    map: mappings.length > 0 ? Object.fromEntries(mappings) : undefined,
  };
}

function model({ version, assumptions }: ModelOptions): object {
  return { pmtaVersion: version, assumptions };
}

function lintOf({ lint: { failOn, maxWarnings, baseline, providers } }: ProjectConfig, settings: RuleSettings): object {
  const printed = rules.map((rule) => {
    const given = settings.rules.get(rule.id)?.options;
    const options = rule.options?.map((option) => [option.name, given?.get(option.name) ?? option.default] as const);
    const level = levelOf(settings, rule);
    return [rule.id, options ? [level, Object.fromEntries(options)] : level] as const;
  });
  return { preset: settings.preset, failOn, maxWarnings, baseline, providers, rules: Object.fromEntries(printed) };
}

/** Without what only pmtafmt asks, such as `.editorconfig`. */
function printedFormat({ format }: ProjectConfig, path: string): object | undefined {
  const { options } = formatOf(format, path);
  const printed = { ...options, ...(isIgnored(format, path) && { ignore: ['**'] }) };
  return Object.keys(printed).length > 0 ? printed : undefined;
}
