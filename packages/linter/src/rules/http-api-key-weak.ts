import { argumentPlace, validLinesIn } from '@pmtakit/semantics';
import { isCommonPassword, isRegular, isStandIn } from '../rule-helpers/password-strength.ts';
import { defineRule } from './rule.ts';

/**
 * Keys of the web monitor that can be guessed. They give all rights of an admin. What is no key at all, since it is too
 * short or holds other characters, is a bad value. [G1§3.3.1.36.5]
 */
export const httpApiKeyWeak = defineRule({
  id: 'http-api-key-weak',
  category: 'security',
  preset: 'recommended',
  summary: 'A key of the web monitor that can be guessed',
  messages: {
    standin: {
      severity: 'error',
      text: 'This API key stands for one that was never put in.\nWho has a key may do all that an admin may, and this one is in a guide for everybody to read.\nMake a random one, such as with `openssl rand -hex 32`.',
    },
    regular: {
      severity: 'error',
      text: 'This API key is long, but can be guessed.\nIt repeats itself, counts up or has few different characters, and who has it may do all that an admin may.\nMake a random one, such as with `openssl rand -hex 32`.',
    },
  },

  configuration({ model: { whole }, report }) {
    for (const line of validLinesIn(whole, 'http-api-key')) {
      const value = line.argument(0);
      if (value?.kind !== 'string') continue;
      if (isStandIn(value.text) || isCommonPassword(value.text)) report('standin', argumentPlace(line));
      else if (isRegular(value.text)) report('regular', argumentPlace(line));
    }
  },
});
