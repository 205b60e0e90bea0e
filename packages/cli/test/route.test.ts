import { describe, expect, it } from 'vitest';
import { folderWith, run } from './command-line.ts';
import { config, lineOf } from './configurations.ts';

const rollup = `<source 0/0>
always-allow-relaying yes
</source>
<mx-rollup-list>
mx *.mail.example.net group.rollup
</mx-rollup-list>
`;

function route(args: readonly string[], files: Record<string, string> = { config }) {
  return run('pmtakit', ['route', ...args], { cwd: folderWith(files) });
}

const ends = (stdout: string): string[] => [...stdout.matchAll(/^queue {8}(.*)$/gm)].map(([, end = '']) => end);

const from = ['--from', 'root@example.com'];
const known = [...from, '--source', '192.0.2.7'];
const header = (text: string): string[] => ['--header', text];

describe('pmtakit route', () => {
  it('tells each step with its line', () => {
    const at = (start: string): number => lineOf(config, start);
    const { code, stdout, stderr } = route([...known, '--rcpt', 'a@example.net', ...header('X-Virtual-MTA: us')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [relaying, chooses, queue, cold, reroute] = [
      at('always-allow-relaying yes'),
      at('process-x-virtual-mta'),
      at('queue-to'),
      at('max-cold-virtual-mta-msg'),
      at('reroute-to-virtual-mta'),
    ];
    expect(stdout).toBe(`client       192.0.2.7
source       <source 192.0.2.0/24>, by the address, config:${at('<source 192')}:1
source       <source 0/0>, by the address, config:${at('<source 0/0')}:1
relay        a@example.net is accepted: always-allow-relaying is yes
             config:${relaying}:5, in <source 192.0.2.0/24>
             ${relaying} |     always-allow-relaying yes
virtual-mta  the header X-Virtual-MTA names us
             config:${chooses}:5, in <source 192.0.2.0/24>
             ${chooses} |     process-x-virtual-mta yes

a@example.net
leaves by    us
queue-to     mail for example.net is put into the queue shared.queue
             config:${queue}:5, in <domain example.net>
             ${queue} |     queue-to shared.queue
cold         the first messages of a day (1, 2) leave by fresh, if they came over SMTP
             config:${cold}:5, in <domain shared.queue>
             ${cold} |     max-cold-virtual-mta-msg 1/d,2/d
reroute      mail of us is moved to eu
             config:${reroute}:5, in <domain shared.queue>
             ${reroute} |     reroute-to-virtual-mta eu
queue        shared.queue/eu
`);
  });

  it.each<[string, string[], string[]]>([
    [
      'by the default of the source, to all members of a pool',
      [...known, '--rcpt', 'a@other.example'],
      ['other.example/us', 'other.example/eu'],
    ],
    [
      'by a header',
      [...known, '--rcpt', 'a@other.example', ...header('X-Virtual-MTA: fresh')],
      ['other.example/fresh'],
    ],
    [
      'by a pattern list of the listener',
      [...known, '--rcpt', 'a@example.net', '--listener', '198.51.100.1:25'],
      ['shared.queue/eu'],
    ],
    [
      'of each recipient',
      [...known, '--rcpt', 'a@b.example', '--rcpt', 'c@d.example', ...header('x-virtual-mta:us')],
      ['b.example/us', 'd.example/us'],
    ],
    [
      'of a user',
      [...from, '--rcpt', 'a@other.example', '--user', 'bob', '--source', '203.0.113.9'],
      ['other.example/us', 'other.example/eu'],
    ],
    ['from the pickup directory', [...from, '--rcpt', 'a@other.example', '--pickup'], ['other.example/{default}']],
  ])('finds the queues of mail %s', (_, args, queues) => {
    const { code, stdout, stderr } = route(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(ends(stdout)).toEqual(queues);
  });

  it.each<[string, string[], string]>([
    [
      'that may not relay',
      [...from, '--source', '203.0.113.9', '--rcpt', 'a@b.example'],
      'relay        a@b.example is refused (5xx): the client may not relay to b.example',
    ],
    ['of a user that is none', [...from, '--rcpt', 'a@b.example', '--user', 'alice'], 'no smtp-user is called alice'],
    ['from this host unless told', [...from, '--rcpt', 'a@b.example'], 'client       127.0.0.1\n'],
    [
      'by a virtual MTA that nothing defines',
      [
        '--from',
        '<root@example.com>',
        '--source',
        '192.0.2.7',
        '--listener',
        '198.51.100.1:25',
        '--rcpt',
        'a@b.example',
      ],
      'the message is refused: no virtual MTA is called nobody',
    ],
  ])('ends with 1 for mail %s', (_, args, words) => {
    const { code, stdout, stderr } = route(args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain(words);
    expect(stdout).toMatch(/\nend {10}the message does not come in\n$/);
  });

  it('knows the sender of delivery reports', () => {
    const text = `${config}<source 203.0.113.0/24>\nalways-allow-relaying yes\npattern-list reports\n</source>
<pattern-list reports>\nmail-from /^$/ virtual-mta=fresh\n</pattern-list>\n`;
    const args = ['--source', '203.0.113.9', '--rcpt', 'a@b.example'];
    expect(ends(route(['--from', '<>', ...args], { config: text }).stdout)).toEqual(['b.example/fresh']);
    expect(ends(route(['--from', '', ...args], { config: text }).stdout)).toEqual(['b.example/fresh']);
    expect(ends(route([...from, ...args], { config: text }).stdout)).toEqual(['b.example/us', 'b.example/eu']);
  });

  it('takes the mailmerge variable', () => {
    const text = config.replace('process-x-virtual-mta yes', 'allow-mailmerge yes');
    const { stdout } = route([...known, '--rcpt', 'a@b.example', '--mailmerge-vmta', 'fresh'], { config: text });
    expect(ends(stdout)).toEqual(['b.example/fresh']);
  });

  it.each<[string, string[]]>([
    ['a list', ['--mx', 'shop.example=10 a.mail.example.net,20 b.example.org']],
    ['several lists', ['--mx', 'x.example=10 y.example', '--mx', 'Shop.Example.=10 A.MAIL.example.net.']],
    ['a file', ['--mx-file', 'mx']],
    ['a file and a list of another domain', ['--mx-file', 'mx', '--mx', 'x.example=10 y.example']],
  ])('rolls up by the MX records in %s', (_, args) => {
    const files = { config: rollup, mx: '# records\r\n\r\nshop.example 10 a.mail.example.net # the first\r\n' };
    const all = [...from, '--rcpt', 'a@shop.example', ...args];
    expect(ends(route(all, files).stdout)).toEqual(['group.rollup/{default}']);
    expect(ends(route(all.slice(0, 4), files).stdout)).toEqual(['shop.example/{default}']);
  });

  it('says why mail reaches no queue', () => {
    const circle = `<source 0/0>\nalways-allow-relaying yes\ndefault-virtual-mta a\n</source>
<virtual-mta a>\n<domain *>\nreroute-to-virtual-mta b\n</domain>\n</virtual-mta>
<virtual-mta b>\n<domain *>\nreroute-to-virtual-mta a\n</domain>\n</virtual-mta>\n`;
    const { code, stdout } = route([...from, '--rcpt', 'a@b.example'], { config: circle });
    expect(ends(stdout)).toEqual(['none, since the reroutes lead in a circle']);
    expect(code).toBe(0);
  });
});

describe('pmtakit route --json', () => {
  it('has the whole trace', () => {
    const { stdout, code } = route([...known, '--rcpt', 'a@example.net', ...header('X-Virtual-MTA: us'), '--json']);
    const origin = (start: string) => ({ file: 'config', line: lineOf(config, start), column: 5 });
    const section = (name: string) => ({
      section: name,
      by: 'address',
      file: 'config',
      line: lineOf(config, name),
      column: 1,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      accepted: true,
      client: { address: '192.0.2.7', listener: null, user: null, pickup: false },
      sections: [section('<source 192.0.2.0/24>'), section('<source 0/0>')],
      steps: [
        {
          stage: 'relay',
          text: 'a@example.net is accepted: always-allow-relaying is yes',
          origin: origin('always-allow-relaying yes'),
          assumptions: [],
        },
        {
          stage: 'virtual-mta',
          text: 'the header X-Virtual-MTA names us',
          origin: origin('process-x-virtual-mta'),
          assumptions: [],
        },
      ],
      virtualMta: 'us',
      recipients: [
        {
          address: 'a@example.net',
          steps: [],
          deliveries: [
            {
              virtualMta: 'us',
              steps: [
                {
                  stage: 'queue-to',
                  text: 'mail for example.net is put into the queue shared.queue',
                  origin: origin('queue-to'),
                  assumptions: [],
                },
                {
                  stage: 'cold',
                  text: 'the first messages of a day (1, 2) leave by fresh, if they came over SMTP',
                  origin: origin('max-cold-virtual-mta-msg'),
                  assumptions: [],
                },
                {
                  stage: 'reroute',
                  text: 'mail of us is moved to eu',
                  origin: origin('reroute-to-virtual-mta'),
                  assumptions: [],
                },
              ],
              queue: { domain: 'shared.queue', virtualMta: 'eu' },
              members: ['eu'],
              cold: { virtualMtas: ['fresh'], perDay: [1, 2] },
            },
          ],
        },
      ],
    });
  });

  it('ends with 1 for a message that is refused', () => {
    const { stdout, code } = route([...from, '--source', '203.0.113.9', '--rcpt', 'a@b.example', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ accepted: false, virtualMta: null, recipients: [] });
    expect(code).toBe(1);
  });
});

describe('pmtakit route refuses', () => {
  const rcpt = ['--rcpt', 'a@b.example'];

  it.each<[string, string[], string]>([
    ['no recipient', from, "required option '--rcpt <address>' not specified\nTry pmtakit --help."],
    ['no sender', rcpt, "required option '--from <address>' not specified\nTry pmtakit --help."],
    ['a recipient without a domain', [...from, '--rcpt', 'a'], '--rcpt a: is no address with a domain'],
    [
      'a header without a value',
      [...from, ...rcpt, ...header('Subject')],
      "--header is written 'Name: value', not 'Subject'",
    ],
    ['a source that is no address', [...from, ...rcpt, '--source', 'here'], 'here is no IP address, such as 192.0.2.7'],
    [
      'a source of the pickup directory',
      [...from, ...rcpt, '--source', '192.0.2.7', '--pickup'],
      '--pickup goes alone: it is no connection',
    ],
    ['a file that is missing', [...from, ...rcpt, '--mx-file', 'nope'], 'nope: no such file; check the path'],
    [
      'a file that is none',
      [...from, ...rcpt, '--mx-file', 'mx'],
      "mx:2: a line is written 'example.com 10 mx1.example.com'",
    ],
    ...[
      'b.example',
      'b.example=',
      'b.example=mx.example',
      'b.example=10',
      'b.example=10 a,',
      '=10 a',
      'b.example=10 a b',
      'b.example=-1 a',
    ].map((text): [string, string[], string] => [
      `MX records written ${text}`,
      [...from, ...rcpt, '--mx', text],
      `--mx is written 'example.com=10 mx1.example.com,20 mx2.example.com', not '${text}'`,
    ]),
  ])('%s', (_, args, message) => {
    const result = route(args, { config, mx: 'a.example 10 b.example\nc.example d.example\n' });
    expect(result).toMatchObject({ code: 2, stdout: '', stderr: `pmtakit: ${message}\n` });
  });
});
