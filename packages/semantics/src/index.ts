export * from './validator/check.ts';
export { checks } from './validator/checks/index.ts';
export * from './validator/options.ts';
export {
  type AskedCheck,
  type ValidateOptions,
  validate,
  validateInSteps,
  validateItems,
  validateProject,
} from './validator/validate.ts';
export { argumentPlace } from './validator/argument-place.ts';
export { Findings, type Redact } from './validator/findings.ts';
export { isOn } from './validator/is-on.ts';
export { relatedPlace } from './validator/related-place.ts';
export { removeLine, wholeLines } from './validator/remove-line.ts';
export * from './project/find.ts';
export * from './project/disk-files.ts';
export * from './project/files.ts';
export * from './project/load.ts';
export { overlayFiles } from './project/overlay-files.ts';
export * from './project/path-map.ts';
export { type Patch, patchProject } from './project/patch.ts';
export { escapeWildcards, pathMatcher } from './project/wildcards.ts';
export { ProjectFile, oncePerText } from './project/project-file.ts';
export * from './project/project.ts';
export * from './project/whole.ts';
export { mayContinue } from './project/wraps.ts';
export * from './model/acct-files.ts';
export * from './model/alternatives.ts';
export * from './model/assumptions.ts';
export * from './model/canonical.ts';
export { twinOf } from './model/defaults.ts';
export type { DomainLayer, DomainScope } from './model/domain-table.ts';
export { isListSection } from './model/list-sections.ts';
export * from './model/macros.ts';
export * from './model/model.ts';
export { DEFAULT_VMTA, nameKey } from './model/names.ts';
export type { QueueName } from './model/queue-settings.ts';
export { Settings } from './model/resolver.ts';
export { defaultOf } from './model/defaults.ts';
export { Setting, sameValues, shownText } from './model/setting.ts';
export { type Client, type Listener, clientOf } from './model/sources.ts';
export * from './model/symbols.ts';
export { definitionIn } from './model/symbol-definitions.ts';
export { referencesIn } from './model/symbol-uses.ts';
export { oldNamesOf } from './model/synonyms.ts';
export { authLockedUntil } from './routing/auth-lock.ts';
export { type ColdShare, coldMessages, coldShareOf } from './routing/cold.ts';
export type { Header, MailMessage, MxRecord, MxRecords } from './routing/message.ts';
export { type QueuePath, type QueuePathOptions, queuePath } from './routing/queue-path.ts';
export { type Rollup, preferredHosts, rollupFor, rollupsOf, serversOf } from './routing/rollup.ts';
export { membersOf } from './routing/virtual-mta-name.ts';
export { type AddressRules, addressRules } from './routing/address-rules.ts';
export {
  type Admission,
  type Delivery,
  type RecipientRoute,
  type Route,
  admission,
  deliveriesOf,
  route,
} from './routing/route.ts';
export type { Stage, Step } from './routing/step.ts';
export * from './limits/ceilings.ts';
export { type Allowance, type RateModel, allowanceOf, mostEvents } from './limits/rate-model.ts';
export { reachableVirtualMtas } from './limits/reachable.ts';
export { addressShares } from './limits/address-shares.ts';
export { type SourceIp, sourceIpsOf } from './limits/source-ips.ts';
export type { Bounds, Term } from './limits/term.ts';
export type { Difference, Subject } from './compare/difference.ts';
export * from './compare/behaviour.ts';
export * from './compare/behaviour-json.ts';
export * from './compare/ceiling-changes.ts';
export type * from './compare/change.ts';
export type { ListWitness } from './compare/list-witness.ts';
export { shownEntry } from './compare/list-entries.ts';
export type { NotCompared } from './compare/not-compared.ts';
export type { DomainClass } from './model/representatives.ts';
export { type Verdict, differences, equivalent } from './compare/equivalent.ts';
export { type Applied, type Proof, type ProveOptions, type Refusal, prove } from './compare/prove.ts';
export type { Dead, DeadKind } from './reach/dead.ts';
export { deadLines } from './reach/dead-lines.ts';
export { unusedNames } from './reach/unused.ts';
export { sampleClients } from './reach/source-settings.ts';
export { type CoverageState, type CoveredLine, coverageOf, coverageStates } from './model/coverage.ts';
export { mappingFor } from './validator/include-advice.ts';
export { type DomainLine, domainLines, patternsOf } from './validator/domain-lines.ts';
export {
  OTHER_DOMAIN,
  lineFor,
  sampleDomains,
  sampleVirtualMta,
  valueOf,
  virtualMtasOf,
} from './validator/queue-samples.ts';
export { type Repeat, repeatedSettings } from './validator/repeated-settings.ts';
export { isSetOnce, settingName } from './validator/setting-keys.ts';
export { recordTypesOf } from './validator/record-types.ts';
export { sectionsWithGaps } from './validator/section-needs.ts';
export { networksIn, sourceHostsIn } from './validator/source-hosts.ts';
export { contains, inOrder, networkOf } from './model/networks.ts';
export { isThisMachine } from './model/this-machine.ts';
export { formatIp } from './model/representatives.ts';
export { matchesEveryAddress, matchesEverything, matchesNothing } from './reach/catch-all.ts';
export { isNo, isYes } from './routing/yes-or-no.ts';
export { type Cell, cellsOf } from './model/cells.ts';
export { termsOf } from './limits/queue-terms.ts';
export { addressesIn } from './limits/source-ips.ts';
export { boundsOf } from './limits/term.ts';
export { matchesDomain } from './model/domain-match.ts';
export { movedQueueSettings } from './reach/moved-queues.ts';
export { replyGroup } from './model/reply-groups.ts';
export { withoutCase } from './reach/replies.ts';
export { isPlaceholder } from './validator/placeholders.ts';
export { type Fact, type Provider, type ProviderData, readProviderData } from './data/provider-data.ts';
export { shippedProviders } from './data/shipped-providers.ts';
