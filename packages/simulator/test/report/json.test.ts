import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { resultSchema } from '../../src/report/json-schema.ts';
import { readResultJson, resultJson } from '../../src/report/json.ts';
import { configuredCeilings } from '../../src/results/ceilings.ts';
import { modelOf } from '../harness.ts';
import { measured } from '../results/measured-run.ts';
import { busyConfiguration, busyRun, samples } from './samples.ts';

const validate = new Ajv2020({ allowUnionTypes: true, strict: true }).compile(resultSchema);

describe('a result as JSON', () => {
  test.each(samples)('%s has the shape of the schema', (_, run) => {
    validate(JSON.parse(resultJson(run())));
    expect(validate.errors).toBeNull();
  });

  test('every property of the schema is there in some result', () => {
    const text = samples.map(([, run]) => resultJson(run())).join('');
    const names = JSON.stringify(resultSchema).matchAll(/"required":(\[[^\]]*\])/g);
    for (const [, list = '[]'] of names) {
      const all: string[] = JSON.parse(list);
      for (const name of all) expect(text).toContain(`"${name}":`);
    }
  });

  test.each(samples)('%s is read again as it was', (_, run) => {
    const result = run();
    expect(readResultJson(resultJson(result))).toEqual(result);
  });

  test.each([
    ['no JSON', '{', 'is not JSON'],
    ['a list', '[]', 'is no result of a simulation'],
    ['another object', '{"version":1}', 'is a result of version 1'],
    ['a newer one', '{"version":99}', 'is a result of version 99'],
  ])('%s is refused', (_, text, why) => {
    expect(readResultJson(text)).toContain(why);
  });

  test('an unknown property breaks the schema', () => {
    const result = { ...busyRun(), surprise: 1 };
    expect(validate(result)).toBe(false);
  });
});

test('ceilings are numbers or null', () => {
  const config = busyConfiguration;
  const { result } = measured(config, [{ count: 3 }], { facts: { allowed: configuredCeilings(modelOf(config)) } });
  validate(JSON.parse(resultJson(result)));
  expect(validate.errors).toBeNull();
});
