/** What docs/simulation-records.md says is so. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TrafficStream } from '../../src/traffic/traffic.ts';
import { fieldsOf, newestVersion, simulatedTypes } from '../../src/records/fields.ts';
import { answering, recorded } from './recorded-run.ts';

const page = readFileSync(new URL('../../../../docs/simulation-records.md', import.meta.url), 'utf8');

function block(language: string): string {
  const [, text = ''] = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page) ?? [];
  return text;
}

describe('docs/simulation-records.md', () => {
  it('shows what is written', () => {
    const { texts } = recorded(block('pmta'), [{ count: 2, virtualMta: 'shop' }], {
      receiver: answering((attempt) => ['452 4.2.2 Mailbox full', '550 5.1.1 User unknown'][attempt - 1]),
      layouts: 'configured',
      recipientOf,
    });
    expect(texts[0]?.replaceAll('\r\n', '\n')).toBe(block('csv'));
  });

  it('names every field', () => {
    const fields = new Set(simulatedTypes.flatMap((type) => fieldsOf(type, newestVersion)));
    expect([...fields].filter((field) => !page.includes(`\`${field}\``))).toEqual([]);
  });
});

const recipientOf: TrafficStream['recipientOf'] = (number, domain) => `user${number}@${domain}`;
