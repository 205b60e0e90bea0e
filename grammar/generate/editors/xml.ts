/** Small XML documents. */
export interface Element {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly inside?: string | readonly Element[];
}

export function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  inside: string | readonly Element[] = [],
): Element {
  return { tag, attributes, inside };
}

export function printXml({ tag, attributes = {}, inside = [] }: Element, indent = ''): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `${indent}<${tag}${said.join('')}`;
  if (inside.length === 0) return `${start}/>\n`;
  if (typeof inside === 'string') return `${start}>${escaped(inside)}</${tag}>\n`;
  return `${start}>\n${inside.map((one) => printXml(one, `${indent}  `)).join('')}${indent}</${tag}>\n`;
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities.get(character) ?? character);
}
