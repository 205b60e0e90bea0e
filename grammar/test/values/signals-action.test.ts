import { describe, expect, it } from 'vitest';
import { signalsActionType } from '../../src/values/signals-action.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('signals-action', () => {
  it.each([
    ['enable-signals', true, undefined],
    ['Enable-Signals,subaccount=7', true, 7],
    ['disable-signals', false, undefined],
  ])('takes %j', (text, enabled, subaccount) => {
    const value = { kind: 'signals-switch', enabled, subaccount, raw: text, ...span(0, text.length) };
    expect(readValue(signalsActionType, text)).toEqual(value);
    expect(restBehind(signalsActionType, `${text} x`)).toBe('x');
  });

  it.each([
    ['true', 'true is not possible here', undefined],
    ['disable-signals,subaccount=1', 'disable-signals takes no subaccount', 'disable-signals'],
  ])('refuses %j', (text, problem, replacement) => {
    const error = { kind: 'error', problem, replacement, ...span(0, text.length) };
    expect(readValue(signalsActionType, text)).toMatchObject(error);
  });
});
