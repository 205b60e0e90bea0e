import { describe, expect, it } from 'vitest';
import { folderWith, run } from '../command-line.ts';

const TEXT = '<Domain a.com>\nMax-SMTP-Out 3 # few\nretry-after 1h\nuse-starttls true\n</Domain>\n';
const NEAT = '<Domain a.com>\n    Max-SMTP-Out 3  # few\n    retry-after  1h\n    use-starttls true\n</Domain>\n';

describe('pmtafmt takes the style of the command line:', () => {
  it.each<[string[], string]>([
    [[], NEAT],
    [['--indent', '2'], NEAT.replaceAll('    ', '  ')],
    [['--indent', '0'], NEAT.replaceAll('    ', '')],
    [['--indent', '16'], NEAT.replaceAll('    ', ' '.repeat(16))],
    [['--indent', 'tab'], NEAT.replaceAll('    ', '\t')],
    [['--no-align'], NEAT.replace('after  1h', 'after 1h')],
    [['--align'], NEAT],
    [['--no-align', '--align'], NEAT],
    [['--end-of-line', 'lf'], NEAT],
    [['--end-of-line', 'crlf'], NEAT.replaceAll('\n', '\r\n')],
    [['--end-of-line', 'auto'], NEAT],
    [['--keyword-case', 'keep'], NEAT],
    [['--keyword-case', 'lower'], NEAT.replaceAll('Domain', 'domain').replace('Max-SMTP-Out', 'max-smtp-out')],
    [['--booleans', 'keep'], NEAT],
    [['--booleans', 'yes-no'], NEAT.replace('true', 'yes')],
    [['--booleans', 'true-false'], NEAT],
  ])('%j', (args, stdout) => {
    expect(run('pmtafmt', args, { input: TEXT })).toMatchObject({ code: 0, stdout, stderr: '' });
  });

  it('with --end-of-line auto, what most lines have', () => {
    const input = TEXT.replaceAll('\n', '\r\n');
    expect(run('pmtafmt', ['--end-of-line', 'auto'], { input }).stdout).toBe(NEAT.replaceAll('\n', '\r\n'));
  });
});

describe('pmtafmt refuses', () => {
  const indent = 'It has to be tab or a whole number up to 16.';
  const jobs = 'It has to be a whole number from 1 to 9999.';
  it.each([
    ['--indent <width>', '17', indent],
    ['--indent <width>', '-1', indent],
    ['--indent <width>', '2.5', indent],
    ['--indent <width>', '', indent],
    ['--indent <width>', 'tabs', indent],
    ['--end-of-line <ending>', 'cr', 'Allowed choices are lf, crlf, auto.'],
    ['--keyword-case <case>', 'upper', 'Allowed choices are keep, lower.'],
    ['--booleans <spelling>', 'on-off', 'Allowed choices are keep, yes-no, true-false.'],
    ['--jobs <number>', '0', jobs],
    ['--jobs <number>', '-2', jobs],
    ['--jobs <number>', 'all', jobs],
    ['--jobs <number>', '10000', jobs],
    ['--color <when>', 'red', 'Allowed choices are auto, always, never.'],
  ])('%s of %j', (flags, value, message) => {
    const option = flags.split(' ')[0] ?? '';
    expect(run('pmtafmt', [`${option}=${value}`], { input: TEXT })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `pmtafmt: option '${flags}' argument '${value}' is invalid. ${message}\nTry pmtafmt --help.\n`,
    });
  });

  it('to be a worker of nobody', () => {
    expect(run('pmtafmt', ['--as-worker'])).toMatchObject({
      code: 2,
      stderr: "pmtafmt: unknown option '--as-worker'\nTry pmtafmt --help.\n",
    });
  });
});

describe('pmtafmt --print-style', () => {
  const files = {
    'pmtakit.config.json': '{"format": {"align": false}}',
    '.editorconfig': '[*.conf]\nindent_size = 2\nindent_style = space\n',
    '.pmtafmtignore': 'b.conf\n',
    'a.conf': TEXT,
  };
  const shown = (ignored: boolean): string =>
    [
      'indent       2      .editorconfig',
      'align        false  pmtakit.config.json',
      'endOfLine    crlf   command line',
      'keywordCase  keep   default',
      'booleans     keep   default',
      `ignored      ${ignored}`,
      '',
    ].join('\n');

  it.each<[string, string[], boolean]>([
    ['the file that is named', ['--print-style', 'a.conf'], false],
    ['a file that is named before it', ['a.conf', '--print-style'], false],
    ['a file that is ignored', ['--print-style', 'b.conf'], true],
    ['a file that would be ignored', ['--no-ignore', '--print-style', 'b.conf'], false],
  ])('shows what holds for %s, and who says so', (_, args, ignored) => {
    expect(run('pmtafmt', [...args, '--end-of-line', 'crlf'], { cwd: folderWith(files) })).toMatchObject({
      code: 0,
      stdout: shown(ignored),
      stderr: '',
    });
  });

  it('without a file shows what holds for standard input', () => {
    expect(run('pmtafmt', ['--print-style'], { cwd: folderWith(files) }).stdout).toContain(
      'indent       4      default\n',
    );
  });
});

describe('a wrong configuration', () => {
  it('ends the run before anything is written', () => {
    const cwd = folderWith({ 'a.conf': TEXT, 'd/a.conf': TEXT, 'd/pmtakit.config.json': '{"format": {"indent": 99}}' });
    const { code, stderr } = run('pmtafmt', ['-w', 'a.conf', 'd/a.conf'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^pmtafmt: d\/pmtakit\.config\.json: format\.indent: .*\n$/);
    expect(run('pmtafmt', ['-c', 'a.conf'], { cwd }).code).toBe(1);
  });
});
