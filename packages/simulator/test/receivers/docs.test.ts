/** The examples of docs/receivers.md are read. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readProviderModels } from '../../src/receivers/provider-models.ts';
import { readReceiverModel } from '../../src/receivers/read-model.ts';

const page = readFileSync(new URL('../../../../docs/receivers.md', import.meta.url), 'utf8');
const data: unknown = JSON.parse(readFileSync(new URL('../../src/data/receivers.json', import.meta.url), 'utf8'));
const { written: known } = readProviderModels(data);
const schema: { definitions: { model: { properties: object } } } = JSON.parse(
  readFileSync(new URL('../../data/receiver.schema.json', import.meta.url), 'utf8'),
);
const keys = Object.keys(schema.definitions.model.properties);

const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);

/** The models of an example, which has a list of receivers or shows keys of a model. */
function modelsIn(text: string): unknown[] {
  const value: { receivers?: readonly { model: unknown }[] } = parse(text);
  return value.receivers ? value.receivers.map(({ model }) => model) : [value];
}

describe('docs/receivers.md', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples)('%s', (text) => {
    for (const model of modelsIn(text)) {
      const faults: string[] = [];
      readReceiverModel(model, (path, message) => faults.push(`${path.join('.')} ${message}`), { known });
      expect(faults).toEqual([]);
    }
  });

  it('names every key but that of the name', () => {
    expect(keys.filter((key) => key !== 'name' && !page.includes(`\`${key}\``))).toEqual([]);
  });
});
