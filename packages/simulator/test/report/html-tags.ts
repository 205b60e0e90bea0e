/** Checks that HTML is well-formed, with all tags and attributes written out. */

const empty = new Set(['meta', 'link', 'br', 'img', 'hr', 'input']);
const rawText = /^(script|style)$/;
const tag = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*>/y;

export interface Tags {
  readonly problems: readonly string[];
  /** Of elements, in order. */
  readonly names: readonly string[];
  readonly attributes: readonly string[];
  readonly ids: readonly string[];
}

export function tagsIn(text: string): Tags {
  const open: string[] = [];
  const found = { problems: new Array<string>(), names: new Array<string>(), attributes: new Array<string>() };
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    tag.lastIndex = at;
    const [whole, slash, name, attributes = ''] = tag.exec(text) ?? [];
    if (whole === undefined) {
      found.problems.push(`no tag: ${text.slice(at, at + 60)}`);
      at++;
      continue;
    }
    at += whole.length;
    if (name === undefined) continue;
    if (slash === '/') {
      const expected = open.pop();
      if (expected !== name) found.problems.push(`</${name}> for <${expected}>`);
      continue;
    }
    found.names.push(name);
    for (const [, one = ''] of attributes.matchAll(/\s([a-z-]+)(?:="[^"]*")?/g)) found.attributes.push(one);
    if (!empty.has(name)) open.push(name);
    // What is in it ends with the first closing tag.
    if (rawText.test(name)) at = text.indexOf(`</${name}`, at);
  }
  for (const name of open) found.problems.push(`<${name}> is not closed`);
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  return { ...found, ids };
}
