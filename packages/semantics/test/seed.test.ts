/**
 * The three listings of a published article, which no version of PowerMTA would take. The article is no part of this
 * repository; where it does not lie beside it, the tests are skipped and say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Document, type Span, applyEdits, parseText, walk } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { validate } from '../src/index.ts';

const article = new URL('../../../../shared/seed/powermta-configuration-article.txt', import.meta.url);
const isHere = existsSync(article);
const reason = isHere ? '' : ' (skipped: the article does not lie beside the repository)';
const lines = isHere ? readFileSync(article, 'utf8').split('\n') : [];

/** A listing from its first line up to the line of prose that follows it. */
function listing(first: string, next: string): Document {
  const start = lines.indexOf(first);
  const end = lines.findIndex((line, index) => index > start && line.startsWith(next));
  if (start === -1 || end === -1) throw new Error(`no listing from "${first}" to "${next}"`);
  return parseText(`${lines.slice(start, end).join('\n')}\n`);
}

const listings: Readonly<Record<1 | 2 | 3, () => Document>> = {
  1: () => listing('# PowerMTA Configuration Example for Regional Variances', 'Configuring Email Headers Correctly'),
  2: () => listing('# PowerMTA Configuration for Email Headers', 'Efficient Configuration Management'),
  3: () => listing('# PowerMTA Configuration Example', 'This configuration is quite basic'),
};

/** What is said about a listing: line, rule and message, and the text it is said about. */
function verdicts(document: Document): string[] {
  const { source } = document;
  return validate(document).map(({ rule, messageId, span }) => {
    const { line } = source.range(span).start;
    return `${line} ${rule}/${messageId}: ${source.slice(span)}`;
  });
}

/** The numbers of the lines on which a directive, a tag or a brace stands. */
function linesOfNodes(document: Document): Set<number> {
  const found = new Set<number>();
  const add = (node: Span): void => void found.add(document.source.range(node).start.line);
  walk(document, {
    item: (item) => {
      if (item.kind === 'directive') add({ start: item.start, end: item.nameEnd });
      if (item.kind === 'section') add(item.head);
    },
    leave: ({ close }) => {
      if (close) add(close);
    },
  });
  return found;
}

describe('the listings of the article', () => {
  it.skipIf(!isHere)(`1: regions${reason}`, () => {
    expect(verdicts(listings[1]())).toEqual([
      '5 deprecated-directive/deprecated: smtp-source-ip',
      '7 wrong-scope/directive: max-msg-rate',
      '12 deprecated-directive/deprecated: smtp-source-ip',
      '14 wrong-scope/directive: max-msg-rate',
      '20 deprecated-directive/deprecated: smtp-source-ip',
      '22 wrong-scope/directive: max-msg-rate',
      '27 brace-section/brace: domain example.com {',
      '29 invented-name/otherScope: virtual-mta',
      '30 invented-name/otherScope: virtual-mta',
      '31 invented-name/otherScope: virtual-mta',
    ]);
  });

  it.skipIf(!isHere)(`2: headers${reason}`, () => {
    expect(verdicts(listings[2]())).toEqual([
      '3 invented-name/section: global',
      '5 invented-name/directive: add-header',
      '6 invented-name/directive: add-header',
      '10 deprecated-directive/deprecated: smtp-source-ip',
      '12 invented-name/directive: add-header',
      '14 invented-name/directive: hide-received-header',
      '15 wrong-scope/directive: add-received-header',
      '19 brace-section/brace: domain example.com {',
      '20 invented-name/otherScope: virtual-mta',
    ]);
  });

  it.skipIf(!isHere)(`3: a whole file${reason}`, () => {
    expect(verdicts(listings[3]())).toEqual([
      '5 brace-section/brace: domain * {',
      '10 brace-section/brace: domain example.com {',
      '12 deprecated-directive/deprecated: route',
      '17 deprecated-directive/deprecated: smtp-source-ip',
      '19 brace-section/brace: domain example.com {',
      '24 invented-name/section: log-rotate',
      '26 invented-name/directive: directory',
      '28 invented-name/directive: period',
      '31 invented-name/section: define-virtual-mta',
      '32 deprecated-directive/deprecated: smtp-source-ip',
      '37 invented-name/directive: process-bounces',
      '38 invented-name/directive: process-fbl',
      '41 missing-argument/missing: <acct-file>',
      '43 invented-name/directive: directory',
      '45 bad-value/value: bounces,',
      '45 bad-value/value: connections',
    ]);
  });

  it.skipIf(!isHere).each([1, 2, 3] as const)(
    `%d: every line belongs to a directive, a tag or a brace${reason}`,
    (number) => {
      const document = listings[number]();
      const found = linesOfNodes(document);
      const lost = document.source.text
        .split('\n')
        .map((text, index) => ({ text, line: index + 1 }))
        .filter(({ text, line }) => /^[ \t]*[^# \t\r]/.test(text) && !found.has(line));
      expect(lost).toEqual([]);
      expect(found.size).toBeGreaterThan(10);
    },
  );

  it.skipIf(!isHere)(`advises what the article should have said${reason}`, () => {
    const advice = validate(listings[1]()).concat(validate(listings[2]()), validate(listings[3]()));
    const messages = advice.map(({ message }) => message).join('\n');
    for (const name of [
      'use smtp-source-host',
      'for a whole virtual MTA use max-smtp-msg-rate',
      'Write <domain example.com> and </domain>',
      'Write <domain *> and </domain>',
      'reroute-to-virtual-mta',
      'directives outside every section are already global',
      'include-headers-from',
      'use hide-message-source to hide the client or add-received-header no',
      'It belongs in <source>',
      'use smtp-hosts',
      'log-file PATH and log-rotate N',
      'Use <virtual-mta NAME>',
      '<bounce-processor>',
      '<feedback-loop-processor>',
      '<acct-file> needs the name of a file',
      'bounces, is no record type',
    ]) {
      expect(messages).toContain(name);
    }
  });

  it.skipIf(!isHere).each([1, 2, 3] as const)(
    `%d: loses its braces and its route by the safe fixes${reason}`,
    (number) => {
      const document = listings[number]();
      const found = validate(document);
      const edits = found.flatMap(({ fix }) => (fix?.safe ? fix.edits : []));
      const left = validate(parseText(applyEdits(document.source.text, edits)));
      expect(left.map(({ rule }) => rule)).toEqual(found.filter(({ fix }) => !fix?.safe).map(({ rule }) => rule));
      expect(left.some(({ rule }) => rule === 'brace-section')).toBe(false);
    },
  );
});
