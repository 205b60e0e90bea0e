import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../src/commands/graph-model.ts';
import { dotText, mermaidText } from '../src/commands/graph-text.ts';
import { folderWith, hasProgram, run, runProgram } from './command-line.ts';
import { config, lineOf } from './configurations.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

function graph(args: readonly string[] = [], text = config): string {
  const { code, stdout, stderr } = run('pmtakit', ['graph', ...args], { cwd: folderWith({ config: text }) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

interface Json {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly origin: { readonly line: number } | null;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    readonly label: string;
  }[];
}

function json(text = config): Json {
  return JSON.parse(graph(['--json'], text));
}

/** Each edge in one line. */
function edges(text = config): string[] {
  return json(text).edges.map(({ from, to, kind, label }) => [from, `${kind}${label && ` ${label}`}`, to].join(' > '));
}

describe('pmtakit graph --json', () => {
  it('has listeners, users, sources, pools, virtual MTAs and addresses', () => {
    expect(json().nodes.map(({ id }) => id)).toEqual([
      'listener 198.51.100.1:25',
      'source gate',
      'listener 0/0:587',
      'user bob',
      'source {auth}',
      'source 0/0',
      'pool both',
      'source 192.0.2.0/24',
      'virtual-mta us',
      'virtual-mta nobody',
      'virtual-mta eu',
      'source-ip 192.0.2.11',
      'virtual-mta fresh',
      'source-ip 192.0.2.12',
      'source-ip 192.0.2.13',
      'any any virtual mta',
    ]);
  });

  it('has the way between them, with cold ones and reroutes', () => {
    expect(edges()).toEqual([
      'listener 198.51.100.1:25 > source > source gate',
      'user bob > source > source {auth}',
      'source 0/0 > default > pool both',
      'source gate > pattern-list choose > virtual-mta us',
      'source gate > pattern-list choose > virtual-mta nobody',
      'pool both > member > virtual-mta us',
      'pool both > member > virtual-mta eu',
      'virtual-mta us > sends-from > source-ip 192.0.2.11',
      'virtual-mta us > cold > virtual-mta fresh',
      'virtual-mta eu > sends-from > source-ip 192.0.2.12',
      'virtual-mta fresh > sends-from > source-ip 192.0.2.13',
      'any any virtual mta > reroute shared.queue > virtual-mta eu',
    ]);
  });

  it('has whole nodes and edges', () => {
    const { nodes, edges: all, ...rest } = json();
    expect(rest).toEqual({});
    expect(nodes[8]).toEqual({
      id: 'virtual-mta us',
      kind: 'virtual-mta',
      label: 'us',
      origin: { file: 'config', line: lineOf(config, '<virtual-mta us>'), column: 1 },
    });
    expect(nodes.find(({ id }) => id === 'virtual-mta nobody')).toMatchObject({ origin: null });
    expect(all[3]).toEqual({ from: 'source gate', to: 'virtual-mta us', kind: 'pattern-list', label: 'choose' });
  });

  it.each<[string, string, string[]]>([
    ['nothing of an empty file', '', []],
    [
      'a source that only a user names',
      '<smtp-user a>\nsource nowhere\n</smtp-user>\n',
      ['user a > source > source nowhere'],
    ],
    ['no source of users without one', '<smtp-user a>\n</smtp-user>\n', []],
    [
      'names once, however they are spelt',
      '<virtual-mta V>\n</virtual-mta>\n<virtual-mta-pool p>\nvirtual-mta v\n</virtual-mta-pool>\n',
      ['pool p > member > virtual-mta v'],
    ],
    [
      'addresses of the top level for those that have none',
      'smtp-source-host 192.0.2.1 a.example.com\n<virtual-mta v>\n</virtual-mta>\n',
      ['virtual-mta v > sends-from > source-ip 192.0.2.1'],
    ],
    [
      'reroutes of virtual MTAs, pools and backoff mode',
      `<virtual-mta v>\n<domain a.example>\nreroute-to-virtual-mta p\n</domain>\n</virtual-mta>
<virtual-mta-pool p>\nvirtual-mta v\n<domain *>\nbackoff-reroute-to-virtual-mta v\n</domain>\n</virtual-mta-pool>\n`,
      [
        'pool p > member > virtual-mta v',
        'virtual-mta v > reroute a.example > pool p',
        'pool p > reroute * in backoff mode > virtual-mta v',
      ],
    ],
    [
      'lists in lists, and lists that call each other',
      `<source a>\npattern-list x\n</source>
<pattern-list x>\nmail-from /a/ <pattern-list>\n* virtual-mta=inner\n</pattern-list>\nrcpt-to /b/ call-to: y\n</pattern-list>
<pattern-list y>\nrcpt-to /b/ call-to: x\nrcpt-to /c/ virtual-mta=called\n</pattern-list>\n`,
      ['source a > pattern-list x > virtual-mta inner', 'source a > pattern-list x > virtual-mta called'],
    ],
  ])('has %s', (_, text, wanted) => {
    expect(edges(text)).toEqual(wanted);
  });
});

/** Names with everything that is markup somewhere. */
const nasty: Graph = {
  nodes: ['a"b', String.raw`c\d\"`, 'e\nf\u001B[31m', '<g>&#h;`', 'i];j[(k){l}|m'].map((label) => ({
    id: `source ${label}`,
    kind: 'source',
    label,
    origin: null,
  })),
  edges: [{ from: 'source a"b', to: String.raw`source c\d\"`, kind: 'pattern-list', label: 'n"o|p' }],
};

describe('pmtakit graph', () => {
  it('writes DOT unless told', () => {
    const text = graph([], config);
    expect(text).toBe(graph(['--format', 'dot']));
    const lines = text.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'digraph pmta {',
      '  rankdir=LR;',
      '  "listener 198.51.100.1:25" [label="198.51.100.1:25", shape=cds];',
    ]);
    expect(lines.slice(-2)).toEqual(['}', '']);
    expect(lines).toContain('  "virtual-mta nobody" [label="nobody", shape=component, style=dashed];');
    expect(lines).toContain('  "source gate" -> "virtual-mta us" [label="pattern list choose"];');
    expect(lines).toContain('  "virtual-mta us" -> "virtual-mta fresh" [label="cold", style=dashed];');
    expect(lines).toContain(
      '  "any any virtual mta" -> "virtual-mta eu" [label="reroute shared.queue", style=dashed];',
    );
  });

  it('writes Mermaid', () => {
    const lines = graph(['--format', 'mermaid']).split('\n');
    expect(lines.slice(0, 2)).toEqual(['flowchart LR', '  n1>"198.51.100.1:25"]']);
    expect(lines).toContain('  n7{{"both"}}');
    expect(lines).toContain('  n2 -->|"pattern list choose"| n9');
    expect(lines).toContain('  n9 -.->|"cold"| n13');
  });

  it('keeps what is markup in DOT from being that', () => {
    expect(dotText(nasty)).toBe(
      String.raw`digraph pmta {
  rankdir=LR;
  "source a\"b" [label="a\"b", shape=box, style=dashed];
  "source c\\d\\\"" [label="c\\d\\\"", shape=box, style=dashed];
  "source e\uFFFDf\uFFFD[31m" [label="e\uFFFDf\uFFFD[31m", shape=box, style=dashed];
  "source <g>&#h;${'`'}" [label="<g>&#h;${'`'}", shape=box, style=dashed];
  "source i];j[(k){l}|m" [label="i];j[(k){l}|m", shape=box, style=dashed];
  "source a\"b" -> "source c\\d\\\"" [label="pattern list n\"o|p"];
}
`.replaceAll(String.raw`\uFFFD`, '\uFFFD'),
    );
  });

  it('keeps what is markup in Mermaid from being that', () => {
    expect(mermaidText(nasty)).toBe(`flowchart LR
  n1["a#34;b"]
  n2["c#92;d#92;#34;"]
  n3["e\uFFFDf\uFFFD[31m"]
  n4["#60;g#62;#38;#35;h;#96;"]
  n5["i];j[(k){l}|m"]
  n1 -->|"pattern list n#34;o|p"| n2
`);
  });

  it.runIf(hasProgram('dot'))('writes what Graphviz takes', () => {
    expect(runProgram('dot', ['-Tsvg'], { input: dotText(nasty) })).toMatchObject({ code: 0, stderr: '' });
  });

  it.each(['agency/pmta.conf', 'platform/config', 'regional-sender/config', 'small-sender/pmta.conf'])(
    'draws %s with edges between nodes that there are, the same in every run',
    (path) => {
      const args = ['graph', '--config', `${fixtures}${path}`];
      const text = run('pmtakit', [...args, '--json']).stdout;
      const { nodes, edges: all }: Json = JSON.parse(text);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      expect(all.length).toBeGreaterThan(1);
      for (const { from, to } of all) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
      expect(nodes.filter(({ origin, kind }) => !origin && kind !== 'any')).toEqual([]);
      expect(run('pmtakit', [...args, '--json']).stdout).toBe(text);
    },
  );
});
