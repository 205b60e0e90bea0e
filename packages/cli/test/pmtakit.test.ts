import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, run, runIntoClosedPipe } from './command-line.ts';

const TEXT = `# head
<smtp-user shop>
    password hunter2 # the old one was hunter1
    db-password hunter2
</smtp-user>
<domain $yahoo>
    smtp-client-certificate /x.pem hunter2
    auth-password hunt#er2
    max-msg-rate unlimited
</domain>
domain gmail.com {
    reply /4\\d\\d/ mode=backoff
}
smtp-server-tls-certificate /x.pem hunter2
http-api-key hunter2
mail-from /a/ <pattern-list>
* virtual-mta=a
</pattern-list>
/x/ y
</domain>
> foreign
no-such-name
<unclosed`;

interface Node {
  readonly kind: string;
  readonly name?: string;
  readonly values?: readonly { readonly kind: string }[];
  readonly items?: readonly Node[];
  readonly block?: Node;
}

function parsed(text: string, args: readonly string[] = []): Node {
  const { code, stdout, stderr } = run('pmtakit', ['parse', '-', ...args], { input: text });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

describe('pmtakit parse', () => {
  it('gives the tree as JSON', () => {
    expect(parsed('<domain a.com>\n  max-smtp-out 3 # few\n</domain>\n')).toMatchObject({
      kind: 'document',
      path: '<stdin>',
      items: [
        {
          kind: 'section',
          name: 'domain',
          style: 'tag',
          arguments: 'a.com',
          head: { raw: '<domain a.com>' },
          items: [
            {
              kind: 'directive',
              name: 'max-smtp-out',
              arguments: '3',
              values: [{ kind: 'integer', value: 3, raw: '3', range: { start: { line: 2, column: 16, offset: 30 } } }],
              comment: { raw: '# few' },
            },
          ],
          close: { raw: '</domain>' },
        },
      ],
    });
  });

  it('knows every kind of item', () => {
    const kinds = new Set<string>();
    const collect = (node: Node): void => {
      kinds.add(node.kind);
      for (const item of [...(node.items ?? []), ...(node.block ? [node.block] : [])]) collect(item);
    };
    collect(parsed(TEXT));
    expect([...kinds].sort()).toEqual(['comment', 'directive', 'document', 'entry', 'foreign', 'section', 'stray']);
  });

  it.each<[string, string]>([
    ['an empty text', ''],
    ['a comment alone', '# a'],
    ['a list that is never closed', 'mail-from /a/ <pattern-list>\n* virtual-mta=a'],
    ['sections in sections', '<a>\n<b>\nc 1\n</b>\n<d>\n</d>\n</a>\ne 1'],
    ['quotes and control characters', 'a "\\" \u0001\u2028" # "\0"'],
    ['half a character of UTF-16 in an address', 'a \u{1F600} #\u{1F600}'],
    ['wide numbers', '<source ::/0>\n</source>\nsmtp-listener [::1]:25\n'],
  ])('gives JSON for %s', (_, text) => {
    expect(parsed(text).kind).toBe('document');
  });

  it('gives JSON at any depth', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `<x${index} y>\n`).join('');
    const { code, bytes } = run('pmtakit', ['parse', '--json', '-'], { input: text });
    expect(code).toBe(0);
    const tree: Node = JSON.parse(bytes.toString());
    expect(depthOf(tree)).toBe(20_000);
  });

  it('shows no secret', () => {
    const { stdout } = run('pmtakit', ['parse', '-'], { input: TEXT });
    expect(stdout).not.toMatch(/hunter2|er2/);
    expect(stdout.match(/"kind":"secret"/g)).toHaveLength(5);
    expect(stdout).toContain('"arguments":"*******"');
    expect(stdout).toContain('"arguments":"/x.pem *******"');
  });

  it('shows secrets when told to', () => {
    const { stdout } = run('pmtakit', ['parse', '-', '--show-secrets'], { input: TEXT });
    expect(stdout.match(/"arguments":"(?:\/x\.pem )?hunter2"/g)).toHaveLength(5);
    expect(stdout).toContain('"raw":"#er2"');
    expect(stdout).not.toContain('"kind":"secret"');
    expect(stdout).not.toContain('**');
  });

  it.each<[string, Buffer]>([
    ['a plain text', Buffer.from(TEXT)],
    ['a byte order mark', Buffer.from(`\uFEFF${TEXT}\n`)],
    ['CRLF', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
    ['mixed line ends', Buffer.from('a 1\r\n\r\n\n\rb 2\r')],
    ['Latin-1', Buffer.from(`# caf\xE9 \xFF\x93\n${TEXT}`, 'latin1')],
    ['all bytes', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['blank space', Buffer.from(' \t\n\f \n\n')],
    ['nothing', Buffer.of()],
  ])('gives the source of %s back byte for byte', (_, content) => {
    const cwd = folderWith({ config: content });
    const { code, bytes } = run('pmtakit', ['parse', '--source', 'config'], { cwd });
    expect(bytes.toString('hex')).toBe(content.toString('hex'));
    expect(code).toBe(0);
  });

  it('ends quietly when its reader goes away', async () => {
    const cwd = folderWith({ config: TEXT.repeat(1_000) });
    const { stderr } = await runIntoClosedPipe('pmtakit', ['parse', join(cwd, 'config')]);
    expect(stderr).toBe('');
  });

  it.each<[string, string[], string]>([
    ['two forms at once', ['parse', '--json', '--source', '-'], 'choose one of --json and --source'],
    ['a missing file', ['parse', 'nope'], 'nope: no such file; check the path'],
    ['a folder', ['parse', '.'], '.: is a folder; name the files in it or a pattern such as "DIR/**/*.conf"'],
    ['no file', ['parse'], "missing required argument 'file'\nTry pmtakit --help."],
    ['an unknown option', ['parse', '--nope', '-'], "unknown option '--nope'\nTry pmtakit --help."],
    ['an unknown command', ['prase'], "unknown command 'prase'\n(Did you mean parse?)\nTry pmtakit --help."],
    [
      'two files',
      ['parse', 'a', 'b'],
      "too many arguments for 'parse'. Expected 1 argument but got 2: a, b.\nTry pmtakit --help.",
    ],
  ])('refuses %s', (_, args, message) => {
    expect(run('pmtakit', args, { cwd: folderWith() })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `pmtakit: ${message}\n`,
    });
  });
});

function depthOf(tree: Node): number {
  let depth = 0;
  for (let node = tree.items?.[0]; node; node = node.items?.[0]) depth++;
  return depth;
}

describe('help', () => {
  it.each<[Parameters<typeof run>[0], string[]]>([
    ['pmtalint', ['--help']],
    ['pmtafmt', ['-h']],
    ['pmtakit', ['--help']],
    ['pmtakit', ['parse', '--help']],
    ['pmtakit', ['show', '--help']],
    ['pmtakit', ['show', 'settings', '--help']],
    ['pmtakit', ['show', 'source', '--help']],
    ['pmtakit', ['explain', '--help']],
    ['pmtakit', ['route', '--help']],
    ['pmtakit', ['limits', '--help']],
    ['pmtakit', ['dead', '--help']],
    ['pmtakit', ['coverage', '--help']],
    ['pmtakit', ['graph', '--help']],
    ['pmtakit', ['help', 'parse']],
  ])('of %s %j fits 80 columns and shows examples and exit codes', (command, args) => {
    const { code, stdout, stderr } = run(command, args);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/^Usage: pmta/);
    expect(stdout).toMatch(/\nExamples?:\n {2}pmta/);
    expect(stdout).toMatch(/\nExit codes:\n {2}0 {2}/);
  });

  it('is shown by pmtakit when it is told nothing', () => {
    expect(run('pmtakit', [])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^Usage: pmtakit/) });
  });

  it.each(['pmtalint', 'pmtafmt', 'pmtakit'] as const)('%s knows its version', (command) => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(run(command, ['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});
