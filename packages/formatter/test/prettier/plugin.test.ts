import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import prettier, { type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import plugin, { type FormatOptions, format } from '@pmtakit/formatter';
import { damagedLines, markedLines, realLines } from '../arbitraries.ts';
import { broken, demo, healthy, mistakes } from '../fixtures.ts';
import { hardTexts } from '../hard-texts.ts';

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));
const fixtures = [...healthy, ...broken, ...mistakes, ...demo];

function pretty(text: string, options: Options = {}): Promise<string> {
  return prettier.format(text, { parser: 'pmta', plugins: [plugin], ...options });
}

/** Prettier gives nothing for a text of Unicode's white space alone, which is text for PowerMTA, without asking a plugin. */
function isAsked(text: string): boolean {
  return text.replace(/^\uFEFF/, '').trim() !== '' || format(text).replace(/^\uFEFF/, '') === '';
}

interface Style {
  readonly name: string;
  readonly asked: Options;
  readonly meant: Partial<FormatOptions>;
}

const styles: readonly Style[] = [
  { name: 'the defaults', asked: {}, meant: {} },
  { name: 'tabWidth', asked: { tabWidth: 2 }, meant: { indent: 2 } },
  { name: 'a tabWidth beyond the widest indent', asked: { tabWidth: 99 }, meant: { indent: 16 } },
  { name: 'useTabs', asked: { useTabs: true }, meant: { indent: 'tab' } },
  { name: 'endOfLine', asked: { endOfLine: 'crlf' }, meant: { endOfLine: 'crlf' } },
  { name: 'pmtaAlign', asked: { pmtaAlign: false }, meant: { align: false } },
  { name: 'pmtaKeywordCase', asked: { pmtaKeywordCase: 'lower' }, meant: { keywordCase: 'lower' } },
  { name: 'pmtaBooleans yes-no', asked: { pmtaBooleans: 'yes-no' }, meant: { booleans: 'yes-no' } },
  { name: 'pmtaBooleans true-false', asked: { pmtaBooleans: 'true-false' }, meant: { booleans: 'true-false' } },
  { name: 'a printWidth, which is nothing here', asked: { printWidth: 10 }, meant: {} },
];

const shouting = '<DOMAIN *>\nMAX-SMTP-OUT 5 # a\n\tbackoff-to-normal-after-delivery TRUE\nUSE-STARTTLS no\n</DOMAIN>';

describe.each(styles)('with $name, Prettier gives what the formatter gives', ({ asked, meant }) => {
  async function check(text: string): Promise<void> {
    if (!isAsked(text)) return;
    const once = await pretty(text, asked);
    expect(once).toBe(format(text, meant));
    expect(await pretty(once, asked)).toBe(once);
  }

  it('for a text with all that can be chosen', () => check(shouting));

  it.each(fixtures)('for fixtures/$path', ({ text }) => check(text));

  it('for any text', async () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), realLines, damagedLines, markedLines);
    await fc.assert(fc.asyncProperty(texts, check), { numRuns: 150 });
  });
});

it('gives every choice a text of its own', async () => {
  const results = await Promise.all(styles.map(({ asked }) => pretty(shouting, asked)));
  expect(new Set(results).size).toBe(styles.length - 1);
});

describe('Prettier gives what the formatter gives', () => {
  it.skipIf(!existsSync(corpus))('for every real file (skipped where shared/ is not there)', async () => {
    for (const name of readdirSync(corpus).filter((name) => name.endsWith('.conf'))) {
      const text = readFileSync(corpus + name, 'utf8');
      expect(await pretty(text), name).toBe(format(text));
    }
  });

  it.each(hardTexts)('for $name', async ({ text }) => {
    expect((await pretty(text)) === format(text)).toBe(true);
  });

  it.each(['\uFEFF', '\uFEFF\uFEFFa-b 1\n', '\uFEFF\n\uFEFF a-b 1', '\uFEFF<a>\n  b-c 1\n</a>'])(
    'with the byte order mark of %j',
    async (text) => {
      expect(await pretty(text)).toBe(format(text));
    },
  );

  it.each<'auto' | 'cr'>(['auto', 'cr'])('with the line ends of Prettier: %s', async (endOfLine) => {
    const text = 'a-b 1\r\n<c>\nd-e 1\n</c>\n';
    const lineEnd = endOfLine === 'cr' ? '\r' : '\r\n';
    expect(await pretty(text, { endOfLine })).toBe(format(text).replaceAll('\n', lineEnd));
  });

  it('with the blanks at the ends of lines that are kept', async () => {
    const text = '# pmtafmt-off\na-b   1  \n \t \n\n  c-d  2 \n# pmtafmt-on\n';
    expect(await pretty(text)).toBe(text);
    expect(await pretty(text, { endOfLine: 'crlf' })).toBe(text.replaceAll('\n', '\r\n'));
  });
});

describe('lines that stay as they are', () => {
  it.each([
    ['below prettier-ignore', '# prettier-ignore\na-b   1\n'],
    [
      'in a section below it',
      '# prettier-ignore: a table\n<domain *>\nmax-smtp-out   5\n\n\n  type  smtp\n</domain>\n',
    ],
    ['with pmtafmt-ignore behind them', 'a-b   1   # pmtafmt-ignore\n'],
    ['below pmtafmt-ignore', '# pmtafmt-ignore\na-b   1\n'],
    ['between pmtafmt-off and pmtafmt-on', '# pmtafmt-off\na-b   1\n\n\nc-d   2\n# pmtafmt-on\n'],
  ])('%s', async (_, text) => {
    expect(await pretty(text)).toBe(text);
    expect(await pretty(`${text}e-f   3\n`)).toBe(format(`${text}e-f   3\n`));
    expect(await pretty(text.replace(/^#.*\n|   #.*/, ''))).not.toBe(text.replace(/^#.*\n|   #.*/, ''));
  });
});

describe('check', () => {
  it.each([
    ['a-b 1\n', true],
    ['max-smtp-out  1\n', false],
    ['a-b 1', false],
  ])('of %j is %s', async (text, isFormatted) => {
    expect(await prettier.check(text, { parser: 'pmta', plugins: [plugin] })).toBe(isFormatted);
  });
});

describe('the language', () => {
  it.each([
    ['mail.pmta', 'pmta'],
    ['/etc/pmta/config', 'pmta'],
    ['/etc/pmta/config-defaults', 'pmta'],
    ['pmta/domains.conf', 'pmta'],
    ['pmta/conf.d/domains.conf', 'pmta'],
    ['C:\\pmta\\config', 'pmta'],
    ['config', null],
    ['.git/config', null],
    ['/etc/nginx/nginx.conf', null],
    ['/etc/not-pmta/config', null],
    ['pmta/config.bak', null],
    ['pmta/README.md', 'markdown'],
  ])('of %s is %s', async (path, parser) => {
    const { inferredParser } = await prettier.getFileInfo(path, { plugins: [plugin] });
    expect(inferredParser).toBe(parser);
  });

  it('is known by its names in Markdown, with the indent of that', async () => {
    for (const name of ['pmta', 'powermta']) {
      const text = `1. Text\n\n   \`\`\`${name}\n   <domain *>\n   max-smtp-out  5\n   </domain>\n   \`\`\`\n`;
      expect(await pretty(text, { parser: 'markdown' })).toBe(text.replace('max-smtp-out  5', '  max-smtp-out 5'));
    }
  });

  it('is told about with its options', async () => {
    const { languages, options } = await prettier.getSupportInfo({ plugins: [plugin] });
    expect(languages.find(({ name }) => name === 'PowerMTA')).toMatchObject({ vscodeLanguageIds: ['pmta'] });
    const own = options.filter(({ name }) => name?.startsWith('pmta'));
    expect(own.map(({ name, default: value }) => [name, value])).toEqual([
      ['pmtaAlign', true],
      ['pmtaKeywordCase', 'keep'],
      ['pmtaBooleans', 'keep'],
    ]);
  });

  it('takes no option that it does not know', async () => {
    await expect(pretty('a-b 1', { pmtaBooleans: 'on-off' })).rejects.toThrow('pmtaBooleans');
  });
});

describe('the pragma', () => {
  const body = 'max-smtp-out   5\n';

  it.each(['# @format', '#@prettier', '\n \n  # @format  ', '\uFEFF# @prettier', '# @format\r'])(
    'is seen in %j',
    async (start) => {
      const text = `${start}\n${body}`;
      expect(await pretty(text, { requirePragma: true })).toBe(format(text));
      expect(await pretty(text, { insertPragma: true })).toBe(format(text));
    },
  );

  it.each(['', '# @formatted', '# a @format', 'a-b 1\n# @format', '# a\n# @format', '# @noformat', '\u00a0# @format'])(
    'is not seen in %j',
    async (start) => {
      const text = `${start}\n${body}`;
      expect(await pretty(text, { requirePragma: true })).toBe(text);
      expect(await pretty(text, { insertPragma: true })).toBe(format(`# @format\n\n${text}`));
    },
  );

  it('is put in once, before whatever stands there', async () => {
    const insert = (text: string): Promise<string> => pretty(text, { insertPragma: true });
    expect(await insert('\uFEFF# text\n<a>\n</a>')).toBe('\uFEFF# @format\n\n# text\n<a>\n</a>\n');
    await fc.assert(
      fc.asyncProperty(damagedLines, async (text) => {
        const once = await insert(text);
        expect(once).toBe(format(text.replace(/^\uFEFF?/, '$&# @format\n\n')));
        expect(await insert(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['# @noformat', '# @noprettier', '\n# @noprettier'])('%j keeps a file as it is', async (start) => {
    const text = `${start}\n${body}`;
    expect(await pretty(text, { checkIgnorePragma: true })).toBe(text);
    expect(await pretty(text)).toBe(format(text));
  });

  it.each(['# @format', '# @noprettier: why', `${body}# @noformat`])('%j does not', async (start) => {
    const text = `${start}\n${body}`;
    expect(await pretty(text, { checkIgnorePragma: true })).toBe(format(text));
  });
});

describe('who does not use the plugin', () => {
  const bundled = async (entry: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      external: ['@pmtakit/grammar'],
    });
    return outputFiles.map(({ text }) => text).join('');
  };

  it('has none of it in a bundle', async () => {
    const library = await bundled("export { format, formatEdits } from '../../src/index.ts'");
    expect(library).toContain('formatDocument');
    expect(library).not.toMatch(/pmtaAlign|@format/);
  });

  it('and who does has nothing of Prettier in it', async () => {
    const whole = await bundled("export { default } from '../../src/index.ts'");
    expect(whole).toMatch(/pmtaAlign/);
    expect(whole.match(/ from "[^"]*"/g)).not.toContain(' from "prettier"');
  });
});
