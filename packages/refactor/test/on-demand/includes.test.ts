import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions } from '../../../semantics/test/slow/answers.ts';
import { queueNodes, sourceNodes } from '../../../semantics/test/slow/generate.ts';
import { type Node, print } from '../../../semantics/test/slow/printing.ts';
import { SlowResolver } from '../../../semantics/test/slow/resolver.ts';
import { type RunReport, findProposals, inlines, onDemand, runRefactorings, tryProposal } from '../../src/index.ts';
import { type Texts, conf, refactorableOf } from '../dry/refactored.ts';
import { type Ask, askQueues, askSources } from '../dry/slow-questions.ts';

const refactorings = onDemand.filter(({ id }) => id === 'includes');

function split(texts: Texts, options?: Parameters<typeof refactorableOf>[1]): RunReport {
  return runRefactorings(refactorableOf(texts, options), { refactorings, isWanted: () => true });
}

function textsAfter(texts: Texts): Record<string, string> {
  return { ...texts, ...Object.fromEntries(split(texts).files.map(({ path, after }) => [path, after])) };
}

const domain = (name: string, ...lines: readonly string[]): string =>
  `<domain ${name}>\n${['retry-after 3m', ...lines].map((line) => `    ${line}\n`).join('')}</domain>\n`;

describe('includes', () => {
  it('moves each topic to a file of its own, with all comments', () => {
    const config = conf(`
      # The only server
      log-file /var/log/pmta/log
      # What is not logged is lost

      # ---- Providers ----

      <domain a.example>
          max-smtp-out 3   # as they asked
      </domain>
      # Slow
      domain-macro slow b.example, c.example

      smtp-listener 0/0:25

      # ---- Records ----
      <acct-file /var/log/pmta/acct.csv>
          records d, b
          max-size 1G
          move-interval 1h
      </acct-file>
      # Written by hand

      <domain $slow>
          max-smtp-out 1
      </domain>

      spool /var/spool/pmta
    `);
    expect(textsAfter({ config })).toEqual({
      config: conf(`
        # The only server
        log-file /var/log/pmta/log
        # What is not logged is lost

        include domains.conf

        smtp-listener 0/0:25

        include accounting.conf
        # Written by hand

        spool /var/spool/pmta
      `),
      'domains.conf': conf(`
        # ---- Providers ----

        <domain a.example>
            max-smtp-out 3   # as they asked
        </domain>
        # Slow
        domain-macro slow b.example, c.example

        <domain $slow>
            max-smtp-out 1
        </domain>
      `),
      'accounting.conf': conf(`
        # ---- Records ----
        <acct-file /var/log/pmta/acct.csv>
            records d, b
            max-size 1G
            move-interval 1h
        </acct-file>
      `),
    });
  });

  it('tells which file a new one is like, and is proven', () => {
    const { files, applied, refused } = split({ config: domain('a.example') + domain('b.example') });
    expect(files.map(({ path, besides, before }) => [path, besides, before === ''])).toEqual([
      ['config', undefined, false],
      ['domains.conf', 'config', true],
    ]);
    expect(applied.map(({ saves, message }) => [saves, message])).toEqual([
      [-1, '2 items (<domain>) can stand in domains.conf'],
    ]);
    expect(refused).toEqual([]);
  });

  it('puts new files beside the main file', () => {
    const texts = { config: 'include pmta/config\n' };
    const all = refactorableOf({ ...texts, config: domain('a.example') + domain('b.example') }).open(new Map());
    const [found] = findProposals(all, refactorings);
    expect(found?.creates?.map(({ path }) => path)).toEqual(['domains.conf']);
  });

  it('finds nothing more in what it made', () => {
    const after = textsAfter({ config: domain('a.example') + domain('b.example') });
    expect(findProposals(refactorableOf(after).open(new Map()), refactorings)).toEqual([]);
  });

  const user = (name: string): string => `<smtp-user ${name}>\n    password secret-${name}\n</smtp-user>\n`;
  const source =
    '<source 10/8>\n    log-connections yes\n    add-date-header yes\n    always-allow-relaying yes\n</source>\n';

  it.each<[string, string, string]>([
    ['passwords', user('a') + source + user('b'), `${user('a')}include sources.conf\n${user('b')}`],
    [
      'passwords in comments',
      `${source}<source 192.0.2.1>\n    # password old-one\n    log-connections yes\n</source>\n`,
      'include sources.conf\n<source 192.0.2.1>\n    # password old-one\n    log-connections yes\n</source>\n',
    ],
    [
      'what somebody asked to keep',
      `${domain('a.example', 'max-smtp-out 3', 'max-msg-rate 100/h')}# pmtafmt-ignore\n${domain('b.example')}`,
      `include domains.conf\n# pmtafmt-ignore\n${domain('b.example')}`,
    ],
    [
      'comments that the linter reads',
      `${domain('a.example', 'max-smtp-out 3', 'max-msg-rate 100/h')}# pmtalint-disable retry-too-fast\nspool /s\n`,
      'include domains.conf\n# pmtalint-disable retry-too-fast\nspool /s\n',
    ],
  ])('leaves %s', (_, config, after) => {
    expect(textsAfter({ config })['config']).toBe(after);
  });

  it('is refused where the order means something, with a witness', () => {
    const key = (domain: string, path: string): string => `domain-key a, ${domain}, ${path}\n`;
    const others = ['b.net', 'c.net', 'd.net', 'e.net'].map((name) => key(name, '/other')).join('');
    const config = `${others}include more.conf\n${key('a.net', '/second')}`;
    const { refused, files } = split({ config, 'more.conf': key('a.net', '/first') });
    expect(files).toEqual([]);
    expect(refused.map(({ refusal }) => refusal.reason)).toEqual(['changes']);
  });

  it('moves sections with several blank lines between them', () => {
    const vmta = (name: string): string =>
      `<virtual-mta ${name}>\n    max-smtp-out 4\n    host-name x\n</virtual-mta>\n`;
    const config = `${vmta('a')}\n\n\n${domain('a.example')}\n\n\n${vmta('b')}\n\n\n\n${domain('b.example')}\n\n`;
    expect(textsAfter({ config })).toEqual({
      config: expect.stringMatching(/^include virtual-mtas\.conf\n{4}include domains\.conf\n+$/),
      'virtual-mtas.conf': `${vmta('a')}\n${vmta('b')}`,
      'domains.conf': `${domain('a.example')}\n${domain('b.example')}`,
    });
  });

  it('makes no file for a few lines, and none that is a part of the configuration', () => {
    expect(split({ config: domain('a.example') }).files).toEqual([]);
    const config = `include domains.conf\n${domain('a.example')}${domain('b.example')}`;
    expect(split({ config, 'domains.conf': '' }).files).toEqual([]);
  });

  it('sees that an include of all files of the folder would bring a new one again', () => {
    const config = `include *.conf\n<acct-file /a>\n    records d\n    max-size 1G\n    move-interval 1h\n    delete-after 3d\n</acct-file>\n`;
    const { refused } = split({ config, 'other.conf': '' });
    expect(refused).toHaveLength(1);
  });

  it('gives editors the files to make', () => {
    const refactorable = refactorableOf({ config: domain('a.example') + domain('b.example') });
    const [found] = findProposals(refactorable.open(new Map()), refactorings);
    const trial = found && tryProposal(refactorable, found);
    expect(trial?.refusal === undefined && trial?.creates.map(({ path }) => path)).toEqual(['domains.conf']);
  });
});

/** What the split files become when their includes are taken in again. */
function joined(texts: Texts): string {
  const inlining = inlines.filter(({ id }) => id === 'inline-includes');
  const { files } = runRefactorings(refactorableOf(texts), { refactorings: inlining, isWanted: () => true });
  return files.find(({ path }) => path === 'config')?.after ?? texts['config'] ?? '';
}

function judge(nodes: fc.Arbitrary<Node[]>, ask: Ask): void {
  fc.assert(
    fc.property(nodes, modelOptions, (all, options) => {
      const config = print(all);
      const { files, intended } = split({ config }, options);
      if (files.length === 0) return;
      const after = joined(Object.fromEntries(files.map((file) => [file.path, file.after])));
      expect(after).not.toMatch(/^include /m);
      const [now, then] = [after, config].map((text) => ask(new SlowResolver(text, options), intended));
      expect(now, `${config}\n---\n${after}`).toEqual(then);
    }),
    { numRuns: 60 },
  );
}

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

describe('real files', () => {
  it.skipIf(!existsSync(corpus))('are split, and joined again (skipped where shared/ is not there)', () => {
    const names = readdirSync(corpus).filter((name) => name.endsWith('.conf'));
    for (const name of names) {
      const config = readFileSync(join(corpus, name), 'latin1').replaceAll(/^[ \t]*include[ \t].*/gim, '# an include');
      const { files, refused } = split({ config });
      expect(refused, name).toEqual([]);
      const texts = Object.fromEntries(files.map((file) => [file.path, file.after]));
      if (files.length > 0) expect(joined(texts), name).not.toMatch(/^include /m);
    }
  });
});

describe('a split, and its way back', () => {
  it('change nothing for queues and virtual MTAs', () => judge(queueNodes, askQueues));
  it('change nothing for sources', () => judge(sourceNodes, askSources));
});
