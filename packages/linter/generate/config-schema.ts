/** JSON Schema of `pmtakit.config.json`, for editors: what the reader in packages/cli/src/project takes. */
import { scopeNames, valueTypeNames } from '@pmtakit/grammar';
import { type Option, assumptionNames, assumptionTable, pmtaVersions } from '@pmtakit/semantics';
import {
  type FormatOptions,
  WIDEST_INDENT,
  booleanSpellings,
  defaultFormatOptions,
  keywordCases,
  lineEnds,
} from '../../formatter/src/options.ts';
import { failLevels, levels, presetNames } from '../src/configuration/levels.ts';
import { type Rule, rules } from '../src/index.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string', minLength: 1 };
const texts: Schema = { type: 'array', items: text, minItems: 1 };
const count: Schema = { type: 'integer', minimum: 0 };
const files: Schema = described('Patterns such as conf.d/*.conf, from the folder of this file.', texts);

export function configSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'pmtakit.config.json',
    description: 'What holds for a folder and all below it. Paths count from the folder of the file.',
    ...object({
      $schema: text,
      $from: described('Where a printed configuration comes from; not read.', { type: 'array', items: text }),
      extends: described('Files or packages (npm:NAME) below this one; later ones win.', {
        anyOf: [text, { type: 'array', items: text }],
      }),
      main: described('The main file of the configuration of PowerMTA.', text),
      map: described('Folders of the server and where they are here.', { type: 'object', additionalProperties: text }),
      base: described('The folder from which relative includes count; that of the main file unless given.', text),
      pmtaVersion: described('The release it is for.', { enum: pmtaVersions, default: '5.0' }),
      assumptions: described('Answers where the documentation is silent.', object(assumptionSchemas())),
      directives: described('Directives of a newer release than is known.', { type: 'array', items: directive() }),
      lint: described('What pmtalint reports.', lint()),
      format: described('How pmtafmt lays files out.', format()),
    }),
    definitions: { level: { enum: levels }, rule: ruleWith([]) },
  };
  return JSON.stringify(schema);
}

function described(description: string, schema: Schema): Schema {
  return { description, ...schema };
}

function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 && { required }),
    properties,
  };
}

function assumptionSchemas(): Record<string, Schema> {
  return Object.fromEntries(
    assumptionNames.map((name) => {
      const { summary, values } = assumptionTable[name];
      return [
        name,
        described(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`, { enum: values, default: values[0] }),
      ];
    }),
  );
}

function directive(): Schema {
  const on = { type: 'boolean' };
  const schema = object(
    {
      name: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]*$' },
      scopes: described('The sections it may stand in; global is the top level.', {
        type: 'array',
        items: { enum: scopeNames() },
        minItems: 1,
      }),
      type: described('The type of its value, see docs/reference/value-types.md.', { enum: valueTypeNames }),
      members: described('The words of an enum, or the types of records.', texts),
      to: described('The kinds of section that a reference names.', texts),
      min: described('The least of an integer.', count),
      max: described('The greatest of an integer.', count),
      list: described('Several references with commas between.', on),
      never: described('A duration may be never.', on),
      unlimited: described('A number or size may be unlimited.', on),
      optional: described('The value may be left out.', on),
      secret: described('The value is shown in no output.', on),
      repeatable: described('It may stand several times in one section.', on),
      default: text,
    },
    ['name', 'scopes', 'type'],
  );
  return {
    ...schema,
    allOf: [needs('enum', 'members'), needs('reference', 'to')],
  };
}

function needs(type: string, key: string): Schema {
  return { anyOf: [{ not: { properties: { type: { const: type } } } }, { required: [key] }] };
}

function lint(): Schema {
  const rulesSchema = object(Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])));
  const preset = described('The rules that are asked for besides those that are named.', {
    enum: presetNames,
    default: 'recommended',
  });
  return object({
    preset,
    rules: described('Rules by id, each with a level, or with [level, { option: value }].', rulesSchema),
    overrides: described('What holds for some files only; later ones win.', {
      type: 'array',
      items: object({ files, preset, rules: { $ref: '#/properties/lint/properties/rules' } }, ['files']),
    }),
    failOn: described('The least severity that makes pmtalint fail.', { enum: failLevels, default: 'info' }),
    maxWarnings: described('More warnings than this make pmtalint fail.', count),
    baseline: described('A file with findings that are known.', text),
    providers: described('A file with data of mailbox providers, over what comes with pmtalint.', text),
  });
}

function format(): Schema {
  const options = formatOptions();
  return object({
    ...options,
    ignore: described('Patterns of files that stay as they are, from the folder of this file.', {
      type: 'array',
      items: text,
    }),
    overrides: described('What holds for some files only; later ones win.', {
      type: 'array',
      items: object({ files, ...options }, ['files']),
    }),
  });
}

function formatOptions(): Record<keyof FormatOptions, Schema> {
  const { indent, align, endOfLine, keywordCase, booleans } = defaultFormatOptions;
  return {
    indent: described('Blanks for each level of sections, or one tab.', {
      anyOf: [{ type: 'integer', minimum: 0, maximum: WIDEST_INDENT }, { const: 'tab' }],
      default: indent,
    }),
    align: described('Whether values and comments of neighbouring lines stand in columns.', {
      type: 'boolean',
      default: align,
    }),
    endOfLine: described('How lines end; auto keeps what most lines have.', { enum: lineEnds, default: endOfLine }),
    keywordCase: described('Whether names of directives and sections become lower case.', {
      enum: keywordCases,
      default: keywordCase,
    }),
    booleans: described('How switches are spelled.', { enum: booleanSpellings, default: booleans }),
  };
}

function ruleSchema({ summary, options = [] }: Rule): Schema {
  const own = options.length > 0 ? ruleWith(options) : plainRule;
  return described(`${summary}.`, own);
}

const level: Schema = { $ref: '#/definitions/level' };
/** A rule that has no options. */
const plainRule: Schema = { allOf: [{ $ref: '#/definitions/rule' }] };

function ruleWith(options: readonly Option<unknown>[]): Schema {
  const schemas = options.map(({ name, description, default: value, schema }) => [
    name,
    { description, default: value, ...schema },
  ]);
  const pair = [level, object(Object.fromEntries(schemas))];
  return { anyOf: [level, { type: 'array', items: pair, additionalItems: false, minItems: 1 }] };
}
