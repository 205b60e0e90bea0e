/** Model options with answers drawn at random. */
import {
  type AssumptionName,
  type Assumptions,
  assumptionTable,
  defaultModelOptions,
  type ModelOptions,
  pmtaVersions,
} from '@pmtakit/semantics';
import fc from 'fast-check';

/** Any answers to the assumptions that concern settings; the others keep their defaults. */
const anyAnswers: fc.Arbitrary<Assumptions> = fc.record({
  resolution: fc.constantFrom(...assumptionTable.resolution.values),
  'source-order': fc.constantFrom(...assumptionTable['source-order'].values),
  'duplicate-blocks': fc.constantFrom(...assumptionTable['duplicate-blocks'].values),
  'repeated-lines': fc.constantFrom(...assumptionTable['repeated-lines'].values),
  'literal-over-macro': fc.constantFrom(...assumptionTable['literal-over-macro'].values),
  'wildcard-order': fc.constantFrom(...assumptionTable['wildcard-order'].values),
  'named-sources': fc.constantFrom(...assumptionTable['named-sources'].values),
  'auth-defaults': fc.constantFrom(...assumptionTable['auth-defaults'].values),
  'any-network': fc.constantFrom(...assumptionTable['any-network'].values),
  'name-case': fc.constantFrom(...assumptionTable['name-case'].values),
  'broken-lists': fc.constant('joined'),
  'rate-model': fc.constant('window'),
  'pool-rotation': fc.constant('per-pool'),
});

const anyOptions: fc.Arbitrary<ModelOptions> = fc.record({
  version: fc.constantFrom(...pmtaVersions),
  assumptions: anyAnswers,
});

/** The defaults in one of five cases. */
export const modelOptions: fc.Arbitrary<ModelOptions> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(defaultModelOptions) },
  { weight: 4, arbitrary: anyOptions },
);

/** Answers that differ in one assumption whose effect is noted with each setting. */
export interface OtherAnswer {
  readonly name: AssumptionName;
  readonly before: ModelOptions;
  readonly after: ModelOptions;
}

const notedNames = ['resolution', 'wildcard-order', 'repeated-lines', 'duplicate-blocks', 'named-sources'] as const;

/**
 * Of `duplicate-blocks` only the two that merge. What puts whole sections out of force, or lets a name or an address
 * reach another section, is not noted with single settings.
 */
const notedAnswers: fc.Arbitrary<Assumptions> = anyAnswers.map((answers) => ({
  ...answers,
  // With the first match it does not matter which of two equal networks is the stronger one.
  'source-order': 'most-specific',
  'duplicate-blocks': answers['duplicate-blocks'].includes('later') ? 'merge-later-wins' : 'merge-earlier-wins',
}));

export const otherAnswers: fc.Arbitrary<OtherAnswer> = fc
  .record({
    name: fc.constantFrom(...notedNames),
    version: fc.constantFrom(...pmtaVersions),
    before: notedAnswers,
  })
  .map(({ name, version, before }) => {
    return { name, before: { version, assumptions: before }, after: { version, assumptions: opposite(before, name) } };
  });

function opposite(answers: Assumptions, name: (typeof notedNames)[number]): Assumptions {
  switch (name) {
    case 'resolution':
      return { ...answers, [name]: answers[name] === 'scope-first' ? 'specificity-first' : 'scope-first' };
    case 'wildcard-order':
      return { ...answers, [name]: answers[name] === 'domain-first' ? 'subdomains-first' : 'domain-first' };
    case 'repeated-lines':
      return { ...answers, [name]: answers[name] === 'first' ? 'last' : 'first' };
    case 'duplicate-blocks':
      return { ...answers, [name]: answers[name] === 'merge-later-wins' ? 'merge-earlier-wins' : 'merge-later-wins' };
    case 'named-sources':
      return {
        ...answers,
        [name]: answers[name] === 'user-over-listener' ? 'listener-over-user' : 'user-over-listener',
      };
  }
}
