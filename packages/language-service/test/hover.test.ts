import { describe, it } from 'vitest';
import { expectHover } from '../src/test-kit/index.ts';

describe('a directive', () => {
  it.each([
    ['what it does', 'Limits how many recipients the queue attempts per interval'],
    ['how it is written', 'max-msg-rate RATE'],
    ['where it stands', 'in `<domain>`'],
    ['its default', '**Default:** `unlimited`'],
  ])('tells %s', (_, expected) => {
    expectHover('<domain a.example>\n  max-msg<|>-rate 100/15m\n</domain>\n', expected);
  });

  it('tells what it comes to here, in plain words', () => {
    expectHover(
      '<domain a.example>\n  <|>max-msg-rate 100/15m\n</domain>\n',
      'Counts for a.example/{default}: `max-msg-rate 100/15m` = 100 per 15 min = 400/h',
    );
  });

  it('tells what it shadows, with a link', () => {
    const text = '<domain *>\n  max-smtp-out 5\n</domain>\n<domain a.example>\n  max-smtp-out<|> 9\n</domain>\n';
    expectHover(text, 'Shadows `max-smtp-out 5` ([config:2](test:config#L2))');
  });

  it('tells what counts instead of it', () => {
    const text = '<domain a.example>\n  max-smtp-out<|> 5\n  max-smtp-out 9\n</domain>\n';
    expectHover(text, 'For a.example/{default}, `max-smtp-out 9` counts instead ([config:3](test:config#L3))');
  });

  it.each([
    ['of a virtual MTA', '<virtual-mta a>\n  <|>max-smtp-out 5\n</virtual-mta>\n', 'Counts for virtual MTA a'],
    ['of a source', '<source 10/8>\n  <|>always-allow-relaying yes\n</source>\n', 'Counts for clients of source 10/8'],
    ['of the server', '<|>total-max-smtp-out 500\n', 'Counts for the server'],
  ])('knows whom it is for: %s', (_, text, expected) => expectHover(text, expected));

  it('tells what counts for those of a network that no narrower one takes', () => {
    const narrow = '<source 10/24>\n  always-allow-relaying no\n</source>\n';
    expectHover(
      `${narrow}<source 10/8>\n  <|>always-allow-relaying yes\n</source>\n`,
      'Counts for clients of source 10/8',
    );
  });

  it('tells that it is old', () => {
    expectHover('<domain a.example>\n  <|>max-msg-per-hour 5\n</domain>\n', '**Deprecated**');
  });

  it('never shows a secret', () => {
    const text = '<domain a.example>\n  auth-pass<|>word h1dden\n</domain>\n';
    expectHover(text, /^(?![\s\S]*h1dden)[\s\S]*\*\*\*\*/);
    expectHover('<domain a.example>\n  auth-password h1d<|>den\n</domain>\n', null);
  });
});

describe('a value', () => {
  it.each([
    ['max-msg-rate 100<|>/15m', '100 per 15 min = 400/h'],
    ['max-msg-rate 500<|>/h', '500 per 1 h'],
    ['bounce-after 4d<|>12h', '4 d 12 h'],
    ['retry-after 10m<|>,1h', '10 min, then 1 h'],
    ['backoff-to-normal-after nev<|>er', 'never'],
  ])('%s', (line, expected) => expectHover(`<domain a.example>\n  ${line}\n</domain>\n`, expected));

  it('that is wrong says nothing', () => expectHover('<domain a.example>\n  max-msg-rate so<|>on\n</domain>\n', null));
});

describe('a name', () => {
  it('of a macro tells its members', () => {
    expectHover('domain-macro x a.example,b.example\n<domain $<|>x>\n</domain>\n', '2 names: `a.example`, `b.example`');
  });

  it('of a pool tells its virtual MTAs', () => {
    const text = `<virtual-mta a>\n  smtp-source-host 10.0.0.1 a.example\n</virtual-mta>
<virtual-mta-pool <|>p>\n  virtual-mta a\n</virtual-mta-pool>\n`;
    expectHover(text, '1 virtual MTAs: `a`');
  });

  it('of a virtual MTA tells its addresses and pools', () => {
    const text = `<virtual-mta a>\n  smtp-source-host 10.0.0.1 a.example\n</virtual-mta>
<virtual-mta-pool p>\n  virtual-mta <|>a\n</virtual-mta-pool>\n`;
    expectHover(text, /1 source address\s+1 in pools: `p`/);
  });
});

it('a section tells what the catalogue says', () => {
  expectHover('<dom<|>ain a.example>\n</domain>\n', 'Holds the delivery settings of queues');
});

it.each(['# a <|>comment\n', '\n<|>\n', 'no-such<|> thing\n', '<|>'])('nothing is said of %j', (text) => {
  expectHover(text, null);
});

it('an included file is understood in its section', () => {
  expectHover('  max-smtp<|>-out 5\n', 'Counts for a.example/{default}', {
    path: 'part.conf',
    main: 'config',
    files: { config: '<domain a.example>\ninclude part.conf\n</domain>\n' },
  });
});
