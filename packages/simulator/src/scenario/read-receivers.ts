/** Reads who answers for which domains. What a model says is read where models are known. */
import { domainPatternAt } from './domains.ts';
import { receiverKeys } from './keys.ts';
import type { Place, Plain } from './place.ts';
import type { ReceiverEntry } from './scenario.ts';

export function readReceivers(place: Place): ReceiverEntry[] {
  const { problems } = place.file;
  return place.items('a list of receivers').flatMap((one) => problems.attempt(() => readReceiver(one)) ?? []);
}

function readReceiver(place: Place): ReceiverEntry {
  const members = place.members(receiverKeys, 'a receiver with domains and model');
  const domains = members.read('domains', readPatterns);
  const mx = members.read('mx', readPatterns);
  if (!members.get('domains') && !members.get('mx')) {
    return place.fail('does not say whom it answers for; write domains: [gmail.com] or mx: ["*.google.com"]');
  }
  const model = members.required('model', readModel, 'model: and the name of a model, or one of your own');
  return { domains: domains ?? [], mx: mx ?? [], model, line: place.line, key: place.key };
}

function readPatterns(place: Place): string[] {
  const patterns = place.itemsOrOne().map(domainPatternAt);
  return patterns.length > 0 ? patterns : place.fail('is an empty list; name at least one domain');
}

function readModel(place: Place): ReceiverEntry['model'] {
  if (!place.isMap) return place.text('the name of a model, or a mapping');
  const model = place.plain();
  return isRecord(model) ? model : place.refuse('a mapping');
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
