/** One configuration that has a bit of everything the commands tell of. */
export const config = `host-name mail.example.com
smtp-listener 198.51.100.1:25 source=gate
smtp-listener 0/0:587
domain-macro big example.com,example.net

<source 0/0>
    always-allow-relaying no
    default-virtual-mta both
</source>
<source 192.0.2.0/24>
    always-allow-relaying yes
    process-x-virtual-mta yes
</source>
<source gate>
    smtp-service yes
    pattern-list choose
</source>
<source {auth}>
    always-allow-relaying true
    bcc archive@example.com
</source>
<smtp-user bob>
    password hunter2
</smtp-user>

<pattern-list choose>
    rcpt-to /@example\\.net$/ virtual-mta=us
    mail-from /^root@/ call-to: more
</pattern-list>
<pattern-list more>
    * virtual-mta=nobody
</pattern-list>

<virtual-mta us>
    smtp-source-host 192.0.2.11 us.example.com
    max-smtp-msg-rate 1000/h
    cold-virtual-mta fresh
    <domain *>
        max-msg-rate 100/h
    </domain>
    <domain example.com>
        max-smtp-out 3
        max-smtp-out 4
        auth-password hunter2
    </domain>
</virtual-mta>
<virtual-mta eu>
    smtp-source-host 192.0.2.12 eu.example.com
</virtual-mta>
<virtual-mta fresh>
    smtp-source-host 192.0.2.13 fresh.example.com
</virtual-mta>
<virtual-mta-pool both>
    virtual-mta us
    virtual-mta eu
    <domain example.com>
        max-msg-rate 200/h
    </domain>
</virtual-mta-pool>

<domain $big>
    max-msg-rate 300/h
    retry-after 5m
</domain>
<domain example.com>
    max-msg-rate 400/h
    retry-after 10m,20m
    use-starttls true
    source-ip-max-smtp-out 192.0.2.0/24 3
    source-ip-max-smtp-out 192.0.2.11 1
</domain>
<domain example.net>
    queue-to shared.queue
</domain>
<domain shared.queue>
    max-cold-virtual-mta-msg 1/d,2/d
    reroute-to-virtual-mta eu
    smtp-hosts mx.example.org
</domain>
<domain old.example.org>
    max-msg-per-hour 500
</domain>
`;

/** The number of the line that starts with this text, not counting blanks. */
export function lineOf(text: string, start: string, nth = 1): number {
  const lines = text.split('\n').entries();
  const found = [...lines].filter(([, line]) => line.trim().startsWith(start)).map(([index]) => index + 1);
  const line = found[nth - 1];
  if (line === undefined) throw new Error(`no line ${nth} starts with ${start}`);
  return line;
}
