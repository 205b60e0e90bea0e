import type { AssumptionName, Settings } from '@pmtakit/semantics';

/** What a finding rests on that looks at several settings, each assumption once. */
export function restsOn(settings: Settings, ...names: readonly string[]): readonly AssumptionName[] {
  return [...new Set(names.flatMap((name) => settings.get(name)?.assumptions ?? []))];
}
