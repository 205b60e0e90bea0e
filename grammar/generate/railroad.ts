/** One page with a railroad diagram for each rule, drawn from the same rules as the EBNF. */
import { readFileSync } from 'node:fs';
import { Diagram, type DiagramNode } from '@prantlf/railroad-diagrams';
import { type Expression, printExpression } from './expression.ts';
import type { Rule, RuleGroup } from './grammar-rules.ts';

const style = readFileSync(new URL('railroad.css', import.meta.url), 'utf8');

/** The page as HTML that needs no other file. */
export function railroadPage(groups: readonly RuleGroup[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grammar of PowerMTA configuration</title>
<style>
${style}</style>
</head>
<body>
<header>
<h1>Grammar of PowerMTA configuration</h1>
<p>Follow the line of a diagram from left to right: each way through it is a text that the rule takes. Round boxes
hold characters as they are written or a pattern for them, square boxes are links to other rules, and words in italics
say what no diagram shows. The same rules stand as text in <a href="pmta.ebnf">pmta.ebnf</a>; what each directive does
is told by the <a href="../reference/README.md">directive reference</a>.</p>
</header>
<nav aria-label="Rules">
${groups.map(contents).join('')}</nav>
<main>
${groups.map(groupSection).join('')}</main>
</body>
</html>
`;
}

/** Text made safe for HTML, also inside an attribute. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function contents({ id, title, rules }: RuleGroup): string {
  const links = rules.map(({ name }) => `<a href="#${name}">${name}</a>`);
  return `<p><a class="group" href="#group-${id}">${title}</a>\n${links.join('\n')}</p>\n`;
}

function groupSection({ id, title, intro, rules }: RuleGroup): string {
  return `<section aria-labelledby="group-${id}">
<h2 id="group-${id}">${title}</h2>
<p>${escapeHtml(intro)}</p>
${rules.map(ruleArticle).join('')}</section>
`;
}

function ruleArticle({ name, note, expression }: Rule): string {
  return `<article id="${name}">
<h3><a href="#${name}">${name}</a></h3>
<p>${withCode(note)}</p>
<div class="diagram">
${diagram(expression)}</div>
<pre><code>${escapeHtml(`${name} ::= ${printExpression(expression)}`)}</code></pre>
</article>
`;
}

/** Text in which backticks mark code. */
function withCode(note: string): string {
  return escapeHtml(note).replaceAll(/`([^`]*)`/g, '<code>$1</code>');
}

function diagram(expression: Expression): string {
  return Diagram.fromJSON(nodeOf(expression)).toString().replaceAll('xlink:href', 'href');
}

function nodeOf(expression: Expression): DiagramNode {
  switch (expression.kind) {
    case 'sequence':
      return listNode(expression.parts) ?? { type: 'Sequence', items: expression.parts.map(nodeOf) };
    case 'choice':
      return { type: 'Choice', normalIndex: 0, options: expression.parts.map(nodeOf) };
    case 'repeat':
      return { type: repeatTypes[expression.times], item: nodeOf(expression.part) };
    case 'reference':
      return { type: 'NonTerminal', text: expression.name, href: `#${expression.name}` };
    case 'literal':
      return { type: 'Terminal', text: expression.text };
    case 'prose':
      return { type: 'Comment', text: expression.text };
    case 'class':
    case 'regex':
      return { type: 'Terminal', text: printExpression(expression) };
  }
}

const repeatTypes = { '?': 'Optional', '*': 'ZeroOrMore', '+': 'OneOrMore' } as const;

/** `a ( "," a )*` is drawn as one `a` with a way back through the comma. */
function listNode([first, more, ...others]: readonly Expression[]): DiagramNode | undefined {
  if (!first || others.length > 0 || more?.kind !== 'repeat' || more.part.kind !== 'sequence') return undefined;
  const [separator, ...again] = more.part.parts;
  const same = printExpression({ kind: 'sequence', parts: again }) === printExpression(first);
  if (!separator || more.times !== '*' || !same) return undefined;
  return { type: 'OneOrMore', item: nodeOf(first), repeat: nodeOf(separator) };
}
