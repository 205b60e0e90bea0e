import type { Model } from '../model/model.ts';
import type { Dead } from './dead.ts';
import { deadDomainSettings } from './domain-settings.ts';
import { deadInLists } from './lists.ts';
import { movedQueueSettings } from './moved-queues.ts';
import { deadSourceSettings } from './source-settings.ts';
import { unusedNames } from './unused.ts';

const searches = [deadDomainSettings, movedQueueSettings, deadSourceSettings, deadInLists, unusedNames];

/**
 * Everything in a configuration that can never take effect, in the order in which PowerMTA reads it. A line of a file
 * that is included several times may have an effect in one place and none in another.
 */
export function deadLines(model: Model): Dead[] {
  return searches.flatMap((search) => [...search(model)]).sort((a, b) => a.item.order - b.item.order);
}
