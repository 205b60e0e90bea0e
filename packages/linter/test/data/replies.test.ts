import { describe, expect, it } from 'vitest';
import { providers } from '../../src/data/providers.ts';
import json from '../../src/data/replies.json' with { type: 'json' };
import { deadReplies, recipientReplies, repliesAsOf, sampleReplies } from '../../src/data/replies.ts';

const all = [...sampleReplies, ...recipientReplies, ...deadReplies].map(({ text }) => text);

describe('the reply data', () => {
  it('has a date, and one for every source', () => {
    expect(repliesAsOf).toMatch(/^20\d\d-\d\d$/);
    for (const { read } of Object.values(json.sources)) expect(read <= repliesAsOf).toBe(true);
  });

  it('uses every source that it lists, and no other', () => {
    const used = [...json.replies, ...json.probes, ...json.dead].map(({ source }) => source);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(json.sources).toSorted());
  });

  it('has the shape that readers rely on', () => {
    expect(sampleReplies).toHaveLength(json.replies.length);
    expect(recipientReplies).toHaveLength(json.probes.length);
    expect(deadReplies).toHaveLength(json.dead.length);
  });

  it('has texts of one line that begin with a code', () => {
    expect(all.filter((text) => !/^[45]\d\d[ -][ -~]+$/.test(text))).toEqual([]);
  });

  it('says of all that may be sent later that it may, by its code', () => {
    const wrong = [...sampleReplies, ...recipientReplies].filter((one) => one.temporary !== one.text.startsWith('4'));
    expect(wrong).toEqual([]);
  });

  it('has no text twice for one provider', () => {
    const texts = sampleReplies.map(({ provider, text }) => `${provider} ${text}`);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('names providers that are known', () => {
    const known = new Set(providers.all.map(({ id }) => id));
    expect(sampleReplies.filter(({ provider }) => !known.has(provider))).toEqual([]);
  });

  it('has addresses for documentation only', () => {
    const addresses = all.flatMap((text) => text.match(/\b\d+\.\d+\.\d+\.\d+\b/g) ?? []);
    expect(addresses.filter((address) => !address.startsWith('192.0.2.'))).toEqual([]);
  });

  it('has dead texts that hold their code, and no living text that does', () => {
    for (const { code, text } of deadReplies) expect(text.toLowerCase()).toContain(code.toLowerCase());
    const living = [...sampleReplies, ...recipientReplies].map(({ text }) => text.toLowerCase());
    const codes = deadReplies.map(({ code }) => code.toLowerCase());
    expect(living.filter((text) => codes.some((code) => text.includes(code)))).toEqual([]);
  });

  it('has samples of everything', () => {
    expect(new Set(recipientReplies.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(sampleReplies.map(({ meaning }) => meaning)).size).toBe(7);
  });
});
