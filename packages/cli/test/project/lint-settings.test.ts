import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProjectConfig } from '../../src/project/config-file.ts';
import { lintSettings } from '../../src/project/lint-settings.ts';
import { emptyConfig } from '../../src/project/project-config.ts';
import { folderWith } from '../command-line.ts';
import { problemIn } from './configs.ts';

const preset = (name: string, more: object = {}): string => JSON.stringify({ lint: { preset: name, ...more } });

describe('lintSettings', () => {
  it('asks for the recommended rules when nobody says anything', () => {
    expect(lintSettings(emptyConfig)('/nowhere/config')).toEqual({ preset: 'recommended', rules: new Map() });
  });

  it('takes the nearest file above each, and that of the current folder where there is none', () => {
    const folder = folderWith({
      'pmtakit.config.json': preset('strict'),
      'a/pmtakit.config.json': preset('all'),
      'a/b/c/config': '',
    });
    const other = folderWith({ config: '' });
    const settings = lintSettings(findProjectConfig(folder));
    expect(settings(join(folder, 'config')).preset).toBe('strict');
    expect(settings(join(folder, 'a/b/c/config')).preset).toBe('all');
    expect(settings(join(other, 'config')).preset).toBe('strict');
    expect(settings(join(folder, 'a/x'))).toBe(settings(join(folder, 'a/b/c/config')));
  });

  it('lets the command line win, over overrides too', () => {
    const rules = { rules: { 'bad-value': 'off', 'bounce-after-long': ['info', { longest: '5d' }] } };
    const overrides = { overrides: [{ files: ['config'], preset: 'none', ...rules }] };
    const folder = folderWith({ 'pmtakit.config.json': preset('strict', overrides) });
    const flags = { preset: 'all', rule: ['bad-value=hint', 'bounce-after-long=error', 'bad-value=error'] };
    const settings = lintSettings(findProjectConfig(folder), flags)(join(folder, 'config'));
    expect(settings.preset).toBe('all');
    expect(settings.rules.get('bad-value')?.level).toBe('error');
    expect(settings.rules.get('bounce-after-long')).toEqual({ level: 'error', options: new Map([['longest', '5d']]) });
  });

  it.each<[string, object, string]>([
    ['a preset', { preset: 'alll' }, '--preset: alll is no preset; did you mean all? there are recommended, strict,'],
    ['a rule', { rule: ['bad-valeu=off'] }, '--rule bad-valeu: no such rule; did you mean bad-value? '],
  ])('says at once what is wrong with %s of the command line', (_, flags, message) => {
    expect(problemIn('', () => lintSettings(emptyConfig, flags))).toContain(message);
  });

  it('says what is wrong in a nearer file when it comes to it', () => {
    const folder = folderWith({ 'a/pmtakit.config.json': '{"lint":{"preset":1}}' });
    const settings = lintSettings(emptyConfig);
    expect(problemIn(folder, () => settings(join(folder, 'a/config')))).toBe(
      'a/pmtakit.config.json: lint.preset: expected a text, not 1',
    );
  });
});
