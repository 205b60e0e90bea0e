import { defaultModelOptions } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'source-defaults';
const older = { ...defaultModelOptions, version: '4.5' as const };

const copies = conf(`
  <source 10.0.0.0/8>
      always-allow-relaying yes
      # Nobody outside needs these
      add-received-header no
      log-connections yes
  </source>
  <source 192.0.2.0/24>
      add-received-header false   # asked for by sales
      log-connections yes
  </source>
`);

describe('source-defaults', () => {
  it('moves what all say into a new section behind them, with the comments of all', () => {
    expect(afterOf(copies, { only })).toBe(
      conf(`
        <source 10.0.0.0/8>
            always-allow-relaying yes
        </source>
        <source 192.0.2.0/24>
        </source>

        <source 0/0>
            # Nobody outside needs these
            # asked for by sales
            add-received-header no
            log-connections yes
        </source>
      `),
    );
  });

  it('or into the one that is there', () => {
    const text = `${copies}<source 0/0>\n  smtp-service no\n</source>\n`;
    expect(afterOf(text, { only })).toContain(
      '<source 0/0>\n  smtp-service no\n  # Nobody outside needs these\n  # asked for by sales\n  add-received-header no\n  log-connections yes\n</source>\n',
    );
  });

  it('tells what clients of no other source get, and changes nothing else', () => {
    const { intended, refused, applied } = refactored(copies, { only });
    expect(refused).toEqual([]);
    expect(new Set(intended.map(({ setting, before, after }) => `${setting} ${before} ${after}`))).toEqual(
      new Set(['add-received-header true no', 'log-connections false yes']),
    );
    expect(applied[0]?.safety).toBe('confirm');
    expect(applied[0]?.notes.join()).toContain('added later');
  });

  it.each([
    'always-allow-relaying yes',
    'require-auth yes',
    'smtp-service no',
    'default-virtual-mta a',
    'process-x-virtual-mta yes',
  ])('never moves %s', (line) => {
    const text = `<source 10.0.0.0/8>\n    ${line}\n</source>\n<source 192.0.2.0/24>\n    ${line}\n</source>\n`;
    expect(proposalsFor(text, only)).toEqual([]);
  });

  it('leaves what one source does not say', () => {
    const text = `${copies}<source 198.51.100.0/24>\n    log-connections yes\n</source>\n`;
    expect(afterOf(text, { only }).match(/add-received-header/g)).toHaveLength(2);
  });

  it('leaves other values where they are', () => {
    const text = `${copies}<source 198.51.100.0/24>\n    add-received-header yes\n    log-connections yes\n</source>\n`;
    expect(afterOf(text, { only })).toContain('<source 198.51.100.0/24>\n    add-received-header yes\n</source>');
  });

  it('leaves a copy inside a source that says something else', () => {
    const text = conf(`
      <source 10.0.0.0/8>
          log-connections no
      </source>
      <source 10.1.0.0/16>
          log-connections yes
      </source>
      <source 192.0.2.0/24>
          log-connections yes
      </source>
      <source 198.51.100.0/24>
          log-connections yes
      </source>
    `);
    expect(afterOf(text, { only })).toContain('<source 10.1.0.0/16>\n    log-connections yes\n');
  });

  it('puts the new section last, since before 5.0 the first one that fits counts', () => {
    expect(afterOf(copies, { only, options: older })).toMatch(/<source 0\/0>\n[^<]*<\/source>\n$/);
    expect(refactored(copies, { only, options: older }).refused).toEqual([]);
  });

  it('leaves all where a section for all stands first and counts for all, as before 5.0', () => {
    const text = `<source 0/0>\n    smtp-service no\n</source>\n${copies}`;
    expect(proposalsFor(text, only, older)).toEqual([]);
    expect(proposalsFor(text, only)).toHaveLength(1);
  });
});
