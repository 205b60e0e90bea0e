import { describe, expect, it } from 'vitest';
import {
  type Assumptions,
  Model,
  type PmtaVersion,
  alternativesTo,
  assumptionsBehind,
  clientOf,
  defaultAssumptions,
  loadProject,
  memoryFiles,
} from '../../src/index.ts';

function modelOf(text: string, assumptions: Partial<Assumptions> = {}, version: PmtaVersion = '5.0'): Model {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
  return new Model(project, { version, assumptions: { ...defaultAssumptions, ...assumptions } });
}

/** What max-smtp-out of example.com by a virtual MTA rests on. */
function behind(text: string, virtualMta = '{default}', assumptions: Partial<Assumptions> = {}): string[] {
  const ask = (model: Model) => model.queue({ domain: 'example.com', virtualMta });
  const model = modelOf(text, assumptions);
  return assumptionsBehind('max-smtp-out', ask(model), alternativesTo(model, ask));
}

const domain = (pattern: string, out: string) => `<domain ${pattern}>\n${out}\n</domain>\n`;

describe('what a setting rests on', () => {
  it.each<[string, string, string[]]>([
    ['nothing, where there is one line', domain('example.com', 'max-smtp-out 5'), []],
    [
      'nothing, where the documentation gives the order',
      domain('*', 'max-smtp-out 5') + domain('example.com', 'max-smtp-out 6'),
      [],
    ],
    [
      'two sections of one pattern',
      domain('*', 'max-smtp-out 5') + domain('*', 'max-smtp-out 6'),
      ['duplicate-blocks'],
    ],
    [
      'a second section that says something else',
      domain('*', 'max-smtp-out 5') + domain('*', 'queue-to x'),
      ['duplicate-blocks'],
    ],
    ['nothing, where both say the same', domain('*', 'max-smtp-out 5') + domain('*', 'max-smtp-out 5'), []],
    ['two lines', domain('*', 'max-smtp-out 5\nmax-smtp-out 6'), ['repeated-lines']],
    [
      'a literal section over a macro',
      `domain-macro m example.com\n${domain('$m', 'max-smtp-out 5')}${domain('example.com', 'queue-to x')}`,
      ['literal-over-macro'],
    ],
    [
      'a list that goes on',
      `domain-macro m example.org,\n  example.com\n${domain('$m', 'max-smtp-out 5')}`,
      ['broken-lists'],
    ],
  ])('%s', (_, text, names) => expect(behind(text)).toEqual(names));

  it('the order of scopes and patterns', () => {
    const text = `<virtual-mta a>\n${domain('*', 'max-smtp-out 5')}</virtual-mta>\n${domain('example.com', 'max-smtp-out 6')}`;
    expect(behind(text, 'a')).toEqual(['resolution']);
    expect(behind(text, 'a', { resolution: 'specificity-first' })).toEqual(['resolution']);
    expect(behind(text)).toEqual([]);
  });

  it('the case of a name', () => {
    const text = `<virtual-mta A>\n${domain('*', 'max-smtp-out 5')}</virtual-mta>\n`;
    expect(behind(text, 'a')).toEqual(['name-case']);
    expect(behind(text, 'A')).toEqual([]);
  });

  it('the order of sources, before it was documented', () => {
    const text = '<source 0/0>\nallow-auth no\n</source>\n<source 192.0.2.1>\nallow-auth yes\n</source>\n';
    const ask = (model: Model) => model.source(clientOf({ address: '192.0.2.1' }));
    const names = (version: PmtaVersion) => {
      const model = modelOf(text, {}, version);
      return assumptionsBehind('allow-auth', ask(model), alternativesTo(model, ask));
    };
    expect(names('4.5')).toEqual(['source-order']);
    expect(names('5.0')).toEqual([]);
  });
});

it('makes the model for another answer once', () => {
  const model = modelOf('');
  expect(model.under('repeated-lines', 'first')).toBe(model.under('repeated-lines', 'first'));
  expect(model.under('repeated-lines', 'first').options.assumptions['repeated-lines']).toBe('first');
  expect(model.options.assumptions['repeated-lines']).toBe('last');
});
