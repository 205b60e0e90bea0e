import { SourceFile } from '@pmtakit/grammar';
import { Model, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { SERVER, domain } from '../expect-findings.ts';
import { type LintResult, type RuleSettings, lint, lintProject, recommended } from '../../src/index.ts';

/** A finding of bad-value. */
const BAD = 'retry-after soon';

const lintText = (text: string, settings: RuleSettings = recommended): LintResult =>
  lint(new SourceFile('config', text), { settingsFor: () => settings });
const idsOf = ({ diagnostics }: LintResult): string[] => diagnostics.map(({ rule }) => rule);
/** The lines of the findings of bad-value that stay. */
const linesLeft = (text: string): number[] => {
  const { source, diagnostics } = lintText(text);
  return diagnostics.filter(({ rule }) => rule === 'bad-value').map(({ span }) => source.range(span).start.line);
};

describe('a comment', () => {
  it.each([
    ['at the end of a line, about that', `${BAD} # pmtalint-disable-line bad-value\n${BAD}`, [3]],
    ['above a line, about that', `# pmtalint-disable-next-line bad-value\n${BAD}\n${BAD}`, [4]],
    ['further above', `# pmtalint-disable-next-line bad-value\n\n# text\n\t\n${BAD}\n${BAD}`, [7]],
    ['at the end of the line above', `${BAD} # pmtalint-disable-next-line bad-value\n${BAD}`, [2]],
    ['above, twice', `# pmtalint-disable-next-line wrong-scope\n# pmtalint-disable-next-line bad-value\n${BAD}`, []],
    ['of a block', `${BAD}\n# pmtalint-disable bad-value\n${BAD}\n${BAD}`, [2]],
    ['of a block that ends', `# pmtalint-disable bad-value\n${BAD}\n# pmtalint-enable bad-value\n${BAD}`, [5]],
    ['of a block at the end of lines', `${BAD} # pmtalint-disable bad-value\n${BAD} # pmtalint-enable\n${BAD}`, [3, 4]],
    ['of a block that ends another', `# pmtalint-disable bad-value\n# pmtalint-enable name-case\n${BAD}`, []],
    ['of a block of all', `# pmtalint-disable all\n${BAD}\n# pmtalint-enable bad-value\n${BAD}`, [5]],
    [
      'of a block that begins again',
      `# pmtalint-disable all\n# pmtalint-enable\n# pmtalint-disable bad-value\n${BAD}`,
      [],
    ],
    ['of the file, wherever it stands', `${BAD}\n${BAD}\n# pmtalint-disable-file bad-value`, []],
    ['of all rules', `${BAD} # pmtalint-disable-line all`, []],
    ['of several', `${BAD} # pmtalint-disable-line name-case, bad-value -- a`, []],
    ['behind words', `${BAD} # text # pmtalint-disable-line bad-value`, []],
    ['without a blank', `${BAD} #pmtalint-disable-line bad-value`, []],
    ['with more marks', `${BAD} ### pmtalint-disable-line bad-value`, []],
    ['glued to the value', `${BAD}#pmtalint-disable-line bad-value`, []],
    ['of another rule', `${BAD} # pmtalint-disable-line name-case`, [2]],
    ['in capitals', `${BAD} # PMTALINT-DISABLE-LINE bad-value`, [2]],
    ['that is quoted by words', `${BAD} # like "# pmtalint-disable-line bad-value"`, [2]],
    ['in another section', `</domain><domain b>\n# pmtalint-disable bad-value\n</domain>\n<domain a>\n${BAD}`, [6]],
  ])('%s', (_, lines, left) => expect(linesLeft(domain('example.com', lines))).toEqual(left));

  it('of a block at an opening tag is about the section and its tags', () => {
    const section = (comment: string) => `<domain *> ${comment}\n${BAD}\n</domain>\n`;
    expect(linesLeft(section('# pmtalint-disable bad-value') + section(''))).toEqual([5]);
    expect(idsOf(lintText('<domian *> # pmtalint-disable unknown-directive\n</domian>'))).toEqual([]);
  });

  it('of a block at a closing tag is about what follows the section', () => {
    const text = `<domain a>\n${BAD}\n</domain> # pmtalint-disable bad-value\n<domain b>\n${BAD}\n</domain>\n`;
    expect(linesLeft(text)).toEqual([2]);
  });

  it('of a block at the top level is about all sections behind it', () => {
    const sections = `${domain('a', BAD)}\n${domain('b', BAD)}\n`;
    expect(linesLeft(`# pmtalint-disable bad-value\n${sections}`)).toEqual([]);
    expect(linesLeft(`${domain('a', `# pmtalint-enable\n${BAD}`)}\n`)).toEqual([3]);
    expect(linesLeft(`# pmtalint-disable bad-value\n${domain('a', `# pmtalint-enable\n${BAD}`)}\n${sections}`)).toEqual(
      [4, 8, 12],
    );
  });

  it('of a block in a section that is never closed ends where that ends', () => {
    expect(linesLeft(`<domain a>\n# pmtalint-disable bad-value\n${BAD}\n<domain b>\n${BAD}\n</domain>\n`)).toEqual([5]);
  });

  it('is about the line on which a finding starts', () => {
    const html = (before: string) => `${before}<!-- a\nb\nc -->\n`;
    expect(idsOf(lintText(html('# pmtalint-disable-next-line foreign-text\n')))).toEqual([]);
    expect(idsOf(lintText(`${html('')}# pmtalint-disable-line foreign-text\n`))).toContain('foreign-text');
  });

  it('is about its own file only', () => {
    const files = { config: `# pmtalint-disable-file bad-value\ninclude b.conf\n`, 'b.conf': domain('a', BAD) };
    const project = loadProject({ path: 'config', text: files.config }, { files: memoryFiles(files) });
    expect(lintProject(project, new Model(project)).map(idsOf)).toEqual([['suppression-unused'], ['bad-value']]);
  });
});

describe('what a comment passes over', () => {
  it('is kept with its reason and its place', () => {
    const { source, suppressed } = lintText(domain('a', `${BAD} # pmtalint-disable-line bad-value -- it -- is so  `));
    expect(suppressed.map(({ diagnostic, reason, place }) => [diagnostic.rule, reason, source.slice(place)])).toEqual([
      ['bad-value', 'it -- is so', '# pmtalint-disable-line bad-value -- it -- is so'],
    ]);
  });

  it('is told by the narrowest comment, and by one that names the rule', () => {
    const reasons = (text: string) => lintText(text).suppressed.map(({ reason }) => reason);
    const file = '# pmtalint-disable-file bad-value -- file\n';
    const block = '# pmtalint-disable bad-value -- block\n';
    const line = ' # pmtalint-disable-line all -- all # pmtalint-disable-line bad-value -- line';
    expect(reasons(file + domain('a', `${block}${BAD}${line}`))).toEqual(['line']);
    expect(reasons(file + domain('a', `${block}${BAD}`))).toEqual(['block']);
    expect(reasons(file + domain('a', BAD))).toEqual(['file']);
    expect(reasons(`${block}${domain('a', `# pmtalint-disable all -- inner\n${BAD}`)}`)).toEqual(['inner']);
  });

  it('holds no finding that is off', () => {
    const settings: RuleSettings = { preset: 'none', rules: new Map() };
    expect(lintText(domain('a', `${BAD} # pmtalint-disable-line bad-value`), settings).suppressed).toEqual([]);
  });

  it('has the severity that is set for it', () => {
    const info = { level: 'info', options: new Map() } as const;
    const settings: RuleSettings = { preset: 'none', rules: new Map([['bad-value', info]]) };
    const { suppressed } = lintText(domain('a', `${BAD} # pmtalint-disable-line bad-value`), settings);
    expect(suppressed.map(({ diagnostic }) => diagnostic.severity)).toEqual(['info']);
  });
});

describe('findings about comments', () => {
  const text = domain('a', 'retry-after 10m # pmtalint-disable-line bad-value, all, suppression-unused, x');

  it('cannot be passed over', () => {
    expect(idsOf(lintText(SERVER + text)).filter((id) => id.startsWith('suppression-'))).toEqual([
      'suppression-unused',
      'suppression-unused',
      'suppression-unused',
      'suppression-unknown-rule',
    ]);
    expect(lintText(SERVER + text).suppressed).toEqual([]);
  });

  it('can be switched off, and have the severity that is set', () => {
    const set = (level: 'off' | 'error'): RuleSettings => ({
      preset: 'recommended',
      rules: new Map(
        ['suppression-unused', 'suppression-unknown-rule'].map((id) => [id, { level, options: new Map() }]),
      ),
    });
    expect(idsOf(lintText(text, set('off')))).toEqual([]);
    expect(new Set(lintText(text, set('error')).diagnostics.map(({ severity }) => severity))).toEqual(
      new Set(['error']),
    );
  });

  it('stand among the others in the order of the text', () => {
    const places = lintText(`x y\n${text}\nx y\n`).diagnostics.map(({ span }) => span.start);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('secrets', () => {
  it.each([
    'password ab#hunter2 # pmtalint-disable-line hunter2 -- hunter2',
    'password ab#pmtalint-disable-line hunter2',
    'password # pmtalint-disable-line hunter2',
    '# password hunter2 # pmtalint-disable-line hunter2',
  ])('in a comment are not read: %s', (line) => {
    const { diagnostics, suppressed } = lintText(`<smtp-user a>\n${line}\n</smtp-user>\n`);
    expect(JSON.stringify([diagnostics, suppressed])).not.toContain('hunter2');
  });

  it('are hidden in what is passed over', () => {
    const text = '# pmtalint-disable-file all -- why\npassword hunter2\n';
    const { suppressed, secrets } = lintText(text);
    expect(suppressed).not.toEqual([]);
    expect(secrets).toHaveLength(1);
    expect(JSON.stringify(suppressed)).not.toContain('hunter2');
  });
});

it('takes a large file with many comments in its stride', () => {
  const sections = Array.from(
    { length: 5000 },
    (_, n) =>
      `# pmtalint-disable bad-value\n${domain(`d${n}.example.com`, `${BAD} # pmtalint-disable-line bad-value`)}\n`,
  );
  const start = performance.now();
  const { suppressed, diagnostics } = lintText(`${sections.join('')}# pmtalint-enable\n`);
  expect(suppressed).toHaveLength(5000);
  expect(diagnostics).toHaveLength(5000);
  expect(performance.now() - start).toBeLessThan(20_000);
});
