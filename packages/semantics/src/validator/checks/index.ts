/** All checks of the validator, by their rule names. */
import type { Check } from '../check.ts';
import { badValue } from './bad-value.ts';
import { blockMismatch } from './block-mismatch.ts';
import { braceSection } from './brace-section.ts';
import { deprecatedDirective } from './deprecated-directive.ts';
import { domainListInTag } from './domain-list-in-tag.ts';
import { encodingLookalike } from './encoding-lookalike.ts';
import { extraArgument } from './extra-argument.ts';
import { foreignText } from './foreign-text.ts';
import { hashInValue } from './hash-in-value.ts';
import { inventedName } from './invented-name.ts';
import { missingArgument } from './missing-argument.ts';
import { oneLineEach } from './one-line-each.ts';
import { templateLeftover } from './template-leftover.ts';
import { undefinedVirtualMta } from './undefined-virtual-mta.ts';
import { unknownDirective } from './unknown-directive.ts';
import { wrappedLine } from './wrapped-line.ts';
import { wrongScope } from './wrong-scope.ts';

export const checks: readonly Check[] = [
  badValue,
  blockMismatch,
  braceSection,
  deprecatedDirective,
  domainListInTag,
  encodingLookalike,
  extraArgument,
  foreignText,
  hashInValue,
  inventedName,
  missingArgument,
  oneLineEach,
  templateLeftover,
  undefinedVirtualMta,
  unknownDirective,
  wrappedLine,
  wrongScope,
];
