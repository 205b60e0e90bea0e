/** Which virtual MTA or pool a message gets. */
import { describe, expect, it } from 'vitest';
import { modelOf } from '../routing/of-text.ts';
import { type Row, choice, queues } from './questions.ts';

const open = '<source 0/0>\n  always-allow-relaying yes\n</source>\n';

const all = `
<virtual-mta merged>
</virtual-mta>
<virtual-mta header>
</virtual-mta>
<virtual-mta listed>
</virtual-mta>
<virtual-mta door>
</virtual-mta>
<virtual-mta network>
</virtual-mta>
<pattern-list choose>
  mail-from /^listed@/ virtual-mta=listed
</pattern-list>
smtp-listener 192.0.2.10:25 source=door
<source door>
  default-virtual-mta door
</source>
<source 0/0>
  always-allow-relaying yes
  allow-mailmerge yes
  process-x-virtual-mta yes
  pattern-list choose
  default-virtual-mta network
</source>
<source {pickup}>
  pattern-list choose
  default-virtual-mta network
</source>
`;

const mergeVariable = { vmta: 'merged' };
const header = { headers: ['X-Virtual-MTA: header'] };
const listed = { from: 'listed@example.net' };
const atDoor = { listener: '192.0.2.10:25' };

/** Entries of every kind; what each list decides first. */
const lists = `
<virtual-mta eval>
</virtual-mta>
<virtual-mta news>
</virtual-mta>
<virtual-mta students>
</virtual-mta>
<virtual-mta staff>
</virtual-mta>
<virtual-mta rest>
</virtual-mta>
<pattern-list special>
  mail-from /^letter/ virtual-mta=news
</pattern-list>
<pattern-list main>
  header x-hash /a\\x23b/ virtual-mta=eval
  header x-eval /^\\s*eval/ virtual-mta=eval
  header x-end /done\\s*$/ virtual-mta=eval
  header x-bad /^eval/ virtual-mta=eval
  header x-campaign /abc/ call-to: special
  mail-from /school/ <pattern-list>
    rcpt-to /^stud.*@here\\.example$/ virtual-mta=students
    rcpt-to /^staff.*@here\\.example$/ virtual-mta=staff
    * virtual-mta=rest
  </pattern-list>
  rcpt-to /first/ virtual-mta=students, recipient-priority=90
  rcpt-to /f/ virtual-mta=staff
  rcpt-to /urgent/ recipient-priority=100
  rcpt-to /urgent/ virtual-mta=staff
</pattern-list>
<source 0/0>
  always-allow-relaying yes
  pattern-list main
</source>
`;

const local = `
smtp-source-host 192.0.2.200 all.example.com
<virtual-mta one>
  smtp-source-host 192.0.2.1 one.example.com
</virtual-mta>
<virtual-mta two>
  smtp-source-host 192.0.2.64/26 two.example.com
</virtual-mta>
<source 0/0>
  always-allow-relaying yes
  default-virtual-mta by-smtp-source-ip
</source>
`;

const pool = `
<virtual-mta a>
</virtual-mta>
<virtual-mta b>
</virtual-mta>
<virtual-mta-pool both>
  virtual-mta a
  virtual-mta b
</virtual-mta-pool>
<source 0/0>
  always-allow-relaying yes
  default-virtual-mta both
</source>
`;

function invalid(...lines: string[]): string {
  return `
invalid-virtual-mta-fallback spare
<virtual-mta spare>
</virtual-mta>
<source 0/0>
  always-allow-relaying yes
  process-x-virtual-mta yes
  ${lines.join('\n  ')}
</source>
`;
}
const unknown = { headers: ['X-Virtual-MTA: nobody'] };
const empty = { headers: ['X-Virtual-MTA: '] };

const aliases = `
host-name here.example.com
alias sales@example.com one@a.example,two@b.example
alias info three@c.example
alias *@old.example four@d.example
<virtual-mta v>
</virtual-mta>
<pattern-list list>
  rcpt-to /^sales@/ virtual-mta=v
</pattern-list>
<source 0/0>
  always-allow-relaying yes
  pattern-list list
</source>
`;

const rows: readonly Row[] = [
  [
    'runtime 3.1; G1§8.4',
    '*vmta before all',
    all,
    choice({ ...mergeVariable, ...header, ...listed, ...atDoor }),
    'merged',
  ],
  ['runtime 3.2; G1§8.4', 'then the header', all, choice({ ...header, ...listed, ...atDoor }), 'header'],
  ['runtime 3.3; G1§8.4', 'then the pattern list', all, choice({ ...listed, ...atDoor }), 'listed'],
  ['runtime 3.4; G1§8.4', 'then the source of the listener', all, choice(atDoor), 'door'],
  ['runtime 3.5; G1§8.4', 'then that of the address', all, choice(), 'network'],
  ['runtime 3.6', 'then {default}', open, choice(), '{default}'],
  ['runtime 3; G1§8.4', 'pickup: *vmta', all, choice({ pickup: true, ...mergeVariable, ...listed }), 'merged'],
  ['runtime 3; G1§8.4', 'pickup: then the pattern list', all, choice({ pickup: true, ...listed, ...header }), 'listed'],
  ['runtime 3; G1§8.4', 'pickup: nothing else', all, choice({ pickup: true, ...header }), '{default}'],
  ['G1§8.4.1', 'the header is not read unless the source says so', open, choice(unknown), '{default}'],

  ['runtime 1.1; syntax 1', 'a # is written \\x23', lists, choice({ headers: ['X-Hash: a#b'] }), 'eval'],
  ['G1§3.3.14.1', 'a header with its blanks', lists, choice({ headers: ['x-eval: eval 7'] }), 'eval'],
  ['runtime 3; G1§3.3.14.1', 'and its line end', lists, choice({ headers: ['X-End: is done'] }), 'eval'],
  ['runtime 3; G1§3.3.14.1', '^ alone does not find it', lists, choice({ headers: ['X-Bad: eval'] }), '{default}'],
  ['G1§3.3.14.4', 'call-to', lists, choice({ headers: ['X-Campaign: abc123'], from: 'letters@example.net' }), 'news'],
  [
    'G1§3.3.14.3',
    'conditions in conditions',
    lists,
    choice({ from: 'a@school.example', to: ['student7@here.example'] }),
    'students',
  ],
  [
    'G1§3.3.14.3',
    'the second in the list',
    lists,
    choice({ from: 'a@school.example', to: ['staff@here.example'] }),
    'staff',
  ],
  ['G1§3.3.14.3', 'else its last line', lists, choice({ from: 'a@school.example', to: ['x@example.com'] }), 'rest'],
  ['runtime 3; G1§3.3.14', 'the first match counts', lists, choice({ to: ['first@example.com'] }), 'students'],
  ['runtime 3', 'patterns search', lists, choice({ to: ['a@often.example'] }), 'staff'],
  [
    'runtime 3; G1§3.3.14.3',
    'the first match is for the entire message',
    lists,
    queues({ to: ['if@example.com', 'first@example.org'] }),
    ['if@example.com > example.com/students', 'first@example.org > example.org/students'],
  ],
  [
    'runtime 3; G1§3.3.14',
    'a match may leave the virtual MTA open',
    lists,
    choice({ to: ['urgent@example.com'] }),
    '{default}',
  ],
  ['runtime 3; G1§3.3.14', 'nothing matches', lists, choice({ to: ['a@example.com'] }), '{default}'],

  [
    'runtime 3.5; G1§8.4.5',
    'the virtual MTA that sends from there',
    local,
    choice({ listener: '192.0.2.1:25' }),
    'one',
  ],
  ['runtime 3.5', 'or from its network', local, choice({ listener: '192.0.2.65:25' }), 'two'],
  ['runtime 3.5', 'nobody sends from there', local, choice({ listener: '192.0.2.9:25' }), '{default}'],
  ['runtime 3.5', 'only all do', local, choice({ listener: '192.0.2.200:25' }), '{default}'],

  ['runtime 1.8; G1§8.3', 'a pool in the place of a virtual MTA', pool, choice(), 'both'],
  [
    'runtime 3; G1§8.3',
    'its members take turns',
    pool,
    queues(),
    ['someone@example.com > example.com/a', 'someone@example.com > example.com/b'],
  ],

  ['runtime 3; G1§3.3.7.31', 'an unknown name is refused', invalid(), choice(unknown), undefined],
  [
    'runtime 3; G1§3.3.1.33.2',
    'or the fallback is taken',
    invalid('reject-invalid-virtual-mta false'),
    choice(unknown),
    'spare',
  ],
  [
    'runtime 3; G1§8.5.2',
    'without a fallback it bounces',
    '<source 0/0>\nalways-allow-relaying yes\nprocess-x-virtual-mta yes\nreject-invalid-virtual-mta no\n</source>\n',
    choice(unknown),
    undefined,
  ],
  ['runtime 3', 'an empty header is refused', invalid(), choice(empty), undefined],
  [
    'runtime 3; G1§3.3.7.63',
    'or stands for {default}',
    invalid('allow-empty-x-virtual-mta yes'),
    choice(empty),
    '{default}',
  ],

  [
    'runtime 3; G1§12.9',
    'aliases come after the choice',
    aliases,
    queues({ to: ['sales@example.com'] }),
    ['one@a.example > a.example/v', 'two@b.example > b.example/v'],
  ],
  [
    'G1§3.3.1.17',
    'a local part on our own hosts',
    aliases,
    queues({ to: ['info@here.example.com', 'info@example.org'] }),
    ['three@c.example > c.example/{default}', 'info@example.org > example.org/{default}'],
  ],
  [
    'G1§3.3.1.17',
    'a whole domain',
    aliases,
    queues({ to: ['any@old.example'] }),
    ['four@d.example > d.example/{default}'],
  ],
];

describe('the choice of a virtual MTA', () => {
  it.each(rows)('%s: %s', (_, what, configuration, question, answer) => {
    expect(question(modelOf(configuration)), what).toEqual(answer);
  });
});
