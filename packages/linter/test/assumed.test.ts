import { Model, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { lintProject } from '../src/index.ts';
import { SERVER, domain, vmta } from './expect-findings.ts';

/** `rule: assumptions` of each finding. */
function assumedIn(text: string, assumptions = true): string[] {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
  const [result] = lintProject(project, new Model(project), { assumptions });
  return (result?.diagnostics ?? []).map(({ rule, assumptions: names = [] }) => `${rule}: ${names.join(', ')}`);
}

const masked =
  SERVER +
  domain('gmail.com', 'max-msg-rate 250/h') +
  vmta('a', 'smtp-source-host 192.0.2.1 a.example.com', domain('*', 'max-msg-rate 9000/h'));

describe('the assumptions behind a finding', () => {
  it('are those under whose other answers it is not found', () => {
    expect(assumedIn(masked)).toEqual(['vmta-wildcard-masks-global: resolution']);
  });

  it('are asked of each reading anew, whatever was found out for another one', () => {
    const twice = SERVER + domain('*', 'bounce-upon-transfer-failure no', 'bounce-upon-transfer-failure yes');
    expect(assumedIn(twice)).toContain('bounce-upon-transfer-failure: repeated-lines');
  });

  it('are none for what is wrong in any case', () => {
    expect(assumedIn('no-such-name 1\n')).toEqual(['unknown-directive: ']);
  });

  it('are left to the rules unless they are asked for', () => {
    expect(assumedIn(masked, false)).toEqual(['vmta-wildcard-masks-global: resolution']);
    expect(assumedIn('no-such-name 1\n', false)).toEqual(['unknown-directive: ']);
  });
});
