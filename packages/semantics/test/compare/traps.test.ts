/** Changes that look harmless, or harmful, and are not. [dry 3] */
import { describe, expect, it } from 'vitest';
import { allDifferences, assuming, block, text, verdict } from './compare-texts.ts';

const domain = (name: string, ...lines: readonly string[]): string => block(`domain ${name}`, ...lines);
const vmta = (name: string, ...lines: readonly string[]): string => block(`virtual-mta ${name}`, ...lines);

describe('1: a * in a virtual MTA hides the sections of the top level', () => {
  const before = text(
    domain('*', 'max-smtp-out 2'),
    domain('example.com', 'max-smtp-out 9'),
    vmta('a', domain('*', 'max-smtp-out 2')),
  );
  const after = text(domain('*', 'max-smtp-out 2'), domain('example.com', 'max-smtp-out 9'), vmta('a'));

  it('so without it the narrow ones appear', () => {
    expect(allDifferences(before, after)).toEqual(['example.com/a: max-smtp-out 2 -> 9 (9 -> 5)']);
  });

  it('unless the narrower section always wins', () => {
    expect(verdict(before, after, assuming({ resolution: 'specificity-first' }))).toBe('equal');
  });

  it('also from other virtual MTAs when {default} has sections of its own', () => {
    const hidden = [vmta('{default}', domain('*', 'max-smtp-out 7')), vmta('a', domain('example.org', 'type discard'))];
    const first = text(domain('example.com', 'max-smtp-out 5'), ...hidden);
    const second = text(domain('example.com', 'max-smtp-out 6'), ...hidden);
    expect(allDifferences(first, second)).toEqual(['example.com/a: max-smtp-out 5 -> 6 (2 -> 2)']);
  });

  it('and when all virtual MTAs hide a section, it does not matter', () => {
    const hidden = [vmta('{default}', domain('*', 'max-smtp-out 7')), vmta('a', domain('*', 'max-smtp-out 8'))];
    const first = text(domain('example.com', 'max-smtp-out 5'), ...hidden);
    const second = text(domain('example.com', 'max-smtp-out 6'), ...hidden);
    expect(verdict(first, second)).toBe('equal');
  });
});

describe('2: backoff rates follow the normal ones', () => {
  it('so one that is equal can go', () => {
    const before = text(domain('*', 'max-msg-rate 5/s', 'backoff-max-msg-rate 5/s'));
    expect(verdict(before, text(domain('*', 'max-msg-rate 5/s')))).toBe('equal');
  });

  it('also where the normal one has its old name', () => {
    const before = text(domain('*', 'max-msg-per-hour 50', 'backoff-max-msg-per-hour 50'));
    expect(verdict(before, text(domain('*', 'max-msg-rate 50/h')))).toBe('equal');
  });

  it('but not where a virtual MTA has another normal one', () => {
    const inside = vmta('a', domain('*', 'max-msg-rate 1/s'));
    const before = text(domain('*', 'max-msg-rate 5/s', 'backoff-max-msg-rate 5/s'), inside);
    const after = text(domain('*', 'max-msg-rate 5/s'), inside);
    expect(allDifferences(before, after)).toEqual(['no-such-name.invalid/a: backoff-max-msg-rate 5/s -> 1/s (3 -> -)']);
  });

  it('and not where a narrower section has another normal one', () => {
    const narrow = domain('example.com', 'max-msg-rate 1/s');
    const before = text(domain('*', 'max-msg-rate 5/s', 'backoff-max-msg-rate 5/s'), narrow);
    const after = text(domain('*', 'max-msg-rate 5/s'), narrow);
    expect(verdict(before, after)).toBe('example.com/{default}: backoff-max-msg-rate 5/s -> 1/s (3 -> -)');
  });
});

describe('3: connections of backoff mode have a default of their own', () => {
  it.each([
    ['max-smtp-out 20', 'equal'],
    ['backoff-max-smtp-out 20', 'equal'],
  ])('%s beside the other can go', (line, expected) => {
    const before = text(domain('*', 'max-smtp-out 20', 'backoff-max-smtp-out 20'));
    expect(verdict(before, before.replace(`\n${line}`, ''))).toBe(expected);
  });

  it('backoff-max-smtp-out 2 beside max-smtp-out 2 cannot', () => {
    const before = text(domain('*', 'max-smtp-out 2', 'backoff-max-smtp-out 2'));
    expect(verdict(before, text(domain('*', 'max-smtp-out 2')))).toBe(
      'no-such-name.invalid/{default}: backoff-max-smtp-out 2 -> 20 (3 -> -)',
    );
  });
});

describe('4: "" takes back what would be inherited', () => {
  const inherited = domain('*', 'smtp-hosts [192.0.2.1]');

  it('so it cannot go where something is', () => {
    const before = text(inherited, domain('example.com', 'smtp-hosts ""'));
    expect(verdict(before, text(inherited, domain('example.com')))).toBe(
      'example.com/{default}: smtp-hosts "" -> [192.0.2.1] (5 -> 2)',
    );
  });

  it('and can where nothing is', () => {
    expect(verdict(text(domain('example.com', 'smtp-hosts ""')), text(domain('example.com')))).toBe('equal');
  });

  it('in a virtual MTA too', () => {
    const before = text(inherited, vmta('a', domain('example.com', 'smtp-hosts ""')));
    const after = text(inherited, vmta('a', domain('example.com')));
    expect(verdict(before, after)).toBe('example.com/a: smtp-hosts "" -> [192.0.2.1] (6 -> 2)');
    expect(verdict(text(vmta('a', domain('*', 'smtp-hosts ""'))), text(vmta('a', domain('*'))))).toBe('equal');
  });
});

describe('5: comments', () => {
  it('do nothing', () => {
    const after = text('# all', domain('*', '# max-smtp-out 3', 'max-smtp-out 2 # was 3'));
    expect(verdict(text(domain('*', 'max-smtp-out 2')), after)).toBe('equal');
  });
});

describe('6: secrets', () => {
  it('are compared and not shown', () => {
    const before = text(block('smtp-user joe', 'password one'));
    expect(verdict(before, before)).toBe('equal');
    expect(verdict(before, before.replace('one', 'two'))).toBe('<smtp-user joe>: password **** -> **** (2 -> 2)');
  });
});

describe('7: domains that are added later', () => {
  it('are not compared: what holds for all that there are is equal', () => {
    const before = text(domain('example.com', 'max-smtp-out 20'), domain('*', 'retry-after 5m'));
    expect(verdict(before, text(domain('*', 'retry-after 5m')))).toBe('equal');
  });
});

describe('what holds anyway', () => {
  it('may be one thing for two domains, and another for a third', () => {
    const macro = 'domain-macro m example.com,example.net';
    const before = text(macro, domain('$m', 'max-smtp-out 20'));
    const after = text(macro, domain('example.com', 'retry-after 10m'), domain('example.net', 'max-smtp-out 3'));
    expect(verdict(before, after)).toBe('example.net/{default}: max-smtp-out 20 -> 3 (3 -> 6)');
  });

  it('may be one thing for the domains that a virtual MTA names, and another for the rest', () => {
    const top = [domain('example.com', 'max-smtp-out 9'), domain('example.net', 'max-smtp-out 9')];
    const own = domain('example.com', 'max-smtp-out 4');
    const before = text(...top, vmta('a', domain('*', 'max-smtp-out 20'), own));
    expect(verdict(before, text(...top, vmta('a', domain('*'), own)))).toBe(
      'example.net/a: max-smtp-out 20 -> 9 (9 -> 5)',
    );
  });

  it('may be another thing for some of its subdomains', () => {
    const top = [domain('b.example.net', 'max-smtp-out 9'), domain('a.example.com', 'max-smtp-out 9')];
    const before = text(...top, vmta('a', domain('*.example.com', 'max-smtp-out 20')));
    expect(verdict(before, text(...top, vmta('a', domain('*.example.com'))))).toBe(
      'a.example.com/a: max-smtp-out 20 -> 9 (9 -> 5)',
    );
  });

  it('may be another thing for a client of one network', () => {
    const sources = [block('source 0/0', 'process-x-job yes'), block('source 10/8', 'process-x-job no')];
    const texts = (line: string): string =>
      text(...sources, block('source a', line), block('smtp-user joe', 'source a'));
    expect(verdict(texts('process-x-job yes'), texts('smtp-service yes'))).toBe(
      'source joe 10.0.0.0: process-x-job yes -> no (8 -> 5)',
    );
  });

  it('may be another thing at one listener', () => {
    const listeners = ['smtp-listener 0/0:587 source=l', block('source l', 'process-x-job no')];
    const texts = (line: string): string =>
      text(
        block('source 0/0', 'process-x-job yes'),
        ...listeners,
        block('source a', line),
        block('smtp-user joe', 'source a'),
      );
    expect(verdict(texts('process-x-job yes'), texts('smtp-service yes'))).toBe(
      'source joe [0.0.0.0]:587 0.0.0.0: process-x-job yes -> no (9 -> 6)',
    );
  });

  it('may be another thing for the users at a listener', () => {
    const user = [block('source a', 'process-x-job no'), block('smtp-user joe', 'source a')];
    const texts = (line: string): string =>
      text(
        block('source 0/0', 'process-x-job yes'),
        'smtp-listener 0/0:587 source=l',
        block('source l', line),
        ...user,
      );
    expect(verdict(texts('process-x-job yes'), texts('smtp-service yes'))).toBe('equal');
    expect(
      verdict(
        texts('process-x-job yes'),
        texts('smtp-service yes'),
        assuming({ 'named-sources': 'listener-over-user' }),
      ),
    ).toBe('source joe [0.0.0.0]:587 0.0.0.0: process-x-job yes -> no (6 -> 9)');
  });
});

describe('limits of networks', () => {
  it('are the same in halves, but not above a virtual MTA with one for the whole', () => {
    const [whole, halves] = [['10/8'], ['10.0.0.0/9', '10.128.0.0/9']].map((networks) =>
      domain('*', ...networks.map((network) => `source-ip-max-smtp-out ${network} 5`)),
    );
    expect(verdict(text(whole ?? ''), text(halves ?? ''))).toBe('equal');
    const inside = vmta('a', domain('*', 'source-ip-max-smtp-out 10/8 3'));
    expect(verdict(text(whole ?? '', inside), text(halves ?? '', inside))).toBe(
      'no-such-name.invalid/a: source-ip-max-smtp-out 10/8 3 -> 10/8 3, 10.0.0.0/9 5, 10.128.0.0/9 5 (6 -> 2)',
    );
  });
});

describe('where the narrower section wins', () => {
  it('a section of the same content may lose by its pattern', () => {
    const options = assuming({ resolution: 'specificity-first' });
    const texts = (pattern: string): string =>
      text(
        domain('*.example.com', 'max-smtp-out 2'),
        vmta('a', domain(pattern, 'max-smtp-out 3'), domain('example.com', 'max-smtp-out 3')),
      );
    expect(verdict(texts('*.example.com'), texts('[*.]example.com'))).toBe('equal');
    expect(verdict(texts('*.example.com'), texts('[*.]example.com'), options)).toBe(
      'no-such-name.example.com/a: max-smtp-out 3 -> 2 (6 -> 2)',
    );
  });
});
