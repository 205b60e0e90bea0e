/** What settings do, as texts that are equal where they do the same: by themselves, or below stronger sections. */
import { twinOf } from '../model/defaults.ts';
import type { Setting } from '../model/setting.ts';
import type { Content } from './content.ts';
import { isPerNetwork } from './in-effect.ts';

export type TextOf = (content: Content, settings: readonly Setting[]) => string;

export const asResult: TextOf = (content, settings) => content.ofSettings(settings);
export const asWritten: TextOf = (content, settings) => content.asWritten(settings);

/** Below other sections it may count which line a value comes from: another setting follows it, or networks overlap. */
export const asBase: TextOf = (content, settings) => {
  const [first] = settings;
  const mayCount = first && (twinOf(first.name) !== undefined || isPerNetwork(first));
  return mayCount ? `${content.ofSettings(settings)} ${content.asWritten(settings)}` : content.ofSettings(settings);
};
