import { argumentPlace, numberOption } from '@pmtakit/semantics';
import { isCommonPassword, isRegular, isStandIn } from '../rule-helpers/password-strength.ts';
import { type Login, passwordLogins } from '../rule-helpers/logins.ts';
import { defineRule } from './rule.ts';

const shortest = numberOption('shortest', 12, 'The fewest characters that a password may have.');

/** Passwords that are guessed soon. By default there is no limit to the guesses. [G1§3.3.7.7, §3.3.8.1] */
export const smtpUserWeakPassword = defineRule({
  id: 'smtp-user-weak-password',
  category: 'security',
  preset: 'recommended',
  summary: 'A password that can be guessed',
  messages: {
    standin: {
      severity: 'error',
      text: 'The password of {{user}} stands for one that was never put in.\nIt is in a guide or a template for everybody to read, and who logs in may send mail.\nPut in a random password.',
    },
    common: {
      severity: 'error',
      text: 'The password of {{user}} is a common word, or characters in a regular order.\nPrograms that look for servers to send by try such passwords first, and who logs in may send mail.\nPut in a random password.',
    },
    name: {
      severity: 'error',
      text: 'The password of {{user}} is little more than the name of the user.\nSuch passwords are among the first that are tried, and who logs in may send mail.\nPut in a random password.',
    },
    short: {
      severity: 'warning',
      text: 'The password of {{user}} has fewer than {{shortest}} characters.\nIt can be found by trying, and who logs in may send mail.\nPut in a longer, random one.',
    },
  },
  options: [shortest],

  configuration({ model, report, options }) {
    const least = options.get(shortest);
    for (const login of passwordLogins(model)) {
      const words = { user: login.user, shortest: `${least}` };
      const place = argumentPlace(login.line);
      if (isStandIn(login.password)) report('standin', place, words);
      else if (isCommonPassword(login.password) || isRegular(login.password)) report('common', place, words);
      else if (isMadeOfName(login)) report('name', place, words);
      else if ([...login.password].length < least) report('short', place, words);
    }
  },
});

/** How many characters beside the name make a password of their own. */
const ENOUGH_BESIDE_NAME = 8;

/** Whether a password is the name of its user, or that before an `@`, with digits and signs or a few letters added. */
function isMadeOfName({ user, password }: Login): boolean {
  const name = user.toLowerCase();
  const short = /^[^@]*/.exec(name)?.[0] ?? name;
  return [name, short].some((part) => part.length >= 3 && isMadeOf(part, password.toLowerCase()));
}

function isMadeOf(part: string, password: string): boolean {
  const rest = password.replace(part, '');
  if (rest.length === password.length || rest.length >= ENOUGH_BESIDE_NAME) return false;
  return rest.length <= part.length || !/\p{L}/u.test(rest);
}
