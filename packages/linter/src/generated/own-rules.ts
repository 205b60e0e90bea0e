// Made by `npm run generate` from the files of the rules.
import { acctDeleteNever } from '../rules/acct-delete-never.ts';
import { acctFieldsMissing } from '../rules/acct-fields-missing.ts';
import { acctMaxSizeMin } from '../rules/acct-max-size-min.ts';
import { acctNoTransient } from '../rules/acct-no-transient.ts';
import { acctPipeOnly } from '../rules/acct-pipe-only.ts';
import { acctTransientInMain } from '../rules/acct-transient-in-main.ts';
import { acctUserStringName } from '../rules/acct-user-string-name.ts';
import { allDisabledNoExit } from '../rules/all-disabled-no-exit.ts';
import { assumeDelivery } from '../rules/assume-delivery.ts';
import { authFailureRateUnlimited } from '../rules/auth-failure-rate-unlimited.ts';
import { authNoTlsOffered } from '../rules/auth-no-tls-offered.ts';
import { authPlainUnencrypted } from '../rules/auth-plain-unencrypted.ts';
import { backoffNoEffect } from '../rules/backoff-no-effect.ts';
import { backoffNoExit } from '../rules/backoff-no-exit.ts';
import { backoffNormalAfterTooShort } from '../rules/backoff-normal-after-too-short.ts';
import { backoffNotifyEmpty } from '../rules/backoff-notify-empty.ts';
import { backoffRateAboveNormal } from '../rules/backoff-rate-above-normal.ts';
import { backoffRetryShorter } from '../rules/backoff-retry-shorter.ts';
import { backoffSmtpOutDefault } from '../rules/backoff-smtp-out-default.ts';
import { blackholeRealDomain } from '../rules/blackhole-real-domain.ts';
import { blackholeRoleAccounts } from '../rules/blackhole-role-accounts.ts';
import { booleanStyle } from '../rules/boolean-style.ts';
import { bounceAfterLong } from '../rules/bounce-after-long.ts';
import { bounceQueueBroad } from '../rules/bounce-queue-broad.ts';
import { bounceUpon5xxGreetingOff } from '../rules/bounce-upon-5xx-greeting-off.ts';
import { bounceUponTransferFailure } from '../rules/bounce-upon-transfer-failure.ts';
import { catchAllDiscard } from '../rules/catch-all-discard.ts';
import { coldVmtaNoOwnLimits } from '../rules/cold-vmta-no-own-limits.ts';
import { configPlaintextSecretsPerms } from '../rules/config-plaintext-secrets-perms.ts';
import { connOverProvider } from '../rules/conn-over-provider.ts';
import { defaultVmtaMissing } from '../rules/default-vmta-missing.ts';
import { directiveNameCase } from '../rules/directive-name-case.ts';
import { disableAcctHides } from '../rules/disable-acct-hides.ts';
import { disableIpForever } from '../rules/disable-ip-forever.ts';
import { discardCountedDelivered } from '../rules/discard-counted-delivered.ts';
import { dkimKeyInMail } from '../rules/dkim-key-in-mail.ts';
import { ehloNameMismatch } from '../rules/ehlo-name-mismatch.ts';
import { emptySection } from '../rules/empty-section.ts';
import { hostedWildcardMixes } from '../rules/hosted-wildcard-mixes.ts';
import { httpAccessWorld } from '../rules/http-access-world.ts';
import { httpApiKeyWeak } from '../rules/http-api-key-weak.ts';
import { httpCsrfOff } from '../rules/http-csrf-off.ts';
import { httpRedirectOff } from '../rules/http-redirect-off.ts';
import { ipInTwoVmtas } from '../rules/ip-in-two-vmtas.ts';
import { ipv4HostsHardcoded } from '../rules/ipv4-hosts-hardcoded.ts';
import { legacyTuning } from '../rules/legacy-tuning.ts';
import { limitAbsurd } from '../rules/limit-absurd.ts';
import { limitTimesVmtas } from '../rules/limit-times-vmtas.ts';
import { logCommandsOn } from '../rules/log-commands-on.ts';
import { logsWorldReadable } from '../rules/logs-world-readable.ts';
import { macroMultipliesLimits } from '../rules/macro-multiplies-limits.ts';
import { msgsPerConnOverProvider } from '../rules/msgs-per-conn-over-provider.ts';
import { mxLimitMisread } from '../rules/mx-limit-misread.ts';
import { noBounceUponNoMx } from '../rules/no-bounce-upon-no-mx.ts';
import { nullSenderUnmatched } from '../rules/null-sender-unmatched.ts';
import { oldTlsEnabled } from '../rules/old-tls-enabled.ts';
import { patternAnchorWrong } from '../rules/pattern-anchor-wrong.ts';
import { patternDeadProvider } from '../rules/pattern-dead-provider.ts';
import { patternRedos } from '../rules/pattern-redos.ts';
import { patternTooBroad } from '../rules/pattern-too-broad.ts';
import { patternUnescaped } from '../rules/pattern-unescaped.ts';
import { postmasterMissing } from '../rules/postmaster-missing.ts';
import { queueToKeepsLimits } from '../rules/queue-to-keeps-limits.ts';
import { rateBelowOneConn } from '../rules/rate-below-one-conn.ts';
import { rateZero } from '../rules/rate-zero.ts';
import { rcptToMulti } from '../rules/rcpt-to-multi.ts';
import { recipientsRetryLonger } from '../rules/recipients-retry-longer.ts';
import { redundantOverride } from '../rules/redundant-override.ts';
import { relayOpenListener } from '../rules/relay-open-listener.ts';
import { relayOpenSource } from '../rules/relay-open-source.ts';
import { requireTlsEverywhere } from '../rules/require-tls-everywhere.ts';
import { rerouteTargetNoList } from '../rules/reroute-target-no-list.ts';
import { retryLastExceedsBounce } from '../rules/retry-last-exceeds-bounce.ts';
import { retryTooFast } from '../rules/retry-too-fast.ts';
import { retryTooSlowTransactional } from '../rules/retry-too-slow-transactional.ts';
import { rollupVsDomain } from '../rules/rollup-vs-domain.ts';
import { runAsRoot } from '../rules/run-as-root.ts';
import { selfLoop } from '../rules/self-loop.ts';
import { sizeUnitCase } from '../rules/size-unit-case.ts';
import { skipMxOnPermanent } from '../rules/skip-mx-on-permanent.ts';
import { smtp421MxUnavailable } from '../rules/smtp-421-mx-unavailable.ts';
import { smtpPatternShadowed } from '../rules/smtp-pattern-shadowed.ts';
import { smtpServiceDefaultOpen } from '../rules/smtp-service-default-open.ts';
import { smtpSourceHostMissing } from '../rules/smtp-source-host-missing.ts';
import { smtpUserSharedPassword } from '../rules/smtp-user-shared-password.ts';
import { smtpUserWeakPassword } from '../rules/smtp-user-weak-password.ts';
import { sourceIpNotLocal } from '../rules/source-ip-not-local.ts';
import { spfOutboundBounceDomain } from '../rules/spf-outbound-bounce-domain.ts';
import { spoolNoMinFree } from '../rules/spool-no-min-free.ts';
import { suppressionUnknownRule } from '../rules/suppression-unknown-rule.ts';
import { suppressionUnused } from '../rules/suppression-unused.ts';
import { suppressionWithoutReason } from '../rules/suppression-without-reason.ts';
import { syncOff } from '../rules/sync-off.ts';
import { terminationTimeoutLow } from '../rules/termination-timeout-low.ts';
import { timeUnitMissing } from '../rules/time-unit-missing.ts';
import { tlsOff } from '../rules/tls-off.ts';
import { totalAboveSupported } from '../rules/total-above-supported.ts';
import { totalBelowSum } from '../rules/total-below-sum.ts';
import { unusedDefinition } from '../rules/unused-definition.ts';
import { useUnencryptedPlainAuth } from '../rules/use-unencrypted-plain-auth.ts';
import { virtualMtaNaming } from '../rules/virtual-mta-naming.ts';
import { vmtaHeaderLeak } from '../rules/vmta-header-leak.ts';
import { vmtaWildcardMasksGlobal } from '../rules/vmta-wildcard-masks-global.ts';
import { xvmtaUntrusted } from '../rules/xvmta-untrusted.ts';
import type { Rule } from '../rules/rule.ts';

export const ownRules: readonly Rule[] = [
  acctDeleteNever,
  acctFieldsMissing,
  acctMaxSizeMin,
  acctNoTransient,
  acctPipeOnly,
  acctTransientInMain,
  acctUserStringName,
  allDisabledNoExit,
  assumeDelivery,
  authFailureRateUnlimited,
  authNoTlsOffered,
  authPlainUnencrypted,
  backoffNoEffect,
  backoffNoExit,
  backoffNormalAfterTooShort,
  backoffNotifyEmpty,
  backoffRateAboveNormal,
  backoffRetryShorter,
  backoffSmtpOutDefault,
  blackholeRealDomain,
  blackholeRoleAccounts,
  booleanStyle,
  bounceAfterLong,
  bounceQueueBroad,
  bounceUpon5xxGreetingOff,
  bounceUponTransferFailure,
  catchAllDiscard,
  coldVmtaNoOwnLimits,
  configPlaintextSecretsPerms,
  connOverProvider,
  defaultVmtaMissing,
  directiveNameCase,
  disableAcctHides,
  disableIpForever,
  discardCountedDelivered,
  dkimKeyInMail,
  ehloNameMismatch,
  emptySection,
  hostedWildcardMixes,
  httpAccessWorld,
  httpApiKeyWeak,
  httpCsrfOff,
  httpRedirectOff,
  ipInTwoVmtas,
  ipv4HostsHardcoded,
  legacyTuning,
  limitAbsurd,
  limitTimesVmtas,
  logCommandsOn,
  logsWorldReadable,
  macroMultipliesLimits,
  msgsPerConnOverProvider,
  mxLimitMisread,
  noBounceUponNoMx,
  nullSenderUnmatched,
  oldTlsEnabled,
  patternAnchorWrong,
  patternDeadProvider,
  patternRedos,
  patternTooBroad,
  patternUnescaped,
  postmasterMissing,
  queueToKeepsLimits,
  rateBelowOneConn,
  rateZero,
  rcptToMulti,
  recipientsRetryLonger,
  redundantOverride,
  relayOpenListener,
  relayOpenSource,
  requireTlsEverywhere,
  rerouteTargetNoList,
  retryLastExceedsBounce,
  retryTooFast,
  retryTooSlowTransactional,
  rollupVsDomain,
  runAsRoot,
  selfLoop,
  sizeUnitCase,
  skipMxOnPermanent,
  smtp421MxUnavailable,
  smtpPatternShadowed,
  smtpServiceDefaultOpen,
  smtpSourceHostMissing,
  smtpUserSharedPassword,
  smtpUserWeakPassword,
  sourceIpNotLocal,
  spfOutboundBounceDomain,
  spoolNoMinFree,
  suppressionUnknownRule,
  suppressionUnused,
  suppressionWithoutReason,
  syncOff,
  terminationTimeoutLow,
  timeUnitMissing,
  tlsOff,
  totalAboveSupported,
  totalBelowSum,
  unusedDefinition,
  useUnencryptedPlainAuth,
  virtualMtaNaming,
  vmtaHeaderLeak,
  vmtaWildcardMasksGlobal,
  xvmtaUntrusted,
];
