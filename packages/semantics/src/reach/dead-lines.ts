import type { Model } from '../model/model.ts';
import type { Dead } from './dead.ts';
import { deadAccess, deadCategories, deadKeys, deadPatterns, deadReplies } from './lists.ts';
import { deadDomainSettings, deadSourceSettings, movedQueueSettings } from './settings.ts';
import { unusedNames } from './unused.ts';

const searches = [
  deadDomainSettings,
  movedQueueSettings,
  deadSourceSettings,
  deadPatterns,
  deadReplies,
  deadCategories,
  deadAccess,
  deadKeys,
  unusedNames,
];

/** Everything in a configuration that can never take effect, in the order in which PowerMTA reads it. */
export function deadLines(model: Model): Dead[] {
  return searches.flatMap((search) => [...search(model)]).sort((a, b) => a.item.order - b.item.order);
}
