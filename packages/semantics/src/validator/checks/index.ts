/** All checks of the validator, by their rule names. */
import type { Check } from '../check.ts';
import { acctDeleteIgnored } from './acct-delete-ignored.ts';
import { acctPipeSettingIgnored } from './acct-pipe-setting-ignored.ts';
import { acctQueueFilterNegated } from './acct-queue-filter-negated.ts';
import { acctRecordFieldsType } from './acct-record-fields-type.ts';
import { acctSameFileTwice } from './acct-same-file-twice.ts';
import { backoffRerouteMasks } from './backoff-reroute-masks.ts';
import { badValue } from './bad-value.ts';
import { blockMismatch } from './block-mismatch.ts';
import { bounceBeforeFirstRetry } from './bounce-before-first-retry.ts';
import { bounceCategoryDuplicate } from './bounce-category-duplicate.ts';
import { bounceProcessorNoRecords } from './bounce-processor-no-records.ts';
import { bounceRcptUseless } from './bounce-rcpt-useless.ts';
import { braceSection } from './brace-section.ts';
import { daneNoDnssec } from './dane-no-dnssec.ts';
import { deprecatedDirective } from './deprecated-directive.ts';
import { dkimKeyNotEnabled } from './dkim-key-not-enabled.ts';
import { dkimNoKey } from './dkim-no-key.ts';
import { domainKeyDuplicate } from './domain-key-duplicate.ts';
import { domainKeyWildcardFirst } from './domain-key-wildcard-first.ts';
import { domainListInTag } from './domain-list-in-tag.ts';
import { duplicateBlock } from './duplicate-block.ts';
import { duplicateDirective } from './duplicate-directive.ts';
import { duplicateName } from './duplicate-name.ts';
import { encodingLookalike } from './encoding-lookalike.ts';
import { extraArgument } from './extra-argument.ts';
import { fblBounceDomainNotRelayed } from './fbl-bounce-domain-not-relayed.ts';
import { foreignText } from './foreign-text.ts';
import { hashInValue } from './hash-in-value.ts';
import { httpAccessShadowed } from './http-access-shadowed.ts';
import { includeMissing } from './include-missing.ts';
import { inventedName } from './invented-name.ts';
import { macroBadMember } from './macro-bad-member.ts';
import { macroCycle } from './macro-cycle.ts';
import { macroNameChars } from './macro-name-chars.ts';
import { macroShadowed } from './macro-shadowed.ts';
import { missingArgument } from './missing-argument.ts';
import { nameCase } from './name-case.ts';
import { notInVersion } from './not-in-version.ts';
import { oneLineEach } from './one-line-each.ts';
import { patternActionConflict } from './pattern-action-conflict.ts';
import { patternUnreachable } from './pattern-unreachable.ts';
import { poolEmpty } from './pool-empty.ts';
import { poolMember } from './pool-member.ts';
import { poolNameClash } from './pool-name-clash.ts';
import { proxyConflict } from './proxy-conflict.ts';
import { queueToChain } from './queue-to-chain.ts';
import { queueToNoHosts } from './queue-to-no-hosts.ts';
import { queueToUndefined } from './queue-to-undefined.ts';
import { requireAuthImpossible } from './require-auth-impossible.ts';
import { requireWithoutUseTls } from './require-without-use-tls.ts';
import { rerouteLoop } from './reroute-loop.ts';
import { rollupNoDomainBlock } from './rollup-no-domain-block.ts';
import { rollupWildcardNoHosts } from './rollup-wildcard-no-hosts.ts';
import { secondDkimNoKey } from './second-dkim-no-key.ts';
import { smtpPatternDuplicate } from './smtp-pattern-duplicate.ts';
import { smtpUserNoLogin } from './smtp-user-no-login.ts';
import { sourceIpCidrUnmatched } from './source-ip-cidr-unmatched.ts';
import { sourceOrderDependent } from './source-order-dependent.ts';
import { sourceUnreachable } from './source-unreachable.ts';
import { spfOutboundNoIp } from './spf-outbound-no-ip.ts';
import { spoolMissing } from './spool-missing.ts';
import { starttlsBeforeAuthImpossible } from './starttls-before-auth-impossible.ts';
import { templateLeftover } from './template-leftover.ts';
import { typeWithoutTarget } from './type-without-target.ts';
import { undefinedList } from './undefined-list.ts';
import { undefinedMacro } from './undefined-macro.ts';
import { undefinedPatternList } from './undefined-pattern-list.ts';
import { undefinedSmtpPatternList } from './undefined-smtp-pattern-list.ts';
import { undefinedSource } from './undefined-source.ts';
import { undefinedVirtualMta } from './undefined-virtual-mta.ts';
import { unknownDirective } from './unknown-directive.ts';
import { unmetRequirement } from './unmet-requirement.ts';
import { vmtaColdLimitWithoutCold } from './vmta-cold-limit-without-cold.ts';
import { vmtaTwoDomainPools } from './vmta-two-domain-pools.ts';
import { wrappedLine } from './wrapped-line.ts';
import { wrongScope } from './wrong-scope.ts';

export const checks: readonly Check[] = [
  acctDeleteIgnored,
  acctPipeSettingIgnored,
  acctQueueFilterNegated,
  acctRecordFieldsType,
  acctSameFileTwice,
  backoffRerouteMasks,
  badValue,
  blockMismatch,
  bounceBeforeFirstRetry,
  bounceCategoryDuplicate,
  bounceProcessorNoRecords,
  bounceRcptUseless,
  braceSection,
  daneNoDnssec,
  deprecatedDirective,
  dkimKeyNotEnabled,
  dkimNoKey,
  domainKeyDuplicate,
  domainKeyWildcardFirst,
  domainListInTag,
  duplicateBlock,
  duplicateDirective,
  duplicateName,
  encodingLookalike,
  extraArgument,
  fblBounceDomainNotRelayed,
  foreignText,
  hashInValue,
  httpAccessShadowed,
  includeMissing,
  inventedName,
  macroBadMember,
  macroCycle,
  macroNameChars,
  macroShadowed,
  missingArgument,
  nameCase,
  notInVersion,
  oneLineEach,
  patternActionConflict,
  patternUnreachable,
  poolEmpty,
  poolMember,
  poolNameClash,
  proxyConflict,
  queueToChain,
  queueToNoHosts,
  queueToUndefined,
  requireAuthImpossible,
  requireWithoutUseTls,
  rerouteLoop,
  rollupNoDomainBlock,
  rollupWildcardNoHosts,
  secondDkimNoKey,
  smtpPatternDuplicate,
  smtpUserNoLogin,
  sourceIpCidrUnmatched,
  sourceOrderDependent,
  sourceUnreachable,
  spfOutboundNoIp,
  spoolMissing,
  starttlsBeforeAuthImpossible,
  templateLeftover,
  typeWithoutTarget,
  undefinedList,
  undefinedMacro,
  undefinedPatternList,
  undefinedSmtpPatternList,
  undefinedSource,
  undefinedVirtualMta,
  unknownDirective,
  unmetRequirement,
  vmtaColdLimitWithoutCold,
  vmtaTwoDomainPools,
  wrappedLine,
  wrongScope,
];
