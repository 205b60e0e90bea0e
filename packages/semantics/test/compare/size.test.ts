/** Large and hostile configurations: questions are counted, and nothing may take without end. */
import { type Model, behaviourDiff, equivalent } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { assuming, block, modelOf, text, verdict } from './compare-texts.ts';
import { counted } from './counting.ts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Virtual MTAs that are all different, and domains that are all different. */
function large(vmtas: number, domains: number, more = ''): string {
  const vmta = (index: number): string =>
    block(
      `virtual-mta v${index}`,
      block('domain *', `max-msg-rate ${index + 1}/h`, ...(more ? [more] : [])),
      block('domain d5.example.com', `retry-after ${index + 1}m`),
    );
  const domain = (index: number): string => block(`domain d${index}.example.com`, `max-smtp-out ${index + 1}`);
  return text(...times(vmtas, vmta), ...times(domains, domain));
}

/** How many queues have to be asked for until two configurations are known to do the same, or not. */
function questions(before: Model, after: Model): { readonly equal: boolean | undefined; readonly count: number } {
  const { result, count } = counted(() => equivalent(before, after));
  return { equal: result.equal, count };
}

describe('10,000 virtual MTAs with sections of their own and 2,000 domains of the top level', () => {
  const before = large(10_000, 2000);
  const model = modelOf(before);

  it.each([
    ['that are the same', before, true, 0],
    ['of which one gets another rate', before.replace('max-msg-rate 9999/h', 'max-msg-rate 9998/h'), false, 5000],
    ['of which one gets a default', before.replace('max-msg-rate 9999/h', '$&\nbounce-after 4d12h'), true, 5000],
    ['of which one domain gets another limit', before.replace('max-smtp-out 1999', 'max-smtp-out 1'), false, 10],
    ['that all get a default', `${before}${block('domain *', 'bounce-after 4d12h')}\n`, true, 5000],
  ])('%s', (_, after, equal, most) => {
    const asked = questions(model, modelOf(after));
    expect(asked.equal).toBe(equal);
    expect(asked.count).toBeLessThanOrEqual(most);
  });
});

describe('many virtual MTAs that are all written otherwise', () => {
  it('are asked for a few queues each', () => {
    const asked = questions(modelOf(large(300, 300)), modelOf(large(300, 300, 'bounce-after 4d12h')));
    expect(asked).toEqual({ equal: true, count: expect.any(Number) });
    expect(asked.count).toBeLessThan(300 * 20);
  });

  it('are asked for all where narrow sections of the top level may beat theirs', () => {
    const options = assuming({ resolution: 'specificity-first' });
    const asked = questions(modelOf(large(20, 50), options), modelOf(large(20, 50, 'bounce-after 4d12h'), options));
    expect(asked.equal).toBe(true);
    expect(asked.count).toBeGreaterThan(20 * 50);
  });

  it('are asked once while they only have other names', () => {
    const vmtas = (line: string): string =>
      text(...times(500, (index) => block(`virtual-mta v${index}`, block('domain *', line))));
    const asked = questions(modelOf(vmtas('max-smtp-out 20')), modelOf(vmtas('retry-after 10m')));
    expect(asked.equal).toBe(true);
    expect(asked.count).toBeLessThan(20);
  });
});

const list = (name: string, ...lines: readonly string[]): string => block(`pattern-list ${name}`, ...lines);
const source = block('source 0/0', 'pattern-list l0');

describe('hostile texts', () => {
  it.each([
    [
      'lists that call each other in a long row',
      (last: string) =>
        text(...times(5000, (index) => list(`l${index}`, `* call-to:l${index + 1}`)), list('l5000', last), source),
    ],
    [
      'lists that call the next one twice',
      (last: string) =>
        text(
          ...times(200, (index) => list(`l${index}`, `mail-from /a/ call-to:l${index + 1}`, `* call-to:l${index + 1}`)),
          list('l200', last),
          source,
        ),
    ],
    [
      'lists in lists',
      (last: string) =>
        text(
          '<pattern-list l0>',
          ...times(5000, () => 'mail-from /a/ <pattern-list>'),
          last,
          ...times(5001, () => '</pattern-list>'),
          source,
        ),
    ],
    [
      'named lists in named lists, each of which is called',
      (last: string) =>
        text(
          ...times(2000, (index) => `<pattern-list l${index}>`),
          last,
          ...times(2000, () => '</pattern-list>'),
          list('all', ...times(2000, (index) => `mail-from /${index}/ call-to:l${index}`)),
          block('source 0/0', 'pattern-list all'),
        ),
    ],
    [
      'sections in sections',
      (last: string) => text(...times(10_000, () => '<bounce-processor>'), `<spool ${last.replaceAll(/\W/g, '')}>`),
    ],
  ])('%s', (_, make) => {
    const before = make('* virtual-mta=a');
    expect(verdict(before, before)).toBe('equal');
    const after = make('* virtual-mta=b');
    expect(verdict(before, after)).not.toBe('equal');
    const { equal, changes } = behaviourDiff(modelOf(before), modelOf(after));
    expect(equal).toBe(false);
    expect(changes.length).toBeLessThanOrEqual(3);
  });

  it('lists that all call each other', () => {
    const circle = (last: string): string =>
      text(
        ...times(60, (index) =>
          list(
            `l${index}`,
            ...times(60, (other) => `mail-from /${other}/ call-to:l${other}`),
            `* virtual-mta=${index === 59 ? last : 'a'}`,
          ),
        ),
        source,
      );
    expect(verdict(circle('a'), circle('a'))).toBe('equal');
    expect(verdict(circle('a'), circle('b'))).not.toBe('equal');
  });

  it('macros of macros, used in many sections', () => {
    const macros = times(14, (index) => `domain-macro m${index} a.$m${index + 1},b.$m${index + 1}`);
    const bomb = (limit: number): string =>
      text(
        ...macros,
        'domain-macro m14 example.com',
        block('domain $m0', `max-smtp-out ${limit}`),
        block('domain *', 'max-smtp-out 3'),
      );
    const model = modelOf(bomb(5));
    const asked = questions(model, modelOf(`${bomb(5)}${block('domain *', 'retry-after 10m')}\n`));
    expect(asked.equal).toBe(true);
    expect(asked.count).toBeLessThan(50);
    expect(equivalent(model, modelOf(bomb(6))).equal).toBe(false);
  });

  it('75,000 lines of the top level and a thousand of one setting', () => {
    const lines = (last: number): string =>
      text(
        ...times(50_000, (index) => `relay-domain d${index}.example.com`),
        ...times(25_000, (index) => `http-access 10.${index >> 8}.${index % 256}.0/24 admin`),
        block(
          'domain *',
          ...times(1000, (index) => `source-ip-max-smtp-out 10.${index >> 8}.${index % 256}.0/24 ${last}`),
        ),
      );
    expect(verdict(lines(1), lines(1))).toBe('equal');
    expect(verdict(lines(1), lines(2))).not.toBe('equal');
  });

  it('names with thousands of dots', () => {
    const name = times(3000, () => 'a').join('.');
    const texts = (limit: number): string =>
      text(block(`domain *.${name}`, `max-smtp-out ${limit}`), `domain-key s,${name},/k`);
    expect(verdict(texts(1), texts(1))).toBe('equal');
    expect(verdict(texts(1), texts(2))).not.toBe('equal');
  });

  it('a thousand networks, users and listeners', () => {
    const texts = (limit: number): string =>
      text(
        ...times(1000, (index) =>
          block(`source 10.${index >> 8}.${index % 256}.0/24`, `max-message-size ${index + 1}M`),
        ),
        ...times(1000, (index) => block(`source s${index}`, `max-message-hops ${index + limit}`)),
        ...times(1000, (index) => block(`smtp-user u${index}`, `source s${index}`)),
        ...times(1000, (index) => `smtp-listener 10.${index >> 8}.${index % 256}.1:25 source=s${index}`),
      );
    expect(verdict(texts(1), texts(1))).toBe('equal');
    expect(verdict(texts(1), texts(2))).not.toBe('equal');
  });
});
