import { describe, it } from 'vitest';
import { defaultAssumptions } from '@pmtakit/semantics';
import { SERVER, testRule } from '../expect-findings.ts';

const rule = testRule('http-redirect-off', { off: 'warning', default: 'warning' });
const old = testRule(
  'http-redirect-off',
  { off: 'warning', default: 'warning' },
  { model: { version: '4.5', assumptions: defaultAssumptions } },
);

const ACCESS = 'http-access 192.0.2.0/24 monitor\n';

describe('http-redirect-off', () => {
  it.each([
    ['no', `${ACCESS}http-redirect-to-https ⟦no⟧\n`],
    ['false', `${ACCESS}http-redirect-to-https ⟦false⟧\n`],
    ['capitals', `${ACCESS}HTTP-Redirect-To-HTTPS ⟦NO⟧\n`],
    ['a private network', 'http-access 10/8 admin\nhttp-redirect-to-https ⟦no⟧\n'],
    ['the last of two lines', `${ACCESS}http-redirect-to-https yes\nhttp-redirect-to-https ⟦no⟧\n`],
  ])('finds %s', (_, sample) => rule.finds(sample, ['off']));

  it.each([
    ['yes', `${ACCESS}http-redirect-to-https yes\n`],
    ['the default', SERVER + ACCESS],
    ['a line that a later one takes back', `${ACCESS}http-redirect-to-https no\nhttp-redirect-to-https yes\n`],
    ['a monitor for this machine', 'http-access 127.0.0.1 admin\nhttp-access ::1 admin\nhttp-redirect-to-https no\n'],
    ['a monitor for nobody', 'http-access 0/0 none\nhttp-redirect-to-https no\n'],
    ['rights that nobody gets', `http-access 0/0 none\n${ACCESS}http-redirect-to-https no\n`],
    ['a monitor that is off', `http-mgmt-port 0\n${ACCESS}http-redirect-to-https no\n`],
    ['a file that gives no rights', 'http-redirect-to-https no\n'],
    ['a value that is none', `${ACCESS}http-redirect-to-https never\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('finds the default of 4.5', () => {
    old.finds(`${SERVER}http-access ⟦192.0.2.0/24 monitor⟧\n`, ['default']);
    old.says(SERVER + ACCESS, '192.0.2.0/24 may use the web monitor, which in this version answers without encryption');
    old.isSilent(`${SERVER}http-access 127.0.0.1 admin\n`);
    old.isSilent(`${SERVER}${ACCESS}http-redirect-to-https yes\n`);
    old.isSilent(ACCESS);
  });

  it('offers to turn it on, in the words of the line', () => {
    rule.mends(`${ACCESS}http-redirect-to-https no\n`, `${ACCESS}http-redirect-to-https yes\n`, false);
    rule.mends(`${ACCESS}http-redirect-to-https false\n`, `${ACCESS}http-redirect-to-https true\n`, false);
  });

  it('points at who may use it', () => {
    rule.pointsAt(`${ACCESS}http-redirect-to-https no\n`, [['http-access 192.0.2.0/24 monitor', 'these may use it']]);
  });
});
