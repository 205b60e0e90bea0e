/**
 * A platform with 2,000 virtual MTAs, too regular to keep in the repository: five classes of customers in four regions,
 * each a pool of 100 addresses with a file of its own.
 */

/** What a class of customers may do. Rates are those of one address, in an hour. */
interface PoolClass {
  readonly name: string;
  readonly about: string;
  readonly priority: number;
  readonly perAddress: number;
  readonly google: number;
  readonly yahoo: number;
  readonly others: number;
  readonly retryAfter: string;
  readonly bounceAfter: string;
}

const classes: readonly PoolClass[] = [
  {
    name: 'transactional',
    about: 'Receipts and codes, which cannot wait',
    ...{ priority: 90, perAddress: 20_000, google: 3000, yahoo: 1500, others: 2000 },
    ...{ retryAfter: '1m,2m,5m,15m', bounceAfter: '1d' },
  },
  {
    name: 'gold',
    about: 'Newsletters that people open',
    ...{ priority: 60, perAddress: 12_000, google: 2000, yahoo: 1000, others: 1000 },
    ...{ retryAfter: '10m,20m,40m,1h', bounceAfter: '3d' },
  },
  {
    name: 'silver',
    about: 'Newsletters with the usual complaints',
    ...{ priority: 40, perAddress: 8000, google: 1000, yahoo: 500, others: 600 },
    ...{ retryAfter: '15m,30m,1h', bounceAfter: '2d' },
  },
  {
    name: 'bronze',
    about: 'Customers who have been warned',
    ...{ priority: 20, perAddress: 4000, google: 300, yahoo: 150, others: 300 },
    ...{ retryAfter: '30m,1h,2h', bounceAfter: '1d' },
  },
  {
    name: 'new',
    about: 'Addresses that nobody knows yet',
    ...{ priority: 30, perAddress: 1000, google: 100, yahoo: 50, others: 100 },
    ...{ retryAfter: '30m,1h,2h', bounceAfter: '2d' },
  },
];

const regions: readonly string[] = ['us', 'eu', 'asia', 'latin'];
const ADDRESSES_EACH = 100;

/** The files of the configuration by their paths; the main one is `config`. */
export function largePlatform(): ReadonlyMap<string, string> {
  const pools = classes.flatMap((one) => regions.map((region) => ({ one, name: `${one.name}-${region}` })));
  const files = pools.map(({ one, name }, index) => [`pools/${name}.conf`, poolFile(one, name, index)] as const);
  return new Map([['config', mainFile], ...files]);
}

function poolFile(one: PoolClass, name: string, index: number): string {
  const members = Array.from({ length: ADDRESSES_EACH }, (_, member) => `${name}-${member + 1}`);
  const virtualMtas = members.map((member, number) => virtualMta(member, index * ADDRESSES_EACH + number));
  return [`# ${one.about}.\n`, ...virtualMtas, pool(one, name, members)].join('\n');
}

/** Addresses are those that are set aside for measurements, 198.18.0.0/15. */
function virtualMta(name: string, number: number): string {
  const address = `198.18.${Math.floor(number / 250)}.${1 + (number % 250)}`;
  return `<virtual-mta ${name}>
    smtp-source-host ${address} ${name}.example.org
</virtual-mta>
`;
}

function pool(one: PoolClass, name: string, members: readonly string[]): string {
  return `<virtual-mta-pool ${name}>
${members.map((member) => `    virtual-mta       ${member}\n`).join('')}    max-smtp-msg-rate ${one.perAddress}/h

    <domain *>
        queue-priority ${one.priority}
        max-msg-rate   ${one.others}/h
        retry-after    ${one.retryAfter}
        bounce-after   ${one.bounceAfter}
    </domain>

    <domain $google>
        max-msg-rate ${one.google}/h
    </domain>

    <domain $yahoo>
        max-msg-rate ${one.yahoo}/h
    </domain>
</virtual-mta-pool>
`;
}

const mainFile = `# A platform with 2,000 addresses. The application puts each customer into a class and names the pool in X-Virtual-MTA.

postmaster noc@example.org
host-name  mta-b.example.org

total-max-smtp-in  2000
total-max-smtp-out 7500

smtp-listener 10.0.0.10:25

# The application
<source 10.0.0.0/16>
    always-allow-relaying yes
    process-x-virtual-mta yes
    process-x-job         yes
    hide-message-source   yes
    default-virtual-mta   silver-us
</source>

<source 0/0>
    always-allow-relaying no
    allow-auth            no
</source>

domain-key p26, *, /etc/pmta/keys/p26.pem

domain-macro google gmail.com,googlemail.com
domain-macro yahoo yahoo.com,yahoo.de,yahoo.fr,yahoo.es,yahoo.com.br,yahoo.com.mx,ymail.com,aol.com,att.net
domain-macro outlook outlook.com,hotmail.com,hotmail.fr,hotmail.es,live.com,msn.com
domain-macro united gmx.de,gmx.net,web.de

<domain *>
    max-smtp-out                     5
    max-msg-per-connection           50
    dkim-sign                        yes
    bounce-upon-no-mx                4h
    smtp-pattern-list                less-please
    backoff-max-msg-rate             30/h
    backoff-max-smtp-out             1
    backoff-retry-after              1h,2h
    backoff-to-normal-after          4h
    backoff-to-normal-after-delivery yes
</domain>

<domain $google>
    require-starttls yes
</domain>

<domain $yahoo>
    max-msg-per-connection 20
</domain>

<domain $outlook>
    max-smtp-out 4
</domain>

# All of them meet the same servers, which take four connections from an address
<domain $united>
    max-smtp-out           1
    max-msg-per-connection 20
    require-starttls       yes
</domain>

<domain icloud.com>
    max-msg-per-connection 5
</domain>

<domain orange.fr>
    max-smtp-out 2
</domain>

<smtp-pattern-list less-please>
    reply /421[- ]4\\.7\\.(0|28)/ mode=backoff
    reply /\\[(TSS?|IPTS)0[1-5]\\]/ mode=backoff
    reply /4\\.7\\.650/ mode=backoff
    reply /too many (connections|sessions)/ mode=backoff
    reply /rate limit/ mode=backoff
</smtp-pattern-list>

include pools/*.conf

<acct-file /var/log/pmta/acct.csv>
    records       d,b
    move-to       /var/log/pmta/done
    move-interval 5m
    max-size      500M
</acct-file>

<acct-file /var/log/pmta/transient.csv>
    records      t,tq
    delete-after 2d
</acct-file>

log-file   /var/log/pmta/log
log-rotate 30

<spool /var/spool/pmta>
    min-free-space 50G
</spool>

http-access 127.0.0.1 admin
http-access 0/0 none
`;
