import { it, vi } from 'vitest';
import { Model } from '@pmtakit/semantics';
import { equivalent, differences, deadLines, coverageOf } from '@pmtakit/semantics';
import { modelOf } from './compare-texts.ts';
import { QueueSettings } from '../../src/model/queue-settings.ts';

const V = 10000, D = 2000;
function big(vm: (i: number) => string, dom: (i: number) => string, extra = ''): string {
  const out: string[] = [];
  for (let i = 0; i < V; i++) out.push(`<virtual-mta v${i}>\n${vm(i)}\n</virtual-mta>`);
  for (let i = 0; i < D; i++) out.push(`<domain d${i}.example.com>\n${dom(i)}\n</domain>`);
  return out.join('\n') + '\n' + extra;
}
const vm = (i: number) => `<domain *>\nmax-msg-rate ${i + 1}/h\n</domain>\n<domain d5.example.com>\nretry-after ${i + 1}m\n</domain>`;
const vmR = (i: number) => `<domain *>\nmax-msg-rate ${i + 1}/h\nbounce-after 4d12h\n</domain>\n<domain d5.example.com>\nretry-after ${i + 1}m\n</domain>`;
const dom = (i: number) => `max-smtp-out ${i + 1}`;
const base = big(vm, dom);
const cases: [string, string][] = [
  ['same', base],
  ['global line', base.replace('max-smtp-out 1999', 'max-smtp-out 1')],
  ['one vmta differs', base.replace('max-msg-rate 9999/h', 'max-msg-rate 9998/h')],
  ['one vmta redundant', base.replace('max-msg-rate 9999/h', 'max-msg-rate 9999/h\nbounce-after 4d12h')],
  ['one vmta redundant smtp-out', base.replace('max-msg-rate 9999/h', 'max-msg-rate 9999/h\nbackoff-max-smtp-out 20')],
  ['all vmta redundant', big(vmR, dom)],
  ['hoist', big((i) => vm(i), dom, '<domain *>\nbounce-after 4d12h\n</domain>')],
];
it.each(cases)('%s', (name, after) => {
  const a = modelOf(base), b = modelOf(after);
  const s = vi.spyOn(QueueSettings.prototype, 'settings'), si = vi.spyOn(QueueSettings.prototype, 'settingsInside');
  const t = Date.now();
  const v = equivalent(a, b);
  console.log(name, v.equal, Date.now() - t, 'ms settings', s.mock.calls.length, 'inside', si.mock.calls.length);
  s.mockRestore(); si.mockRestore();
});
it('dead', () => {
  const a = modelOf(base);
  const s = vi.spyOn(QueueSettings.prototype, 'settings');
  let t = Date.now();
  const d = deadLines(a);
  console.log('dead', d.length, Date.now() - t, s.mock.calls.length); s.mockRestore();
  t = Date.now();
  const pool = modelOf(base + '<virtual-mta-pool p>\n' + Array.from({length: V}, (_, i) => `virtual-mta v${i}`).join('\n') + '\n<domain *>\nmax-msg-rate 5/h\nmax-smtp-out 5\n</domain>\n</virtual-mta-pool>\n');
  t = Date.now();
  console.log('dead pool', deadLines(pool).length, Date.now() - t);
  t = Date.now(); console.log('cov', coverageOf(a).length, Date.now() - t);
});
