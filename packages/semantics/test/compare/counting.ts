/** Counts questions to the model. Spies of the test runner would keep every answer, which fills the memory. */
import { QueueSettings } from '../../src/model/queue-settings.ts';

/** How often settings of queues are asked for while something is done, and what it gives. */
export function counted<T>(work: () => T): { readonly result: T; readonly count: number } {
  const { settings, settingsInside } = QueueSettings.prototype;
  let count = 0;
  QueueSettings.prototype.settings = function (queue) {
    count++;
    return settings.call(this, queue);
  };
  QueueSettings.prototype.settingsInside = function (queue) {
    count++;
    return settingsInside.call(this, queue);
  };
  try {
    return { result: work(), count };
  } finally {
    Object.assign(QueueSettings.prototype, { settings, settingsInside });
  }
}
