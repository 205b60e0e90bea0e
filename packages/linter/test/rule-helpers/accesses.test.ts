import { Model, formatIp, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { accesses } from '../../src/rule-helpers/accesses.ts';
import { many, source } from '../expect-findings.ts';

function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

/** The networks and listeners of all accesses, as `0.0.0.0/0 by 0/0:25`. */
function accessesOf(text: string, isWhole = false): string[] {
  return accesses(modelOf(text), isWhole).map(({ network, listener }) => {
    const line = listener?.line;
    return `${formatIp(network)}/${network.prefix} by ${line?.kind === 'line' ? line.text : (line?.argument ?? 'default')}`;
  });
}

const ALL_IPV6 = '0:0:0:0:0:0:0:0/0';

describe('accesses', () => {
  it.each([
    ['a listener for all', 'smtp-listener 0/0:25\n', ['0.0.0.0/0 by 0/0:25', `${ALL_IPV6} by 0/0:25`]],
    ['a listener for one address', 'smtp-listener 192.0.2.1:25\n', ['0.0.0.0/0 by 192.0.2.1:25']],
    ['a listener of IPv6', 'smtp-listener [2001:db8::1]:25\n', [`${ALL_IPV6} by [2001:db8::1]:25`]],
    [
      'two listeners that treat all alike',
      'smtp-listener 192.0.2.1:25\nsmtp-listener 192.0.2.2:25\n',
      ['0.0.0.0/0 by 192.0.2.1:25'],
    ],
    ['a section', '<smtp-listener 192.0.2.1:25>\n</smtp-listener>\n', ['0.0.0.0/0 by 192.0.2.1:25']],
    ['private listeners', 'smtp-listener 127.0.0.1:25\nsmtp-listener 10.0.0.1:25\n', []],
    ['no listener', '', []],
  ])('are those of %s', (_, text, expected) => expect(accessesOf(text)).toEqual(expected));

  it('take the default listener of a whole', () => {
    expect(accessesOf('', true)).toEqual(['0.0.0.0/0 by default']);
    expect(accessesOf('smtp-listener 127.0.0.1:25\n', true)).toEqual([]);
    expect(accessesOf('smtp-listener nowhere\n', true)).toEqual([]);
  });

  it('tell networks apart, private ones left out', () => {
    const text = `smtp-listener 192.0.2.1:25\n${source('198.51.100.0/24')}${source('10/8')}${source('0/0')}`;
    expect(accessesOf(text)).toEqual(['0.0.0.0/0 by 192.0.2.1:25', '198.51.100.0/24 by 192.0.2.1:25']);
  });

  it('leave out networks whose addresses all have a narrower one', () => {
    const halves = source('198.51.100.0/25') + source('198.51.100.128/25') + source('198.51.100.0/24');
    expect(accessesOf(`smtp-listener 192.0.2.1:25\n${halves}`)).toHaveLength(3);
  });

  it('ask listeners with a source for wide networks only', () => {
    const text = `smtp-listener 192.0.2.1:25 source=a\n${source('a')}${source('198.51.100.0/24')}${source('198/9')}`;
    expect(accessesOf(text)).toEqual(['0.0.0.0/0 by 192.0.2.1:25 source=a', '198.0.0.0/9 by 192.0.2.1:25 source=a']);
  });

  it('leave out a listener that a narrower one hides', () => {
    const text = 'smtp-listener 192.0.2.0/31:25 source=a\nsmtp-listener 192.0.2.0:25\n';
    expect(accessesOf(text)).toEqual(['0.0.0.0/0 by 192.0.2.0:25']);
  });

  it('give the settings before the login', () => {
    const text = `smtp-listener 192.0.2.1:25 source=a\n${source('a', 'require-auth yes')}${source('0/0', 'require-auth no')}`;
    const [access] = accesses(modelOf(text), false);
    expect(access?.settings.get('require-auth')?.text).toBe('yes');
    expect(access?.settings).toBe(access?.settings);
  });

  it('are found once for each model', () => {
    const model = modelOf('smtp-listener 0/0:25\n');
    expect(accesses(model, false)).toBe(accesses(model, false));
  });

  it('stay few, however many listeners there are', () => {
    const listeners = many(1_000, (index) => `smtp-listener 198.51.${index >> 8}.${index & 255}:25 source=s${index}\n`);
    expect(accessesOf(listeners)).toHaveLength(200);
  });
});
