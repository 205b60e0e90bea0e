import type { Setting } from '../model/setting.ts';

export function isYes(setting: Setting | undefined): boolean {
  return setting?.value?.kind === 'boolean' && setting.value.value;
}

export function isNo(setting: Setting | undefined): boolean {
  return setting?.value?.kind === 'boolean' && !setting.value.value;
}
