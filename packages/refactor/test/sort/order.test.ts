import { describe, expect, it } from 'vitest';
import { section, sortedFile, sortedLines, text } from './sorted.ts';

describe('the lines of a section', () => {
  it('stand by topic', () => {
    expect(
      sortedLines('domain *', 'dkim-sign yes', 'retry-after 10m', 'max-smtp-out 5', 'queue-to a.queue', 'log-tls yes'),
    ).toEqual(['queue-to a.queue', 'max-smtp-out 5', 'retry-after 10m', 'dkim-sign yes', 'log-tls yes']);
  });

  it('stand beside related ones within a topic', () => {
    const lines = ['backoff-retry-after 5m', 'max-msg-per-connection 9', 'backoff-max-msg-rate 1/h', 'max-smtp-out 5'];
    expect(sortedLines('domain *', ...lines)).toEqual([
      'max-smtp-out 5',
      'max-msg-per-connection 9',
      'backoff-max-msg-rate 1/h',
      'backoff-retry-after 5m',
    ]);
  });

  it.each([
    ['virtual-mta a', ['domain-key s,x.com,/k', 'smtp-source-host 192.0.2.1 a.example.com']],
    ['virtual-mta-pool p', ['max-smtp-out 9', 'virtual-mta a']],
    ['source 10/8', ['log-commands yes', 'smtp-service yes']],
    ['smtp-user u', ['source s', 'password x']],
    ['acct-file /var/log/a.csv', ['records d', 'move-interval 5m']],
    ['spool /var/spool', ['delete-file-holders yes', 'deliver-only no']],
    ['source-group g', ['reserved-smtp-in 3', 'max-smtp-in 9']],
    ['dns', ['precached-max-domains 5', 'precached-domains-file /x']],
  ])('in <%s> too', (tag, lines) => {
    expect(sortedLines(tag, ...lines)).toEqual(lines.toReversed());
  });

  it('are sorted in sections within sections', () => {
    const before = section('virtual-mta a', '  <domain *>', '    retry-after 5m', '    max-smtp-out 2', '  </domain>');
    const after = section('virtual-mta a', '  <domain *>', '    max-smtp-out 2', '    retry-after 5m', '  </domain>');
    expect(sortedFile(before).after).toBe(after);
  });

  it('keep their indent, their case, their columns and what stands at their end', () => {
    expect(sortedLines('domain *', '\tRetry-After   5m   # soon', '  MAX-smtp-out\t2 ')).toEqual([
      '  MAX-smtp-out\t2 ',
      '\tRetry-After   5m   # soon',
    ]);
  });

  it.each(['\r\n', '\r'])('keep line breaks %j', (lineBreak) => {
    const before = section('domain *', 'retry-after 5m', '', 'max-smtp-out 2').replaceAll('\n', lineBreak);
    expect(sortedFile(before).after).toBe(
      section('domain *', 'max-smtp-out 2', '', 'retry-after 5m').replaceAll('\n', lineBreak),
    );
  });

  it('outside of sections stay', () => {
    const before = text('http-access 0/0 none', 'domain-macro a x.com', 'log-file /x', 'http-mgmt-port 8080');
    expect(sortedFile(before).after).toBe(before);
  });
});

describe('lines whose order counts keep it', () => {
  it.each([
    ['of two equal directives the last one wins', 'domain *', ['max-smtp-out 2', 'max-smtp-out 1']],
    ['an old name sets the same', 'domain *', ['route [192.0.2.2]', 'smtp-hosts [192.0.2.1]', 'route ""']],
    ['a rate by its old name', 'domain *', ['max-msg-rate 5/s', 'max-msg-per-hour 100']],
    [
      'a limit for a network by its old name',
      'domain *',
      ['source-ip-max-smtp-out 0/0 2', 'max-smtp-out-per-source-ip 3'],
    ],
    ['the first key that fits is used', 'virtual-mta a', ['domain-key z,*,/k2', 'domain-key a,x.com,/k1']],
    [
      'the first host is used first',
      'virtual-mta a',
      ['smtp-source-host 192.0.2.2 b.example.com', 'smtp-source-host 192.0.2.1 a.example.com'],
    ],
    ['members take turns in their order', 'virtual-mta-pool p', ['virtual-mta b', 'virtual-mta a']],
    ['fields are written in their order', 'acct-file /a', ['record-fields d rcpt', 'record-fields b timeLogged']],
  ])('since %s', (_, tag, lines) => {
    expect(sortedLines(tag, ...lines)).toEqual(lines);
    expect(sortedLines(tag, 'log-tls no', ...lines).filter((line) => lines.includes(line))).toEqual(lines);
  });

  it.each([
    ['smtp-pattern-list p', ['reply /b/ mode=backoff', 'reply /a/ mode=normal']],
    ['pattern-list p', ['rcpt-to /x/ virtual-mta=a', 'mail-from /x/ virtual-mta=b', 'header X-A /x/ virtual-mta=a']],
    ['bounce-category-patterns', ['/b/ spam-related', '/a/ other']],
    ['domain-key-list l', ['domain-key z,*,/k', 'domain-key a,x.com,/k']],
    ['rewrite-list r', ['from-domain b.com a.com', 'mail-from b@x.com a@x.com']],
  ])('as in the list <%s>', (tag, lines) => {
    const file = sortedFile(section(tag, ...lines));
    expect(file.after).toBe(section(tag, ...lines));
    expect(file.stops).toEqual([]);
    expect(file.lists).toEqual([{ name: tag.split(' ')[0], argument: tag.split(' ')[1] ?? '', line: 1 }]);
  });
});

describe('comments', () => {
  it('travel with the line below them', () => {
    expect(sortedLines('domain *', '# soon', '# or later', 'retry-after 5m', '', '# few', 'max-smtp-out 2')).toEqual([
      '# few',
      'max-smtp-out 2',
      '',
      '# soon',
      '# or later',
      'retry-after 5m',
    ]);
  });

  it('do not come to be about a line more', () => {
    expect(sortedLines('domain *', '# soon', 'retry-after 5m', '', 'bounce-after 2d', 'max-smtp-out 2')).toEqual([
      'max-smtp-out 2',
      '',
      '# soon',
      'retry-after 5m',
      '',
      'bounce-after 2d',
    ]);
    expect(sortedLines('domain *', '# soon', 'retry-after 5m', '# few', 'max-smtp-out 2', '', 'log-tls no')).toEqual([
      '# few',
      'max-smtp-out 2',
      '',
      '# soon',
      'retry-after 5m',
      '',
      'log-tls no',
    ]);
  });

  it('do not come to be about a line that stays', () => {
    const before = ['# soon', 'retry-after 5m', '', 'max-smtp-out 2', 'nonsense', '', 'dkim-sign yes'];
    expect(sortedLines('domain *', ...before)).toEqual([
      'max-smtp-out 2',
      '',
      '# soon',
      'retry-after 5m',
      '',
      'nonsense',
      '',
      'dkim-sign yes',
    ]);
  });

  it('above several lines are their heading and stay above them', () => {
    const lines = [
      '# When',
      'retry-after 5m',
      'bounce-after 2d',
      'max-smtp-out 2',
      '',
      '# Who',
      'dk-sign no',
      'dkim-sign no',
    ];
    const file = sortedFile(section('domain *', ...lines));
    expect(file.after).toBe(
      section('domain *', '# When', 'max-smtp-out 2', ...lines.slice(1, 3), '', ...lines.slice(5)),
    );
    expect(file.headings).toMatchObject([{ before: 'retry-after', after: 'max-smtp-out' }]);
  });

  it('that a line without comment follows keep it away from the heading before', () => {
    const lines = ['# Limits', 'max-smtp-out 2', 'max-msg-rate 5/s', '# later', 'dkim-sign yes', '', 'retry-after 5m'];
    expect(sortedLines('domain *', ...lines)).toEqual([
      ...lines.slice(0, 3),
      '',
      'retry-after 5m',
      '',
      '# later',
      'dkim-sign yes',
    ]);
  });

  it('that take a line out of force are sorted like it', () => {
    expect(
      sortedLines('domain *', '#max-msg-rate 5/s', 'retry-after 5m', '# max-smtp-out 7  # too many', 'max-smtp-out 2'),
    ).toEqual(['# max-smtp-out 7  # too many', 'max-smtp-out 2', '#max-msg-rate 5/s', 'retry-after 5m']);
  });

  it.each(['# max-smtp-out was too high', '# retry-after', '#route x.com', '# max-smtp-in 5'])(
    'that are remarks are no such lines: %s',
    (comment) => {
      expect(
        sortedLines('domain *', 'retry-after 5m', '', comment, 'dkim-sign yes', '', 'max-smtp-out 2').slice(-2),
      ).toEqual([comment, 'dkim-sign yes']);
    },
  );

  it('to pmtalint about the next line are about no other', () => {
    const comment = '# pmtalint-disable-next-line bad-value -- why';
    expect(sortedLines('domain *', comment, 'retry-after 5m', 'max-smtp-out 2')).toEqual([
      'max-smtp-out 2',
      comment,
      'retry-after 5m',
    ]);
    const out = '#max-msg-rate 5/s';
    expect(sortedLines('domain *', comment, out, 'retry-after 5m', 'max-smtp-out 2')).toEqual([
      'max-smtp-out 2',
      comment,
      out,
      'retry-after 5m',
    ]);
  });

  it('to pmtalint about the next line take blank lines along', () => {
    const comment = '# pmtalint-disable-next-line bad-value -- why';
    expect(sortedLines('domain *', comment, '', 'retry-after 5m', 'max-smtp-out 2')).toEqual([
      'max-smtp-out 2',
      comment,
      '',
      'retry-after 5m',
    ]);
  });

  it('to pmtalint hold the first line below a heading', () => {
    const lines = [
      '# When',
      '# pmtalint-disable-next-line x -- y',
      'retry-after 5m',
      'max-smtp-out 2',
      'bounce-after 2d',
    ];
    expect(sortedLines('domain *', ...lines)).toEqual(lines);
  });
});

describe('blank lines', () => {
  it('part topics where there was one already', () => {
    expect(
      sortedLines('domain *', 'dkim-sign yes', 'max-smtp-out 2', '', 'retry-after 5m', 'max-connect-rate 5/s'),
    ).toEqual(['max-smtp-out 2', 'max-connect-rate 5/s', '', 'retry-after 5m', '', 'dkim-sign yes']);
  });

  it('are not put in where there was none', () => {
    expect(sortedLines('domain *', 'dkim-sign yes', 'retry-after 5m', 'max-smtp-out 2')).not.toContain('');
  });

  it('stay in a section that is in order', () => {
    const lines = ['max-smtp-out 2', '', '', 'max-connect-rate 5/s', 'retry-after 5m'];
    expect(sortedLines('domain *', ...lines)).toEqual(lines);
  });

  it('stay between lines that stay neighbours', () => {
    expect(sortedLines('domain *', 'dkim-sign yes', 'max-smtp-out 2', '', 'max-connect-rate 5/s')).toEqual([
      'max-smtp-out 2',
      '',
      'max-connect-rate 5/s',
      '',
      'dkim-sign yes',
    ]);
  });
});

describe('the edits', () => {
  it('leave out what is in order already', () => {
    const lines = ['max-smtp-out 2', 'bounce-after 2d', 'retry-after 5m', 'dkim-sign yes'];
    expect(sortedFile(section('domain *', ...lines)).edits).toEqual([
      { span: { start: 26, end: 57 }, newText: 'retry-after 5m\nbounce-after 2d\n' },
    ]);
  });

  it('are counted in sections and lines, as few as a diff needs', () => {
    const before =
      section('domain *', 'log-tls no', 'max-smtp-out 2', 'retry-after 5m') + section('domain x.com', 'dk-sign no');
    expect(sortedFile(before)).toMatchObject({ blocks: 1, moved: 1 });
  });
});
