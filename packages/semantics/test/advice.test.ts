import { describe, expect, it } from 'vitest';
import { parseText } from '@pmtakit/grammar';
import { validate } from '@pmtakit/semantics';

describe('advice on invented values', () => {
  it.each([
    ['log-file /var/log/pmta/log size=100M', 'takes only a path'],
    ['log-rotate daily', 'the number of files to keep'],
    ['<virtual-mta-pool p>\nvirtual-mta a weight 100\n</virtual-mta-pool>', 'no weight'],
    ['<smtp-pattern-list p>\nreply /busy/ mode=temp\n</smtp-pattern-list>', 'mode=backoff and mode=normal'],
    ['domain-key selector=s1,signing-domain=example.com,key-file=/k.pem', 'SELECTOR,DOMAIN,FILE'],
    ['<domain *>\nuse-starttls required\n</domain>', 'require-starttls yes'],
  ])('%j', (text, advice) => {
    const [finding, ...more] = validate(parseText(text));
    expect(more).toEqual([]);
    expect(finding?.message.split('\n').at(-1)).toContain(advice);
  });

  it('is given for invented values only', () => {
    const [finding] = validate(parseText('log-rotate many'));
    expect(finding?.message.split('\n')).toHaveLength(2);
  });
});
