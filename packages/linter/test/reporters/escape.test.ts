import { expect, it } from 'vitest';
import {
  githubData,
  githubProperty,
  jsonText,
  markdownCode,
  markdownText,
  xmlAttribute,
  xmlText,
} from '../../src/reporters/escape.ts';

it.each([
  ['a & b', 'a &amp; b'],
  ['<a>', '&lt;a&gt;'],
  [']]>', ']]&gt;'],
  ['"\'', '"\''],
  ['a\nb', 'a\nb'],
  ['\uFFFE\uFFFF', '\uFFFD\uFFFD'],
])('XML text %j', (text, xml) => {
  expect(xmlText(text)).toBe(xml);
});

it.each([
  ['"\'', '&quot;&apos;'],
  ['a\nb', 'a&#10;b'],
  ['&lt;', '&amp;lt;'],
  ['\uFFFE', '\uFFFD'],
])('XML attribute %j', (text, xml) => {
  expect(xmlAttribute(text)).toBe(xml);
});

it.each(['\u007F', '\u009B', '\u200B', '\u202E', '\u2028', '\uFEFF', '\u{E0001}', '\u0000\n\t', 'é\u{1F600}'])(
  'JSON keeps the meaning of %j',
  (text) => {
    const json = jsonText({ [text]: [text] });
    expect(JSON.parse(json)).toEqual({ [text]: [text] });
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  },
);

it('JSON leaves other characters as they are', () => {
  expect(jsonText(['é\u{1F600}'])).toBe('[\n  "é\u{1F600}"\n]\n');
});

it('data of a workflow command', () => {
  expect(githubData('100% a\r\nb:c,d')).toBe('100%25 a%0D%0Ab:c,d');
});

it('properties of a workflow command', () => {
  expect(githubProperty('C:\\a,b%2C\n')).toBe('C%3A\\a%2Cb%252C%0A');
});

it.each([
  ['a|b', 'a\\|b'],
  ['<b> & c', '&lt;b&gt; &amp; c'],
  ['**x** _y_ ~~z~~ `c`', '\\*\\*x\\*\\* \\_y\\_ \\~\\~z\\~\\~ \\`c\\`'],
  ['[a](b)', '\\[a\\](b)'],
  ['a\\|b', 'a\\\\\\|b'],
  ['@team', '@&#8203;team'],
  ['see #12', 'see \\#&#8203;12'],
  ['cut at the #', 'cut at the \\#'],
  ['http://h.example', 'http:&#8203;//h.example'],
  ['WWW.h.example', 'WWW&#8203;.h.example'],
  ['max-smtp-out 3', 'max-smtp-out 3'],
])('Markdown text %j', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown);
});

it.each([
  ['a', '`a`'],
  ['', '<code></code>'],
  ['a\\', '`a\\`'],
  ['a|b', '<code>a\\|b</code>'],
  ['a\\|b', '<code>a\\\\\\|b</code>'],
  ['a`b', '<code>a\\`b</code>'],
  ['<a>|', '<code>&lt;a&gt;\\|</code>'],
])('Markdown code %j', (text, markdown) => {
  expect(markdownCode(text)).toBe(markdown);
});
