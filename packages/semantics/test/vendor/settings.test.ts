/** Which value a setting has: macros against literal names, specificity, inheritance, clearing, accumulating. */
import { describe, expect, it } from 'vitest';
import { modelOf } from '../routing/of-text.ts';
import { type Row, queue, server, vmta } from './questions.ts';

const macros = `
domain-macro big mail.example,post.example
domain-macro endings com,net
domain-macro dotted .com,.co.uk
domain-macro houses alpha,beta
domain-macro nested $endings,org
<domain $big>
  max-msg-rate 50/h
  max-smtp-out 7
</domain>
<domain mail.example>
  max-msg-rate 100/h
</domain>
<domain yonder.$endings>
  retry-after 1h
</domain>
<domain dots$dotted>
  retry-after 2h
</domain>
<domain $houses.$endings>
  retry-after 3h
</domain>
<domain deep.$nested>
  retry-after 4h
</domain>
`;

const specificity = `
<domain *>
  max-smtp-out 1
  retry-after 1m
</domain>
<domain [*.]example.com>
  max-smtp-out 2
  retry-after 2m
</domain>
<domain *.example.com>
  max-smtp-out 3
</domain>
<domain www.example.com>
  max-smtp-out 4
</domain>
<domain [*.]mail.www.example.com>
  max-smtp-out 5
</domain>
<domain [192.0.2.0/24]>
  max-smtp-out 6
</domain>
<domain [0/0]>
  max-smtp-out 7
  retry-after 7m
</domain>
`;

const inheritance = `
<domain *>
  max-smtp-out 1
  max-msg-rate 1/h
  bounce-after 1h
</domain>
<domain example.com>
  max-msg-rate 2/h
  bounce-after 2h
</domain>
<virtual-mta a>
  <domain *>
    max-msg-rate 3/h
  </domain>
</virtual-mta>
<virtual-mta b>
</virtual-mta>
<virtual-mta c>
</virtual-mta>
<virtual-mta-pool p>
  max-smtp-msg-rate 9/h
  virtual-mta a
  virtual-mta b
  <domain example.com>
    max-msg-rate 4/h
    bounce-after 4h
  </domain>
</virtual-mta-pool>
`;

const cleared = `
<domain *>
  smtp-hosts relay.example.com
  queue-to all.queue
  backoff-notify who@example.com
  disabled-source-ip-notify who@example.com
  reroute-to-virtual-mta b
  backoff-reroute-to-virtual-mta b
  auth-username me
  remove-header X-Some
  bcc-upon-delivery who@example.com
  dkim-headers X-Other
</domain>
<domain example.com>
  smtp-hosts ""
  queue-to ""
  backoff-notify ""
  disabled-source-ip-notify ""
  reroute-to-virtual-mta ""
  backoff-reroute-to-virtual-mta ""
  auth-username ""
  remove-header ""
  bcc-upon-delivery ""
  dkim-headers ""
</domain>
`;

const accumulating = `
domain-key top,example.com,/keys/top.pem
include-headers-from /headers/all
smtp-source-host 192.0.2.1 one.example.com
smtp-source-host 192.0.2.2 two.example.com
relay-domain first.example
relay-domain second.example
host-name one.example.com
host-name two.example.com
postmaster a@example.com
postmaster b@example.com
<virtual-mta a>
  domain-key own,example.com,/keys/own.pem
  include-headers-from /headers/own
  smtp-source-host 192.0.2.9 nine.example.com
</virtual-mta>
<virtual-mta b>
</virtual-mta>
<domain example.com>
  source-ip-max-smtp-out 192.0.2.1 3
  source-ip-max-smtp-out 192.0.2.0/24 4
</domain>
<domain *>
  source-ip-max-smtp-out 192.0.2.0/24 5
  source-ip-max-smtp-out 0/0 6
</domain>
`;

const rows: readonly Row[] = [
  ['runtime 5; G1§3.3.10', 'a literal name beats its macro', macros, queue('mail.example', 'max-msg-rate'), '100/h'],
  ['runtime 5; G1§3.3.10', 'the macro holds for the others', macros, queue('post.example', 'max-msg-rate'), '50/h'],
  ['runtime 5 (L)', 'the rest of the macro stays', macros, queue('mail.example', 'max-smtp-out'), '7'],
  ['syntax 3', 'a macro as an ending', macros, queue('yonder.net', 'retry-after'), '1h'],
  ['syntax 3', 'a macro of endings with dots', macros, queue('dots.co.uk', 'retry-after'), '2h'],
  ['syntax 3', 'two macros in one tag', macros, queue('beta.com', 'retry-after'), '3h'],
  ['runtime 1.6', 'a macro in a macro', macros, queue('deep.net', 'retry-after'), '4h'],
  ['runtime 1.6', 'a member beside a macro', macros, queue('deep.org', 'retry-after'), '4h'],

  ['runtime 5; G1§3.2', 'the exact name comes first', specificity, queue('www.example.com', 'max-smtp-out'), '4'],
  ['runtime 5', '*.x before [*.]x', specificity, queue('other.example.com', 'max-smtp-out'), '3'],
  ['G1§3.2', '*.x does not take x', specificity, queue('example.com', 'max-smtp-out'), '2'],
  ['runtime 5', 'the longest suffix first', specificity, queue('a.mail.www.example.com', 'max-smtp-out'), '5'],
  ['runtime 5', 'what is wider fills in', specificity, queue('www.example.com', 'retry-after'), '2m'],
  ['runtime 5', '* comes last', specificity, queue('example.org', 'max-smtp-out'), '1'],
  ['runtime 5', 'the narrowest network', specificity, queue('[192.0.2.5]', 'max-smtp-out'), '6'],
  ['G1§3.2', '[0/0] takes all addresses', specificity, queue('[198.51.100.1]', 'max-smtp-out'), '7'],
  ['syntax 5.1', 'wider networks fill in', specificity, queue('[192.0.2.5]', 'retry-after'), '7m'],

  [
    'runtime 5; G1§3.3.13.2',
    'the virtual MTA before the pool',
    inheritance,
    queue('example.com/a', 'max-msg-rate'),
    '3/h',
  ],
  [
    'runtime 5; G1§3.3.13.2',
    'the pool before the top level',
    inheritance,
    queue('example.com/a', 'bounce-after'),
    '4h',
  ],
  ['G1§3.3.13.2', 'every member inherits', inheritance, queue('example.com/b', 'max-msg-rate'), '4/h'],
  ['G1§3.3.13.2', 'others do not', inheritance, queue('example.com/c', 'max-msg-rate'), '2/h'],
  ['runtime 5', 'then the top level', inheritance, queue('example.com/a', 'max-smtp-out'), '1'],
  ['runtime 5', 'the pool is narrow', inheritance, queue('example.org/b', 'bounce-after'), '1h'],
  [
    'runtime 6; G1§3.3.13.5',
    'limits of a pool hold for each member',
    inheritance,
    vmta('b', 'max-smtp-msg-rate'),
    '9/h',
  ],
  ['runtime 6', 'and for nobody else', inheritance, vmta('c', 'max-smtp-msg-rate'), 'unlimited'],

  ['runtime 5', 'others keep it', cleared, queue('example.org', 'queue-to'), 'all.queue'],
  ...[
    'smtp-hosts',
    'queue-to',
    'backoff-notify',
    'disabled-source-ip-notify',
    'reroute-to-virtual-mta',
    'backoff-reroute-to-virtual-mta',
    'auth-username',
    'remove-header',
    'bcc-upon-delivery',
    'dkim-headers',
  ].map((name): Row => ['syntax 1', `"" takes back ${name}`, cleared, queue('example.com', name), '""']),

  [
    'runtime 5; G1§3.3.1.33',
    'keys of the virtual MTA, then those of the top level',
    accumulating,
    vmta('a', 'domain-key'),
    'own,example.com,/keys/own.pem + top,example.com,/keys/top.pem',
  ],
  ['runtime 5', 'headers of both', accumulating, vmta('a', 'include-headers-from'), '/headers/own + /headers/all'],
  [
    'runtime 5; G1§8.2',
    'own addresses replace all',
    accumulating,
    vmta('a', 'smtp-source-host'),
    '192.0.2.9 nine.example.com',
  ],
  [
    'runtime 3; G1§8.2',
    'without own addresses those of the top level',
    accumulating,
    vmta('b', 'smtp-source-host'),
    '192.0.2.1 one.example.com + 192.0.2.2 two.example.com',
  ],
  ['runtime 5', 'every relay-domain', accumulating, server('relay-domain'), 'first.example + second.example'],
  ['runtime 5', 'every host-name', accumulating, server('host-name'), 'one.example.com + two.example.com'],
  ['runtime 5; G1§3.3.1.3', 'every postmaster', accumulating, server('postmaster'), 'a@example.com + b@example.com'],
  [
    'runtime 5',
    'one value for each network',
    accumulating,
    queue('example.com', 'source-ip-max-smtp-out'),
    '192.0.2.1 3 + 192.0.2.0/24 4 + 0/0 6',
  ],
];

describe('settings of queues, virtual MTAs and the server', () => {
  it.each(rows)('%s: %s', (_, what, configuration, question, answer) => {
    expect(question(modelOf(configuration)), what).toEqual(answer);
  });
});

describe('where the documentation leaves two answers', () => {
  it('the order of the sections does not matter [runtime 1.5; G1§3.3.10]', () => {
    const sections = specificity.split('</domain>').filter((one) => one.trim() !== '');
    const reversed = sections
      .toReversed()
      .map((one) => `${one}</domain>`)
      .join('');
    const domains = ['example.com', 'www.example.com', 'a.example.com', 'example.org', '[192.0.2.5]'];
    const all = (text: string): unknown => domains.map((domain) => queue(domain, 'max-smtp-out')(modelOf(text)));
    expect(all(reversed)).toEqual(all(specificity));
  });

  it('a wide pattern in a virtual MTA beats a narrow one outside, or not [runtime 5]', () => {
    const ask = queue('example.com/a', 'max-msg-rate');
    expect(ask(modelOf(inheritance))).toBe('3/h');
    expect(ask(modelOf(inheritance, { assumptions: { resolution: 'specificity-first' } }))).toBe('4/h');
    const setting = modelOf(inheritance).queue({ domain: 'example.com', virtualMta: 'a' }).get('max-msg-rate');
    expect(setting?.assumptions).toEqual(['resolution']);
  });

  it('a list that ends in a comma goes on, or not [runtime 1.6]', () => {
    const text = `
domain-macro two one.example,
two.example
<domain $two>
  max-smtp-out 3
</domain>
`;
    const ask = queue('two.example', 'max-smtp-out');
    expect(ask(modelOf(text))).toBe('3');
    expect(ask(modelOf(text, { assumptions: { 'broken-lists': 'cut' } }))).toBe('20');
  });
});
