import { type Diagnostic, SourceFile, parse } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { Secrets } from '../src/hide-secrets.ts';
import { jsonReport, lint, plainPalette, textReport } from '../src/index.ts';

/** Stands for every secret. It is no word of any message, nor part of one. */
const SECRET = 'hunter2';

const inUser = (line: string) => `<smtp-user shop>\n${line}\n</smtp-user>\n`;
const inDomain = (line: string) => `<domain example.com>\n${line}\n</domain>\n`;

/** title, text with SECRET in it and something to report on or next to its line */
const texts: [string, string][] = [
  ['a password with too much behind it', inUser(`password a ${SECRET}`)],
  ['a password before something that is too much', inUser(`password ${SECRET} more`)],
  ['a password with a directive behind it', inUser(`password x source ${SECRET}`)],
  ['a password in quotes that never end', inUser(`password "${SECRET}`)],
  ['a password in typographic quotes', inUser(`password “${SECRET}”`)],
  ['a password with a placeholder in it', inUser(`password $x{${SECRET}}\nno-such-name`)],
  ['a password at the wrong place', `password ${SECRET}\n`],
  ['a password in the line before a mistake', inUser(`password ${SECRET}\nno-such-name x`)],
  ['a password in a section of unknown name', `<no-such-name>\npassword ${SECRET}\n</no-such-name>\n`],
  ['a password in a file with CRLF', inUser(`password a ${SECRET}`).replaceAll('\n', '\r\n')],
  ['a password behind a byte order mark', `\uFEFFpassword ${SECRET}\n`],
  ['a password in capitals', inUser(`PASSWORD a ${SECRET}`)],
  ['a password cut by # with its rest in the comment', inUser(`password abc#${SECRET}`)],
  ['a password that starts with #', inUser(`password #${SECRET}`)],
  ['a password in quotes cut by #', inUser(`password "ab#${SECRET}`)],
  ['a password of another server', inDomain(`auth-password a ${SECRET}`)],
  ['the password of a certificate with too much behind it', `smtp-server-tls-certificate /x.pem ${SECRET} more\n`],
  ['more words than a certificate has', `smtp-server-tls-certificate /x.pem a ${SECRET}\n`],
  ['the password of a certificate in quotes that never end', `smtp-server-tls-certificate /x.pem "${SECRET}\n`],
  ['the password of a certificate cut by #', `smtp-server-tls-certificate /x.pem ab#${SECRET}\n`],
  ['the password of a client certificate', inDomain(`smtp-client-certificate /x.pem a ${SECRET}`)],
  ['a key with a wrong character', `http-api-key ${SECRET}-\n`],
  ['a key that is too short', `http-api-key ${SECRET}\n`],
  ['a key that looks like a placeholder', `http-api-key $${SECRET}\n`],
  ['a key in capitals with underscores', `http-api-key KEY_${SECRET}\n`],
  ['a key in quotes that never end', `http-api-key "${SECRET}\n`],
  ['a key with too much behind it', `volume-audit-api-key a ${SECRET}\n`],
  ['a key of an unknown service', `my-api-key ${SECRET}\n`],
  ['an unknown directive with a name for secrets', `db-password ${SECRET}\n`],
  ['the same with a colon', `db-password: ${SECRET}\n`],
  ['the same cut by #', `db-password ab#${SECRET}\n`],
  ['an unknown token', `access-token ${SECRET}\n`],
];

const reports: [string, (text: string) => string][] = [
  ['text', (text) => textReport([lintText(text)], { palette: plainPalette, frames: false, width: 80 })],
  ['text with frames', (text) => textReport([lintText(text)], { palette: plainPalette, frames: true, width: 80 })],
  [
    'frames on a narrow terminal',
    (text) => textReport([lintText(text)], { palette: plainPalette, frames: true, width: 1 }),
  ],
  ['JSON', (text) => jsonReport([lintText(text)])],
];

function lintText(text: string) {
  return lint(new SourceFile('pmta.conf', text));
}

describe.each(texts)('%s', (_, text) => {
  it.each(reports)('is not shown in a report as %s', (_, report) => {
    expect(report(text)).not.toContain(SECRET);
  });

  it('is in no message and no fix, though something is found', () => {
    const { diagnostics } = lintText(text);
    expect(diagnostics).not.toEqual([]);
    expect(JSON.stringify(diagnostics)).not.toContain(SECRET);
  });
});

describe('frames', () => {
  it('show stars of the same length, so that carets stand right', () => {
    expect(reports[1]?.[1](inUser(`password ${SECRET} more`))).toContain(
      '\n  2 | password ******* ****\n    |                  ^^^^\n',
    );
  });

  it('show what is no secret on the same line', () => {
    expect(reports[1]?.[1](`smtp-server-tls-certificate /x.pem ${SECRET} more`)).toContain('-certificate /x.pem ****');
  });
});

/** Checks do not quote secrets, so what happens if one does is tried with findings made up here. */
describe('the second lock', () => {
  const source = new SourceFile('pmta.conf', `a 1\npassword ${SECRET}\npassword other\nb ${SECRET}\n`);
  const secrets = new Secrets(parse(source));
  const at = (part: string, more: Partial<Diagnostic>): Diagnostic => {
    const start = source.text.indexOf(part);
    const span = { start, end: start + part.length };
    return { rule: 'r', messageId: 'm', severity: 'error', span, message: `What is ${SECRET}?`, ...more };
  };
  const hide = (diagnostic: Diagnostic) => secrets.hide(diagnostic);
  const shown = ({ span }: Diagnostic) => secrets.redacted(span, `What is ${SECRET}?`);

  it.each([`password ${SECRET}`, SECRET, 'h', '2\npassword o'])('hides the secret that "%s" touches', (part) => {
    const start = source.text.indexOf(SECRET) + (part === 'h' ? 0 : part.startsWith('2') ? SECRET.length - 1 : 0);
    const span = part.length === 1 || part.startsWith('2') ? { span: { start, end: start + part.length } } : {};
    expect(shown(at(part, span))).toBe('What is *******?');
  });

  it.each(['a 1', 'password other', `b ${SECRET}`])('leaves the words of findings elsewhere alone: %s', (part) => {
    expect(shown(at(part, {}))).toBe(`What is ${SECRET}?`);
  });

  it('leaves the words of the message itself alone, which would give a password away that is one of them', () => {
    const { diagnostics } = lintText(`smtp-listener 192.0.2.1:25\n${inUser('password password')}`);
    const messages = diagnostics.map(({ message }) => message.split('\n')[0]);
    expect(messages).toEqual(['The password of shop is a common word, or characters in a regular order.']);
  });

  it('hides it in related places and in the title of a fix', () => {
    const span = { start: 0, end: 1 };
    const fix = { title: `remove ${SECRET}`, safe: true, edits: [{ span, newText: '' }] };
    const hidden = hide(at(SECRET, { related: [{ span, message: `${SECRET} again` }], fix }));
    expect(hidden.related).toEqual([{ span, message: '******* again' }]);
    expect(hidden.fix).toEqual({ ...fix, title: 'remove *******' });
  });

  it('leaves out a fix that would write it', () => {
    const edits = [{ span: { start: 0, end: 1 }, newText: `"${SECRET}"` }];
    expect(hide(at(SECRET, { fix: { title: 'quote it', safe: true, edits } }))).not.toHaveProperty('fix');
  });

  it('finds its way in files with many secrets', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `password s${index}e\n`).join('');
    const { diagnostics } = lintText(text);
    expect(diagnostics).toHaveLength(5000);
    expect(JSON.stringify(diagnostics)).not.toMatch(/s\d+e/);
  });
});
