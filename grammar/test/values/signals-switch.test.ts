import { describe, expect, it } from 'vitest';
import { signalsSwitchType } from '../../src/values/signals-switch.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('signals-switch', () => {
  it.each([
    ['true', true, undefined],
    ['Yes', true, undefined],
    ['false', false, undefined],
    ['no', false, undefined],
    ['true,subaccount=12', true, 12],
    ['"true,Subaccount=0"', true, 0],
  ])('takes %j', (text, enabled, subaccount) => {
    const value = { kind: 'signals-switch', enabled, subaccount, raw: text, ...span(0, text.length) };
    expect(readValue(signalsSwitchType, text)).toEqual(value);
    expect(restBehind(signalsSwitchType, `${text} x`)).toBe('x');
  });

  it.each([
    ['my-filter', 'my-filter is not possible here', undefined, 9],
    ['constructor', 'constructor is not possible here', undefined, 11],
    ['false,subaccount=1 x', 'false takes no subaccount', 'false', 18],
    ['true,subaccount=x', 'only subaccount=N can stand behind the comma', undefined, 17],
    ['true,1', 'only subaccount=N can stand behind the comma', undefined, 6],
    ['true,', 'only subaccount=N can stand behind the comma', undefined, 5],
    ['true,subaccount=1,x', 'only subaccount=N can stand behind the comma', undefined, 19],
    ['true, subaccount=1 x', 'a blank stands behind the comma', 'true,subaccount=1', 18],
  ])('refuses %j', (text, problem, replacement, end) => {
    const error = { kind: 'error', problem, replacement, ...span(0, end) };
    expect(readValue(signalsSwitchType, text)).toMatchObject(error);
  });
});
