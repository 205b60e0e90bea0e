" Names of PowerMTA. Generated from grammar/catalogue by `npm run generate`. Do not edit.
syntax keyword pmtaDirective nextgroup=pmtaPatternArguments skipwhite second-dkim-headers relay-address dkim-headers mail-from address rcpt-to header reply
syntax keyword pmtaDirective nextgroup=pmtaFreeText skipwhite dsn-failed-subject-template dsn-failed-from-template command
syntax keyword pmtaDirective nextgroup=pmtaSizeArguments skipwhite pmc-acct-min-free-space max-message-size min-free-space max-size
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite assume-delivery-upon-data-termination-timeout allow-priority-interruption-during-transfer
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite http-strict-transport-security-max-age mailmerge-expands-undefined-variables
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dummy-smtp-blacklist-bounce-percent second-dkim-disallow-adding-headers
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite smtp-multiple-line-response-timeout check-spf-inbound-max-void-lookups
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dummy-smtp-blacklist-bounce-method backoff-upon-all-sources-disabled
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite replace-smtp-421-service-response smtp-server-tls-v1.3-ciphersuites backoff-to-normal-after-delivery
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite bounce-upon-pix-transfer-failure backoff-reroute-to-virtual-mta http-webhook-transfer-encoding
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite smtp-553-means-invalid-mailbox source-ip-max-data-volume-rate disconnect-on-transient-error
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dsn-failed-body-template-from http-tls-tlsv1.3-ciphersuites macro-variables-preserve-case
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite second-dkim-identity-fallback smtp-421-means-mx-unavailable smtp-data-termination-timeout
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite smtp-server-tls-allow-tlsv1.1 smtp-server-tls-allow-tlsv1.2 smtp-server-tls-allow-tlsv1.3
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite smtp-server-tls-dh-key-length smtp-tls-tlsv1.3-ciphersuites allow-cancel-during-transfer
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite allow-unencrypted-plain-auth backoff-max-data-volume-rate bounce-upon-transfer-failure
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dkim-disallow-adding-headers http-webhook-connect-timeout invalid-virtual-mta-fallback
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite reject-iprev-check-permerror reject-iprev-check-temperror require-starttls-before-auth
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite too-many-rcpts-fails-message allow-priority-interruption always-allow-api-submission
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite http-delivery-extra-headers smtp-server-tls-allow-tlsv1 smtp-server-tls-certificate
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite http-webhook-extra-headers precached-refresh-interval process-x-sp-subaccount-id
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite reject-invalid-virtual-mta reject-spf-check-permerror reject-spf-check-temperror
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite second-dkim-add-body-limit smtp-max-auth-failure-rate source-ip-max-connect-rate
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite use-unencrypted-plain-auth accept-invalid-recipients allow-empty-x-virtual-mta
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite disabled-source-ip-notify dummy-smtp-has-pipelining http-webhook-max-interval
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite max-errors-per-connection max-smtp-data-volume-rate retain-x-sp-subaccount-id
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite second-dkim-add-timestamp second-dkim-headers-canon add-x-virtual-mta-header
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite backoff-max-connect-rate bounce-upon-5xx-greeting custom-message-id-header dummy-smtp-has-mailmerge
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dummy-smtp-log-blacklist http-webhook-certificate http-webhook-log-verbose max-cold-virtual-mta-msg
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite max-memory-usage-percent max-rcpt-per-transaction reenable-source-ip-after second-dkim-expire-after
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite second-dkim-query-method smtp-out-rampup-interval tls-tlsv1.3-ciphersuites track-time-first-attempt
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite backoff-to-normal-after connection-idle-timeout deliver-unmatched-email dummy-smtp-has-chunking
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dummy-smtp-update-stats http-default-sort-order http-webhook-io-timeout log-file-world-readable
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite reject-iprev-check-fail remove-received-headers smtp-client-certificate smtp-server-tls-ca-file
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite smtp-server-tls-ciphers tls-trusted-certificate custom-dsn-from-header dkim-identity-fallback
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite http-default-max-items http-redirect-to-https http-tls-allow-tlsv1.1 http-tls-allow-tlsv1.2
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite http-tls-allow-tlsv1.3 http-tls-dh-key-length max-msg-per-connection mx-connection-attempts
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite precached-domains-file process-x-dkim-options reroute-to-virtual-mta retry-recipients-after
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite second-dkim-body-canon smtp-proxy-source-host smtp-tls-allow-tlsv1.1 smtp-tls-allow-tlsv1.2
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite smtp-tls-allow-tlsv1.3 source-ip-max-msg-rate source-ip-max-smtp-out spool-delete-corrupted
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite track-recipient-events add-message-id-header add-x-msys-api-header always-allow-relaying
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite authentication-method deliver-matched-email dummy-smtp-await-slot log-transfer-failures
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite notify-of-delay-every precached-max-domains process-x-virtual-mta reject-spf-check-fail
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite retain-x-dkim-options retry-after-dns-error second-dkim-algorithm smtp-greeting-timeout
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite backoff-max-msg-rate backoff-max-smtp-out disable-acct-records dummy-smtp-blacklist
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite forward-unmatched-to http-csrf-protection http-tls-allow-tlsv1 http-webhook-ca-file
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite include-headers-from max-data-volume-rate max-rcpt-per-message retain-x-virtual-mta
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite second-dkim-identity smtp-command-timeout smtp-tls-allow-tlsv1 spool-max-recipients
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite volume-audit-api-key add-received-header auto-qualify-domain backoff-retry-after check-iprev-inbound
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite check-mfrom-inbound count-moved-records default-virtual-mta delete-file-holders dkim-add-body-limit
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dummy-smtp-has-verp engagement-tracking hide-message-source ip-connection-limit map-header-to-field
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite max-events-recorded mx-connection-limit retry-upon-new-mail thread-max-priority thread-min-priority
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite check-dkim-inbound check-spf-outbound dkim-add-timestamp dkim-headers-canon dsn-return-default
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dummy-smtp-latency pix-bug-workaround process-x-dkim-key process-x-schedule suppress-local-dsn
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite total-max-smtp-out bcc-upon-delivery body-pattern-file bounce-upon-no-mx check-spf-inbound
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite data-send-timeout default-smtp-port disable-mx-rollup discard-as-bounce dkim-expire-after
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dkim-query-method forward-errors-to http-delivery-url http-log-requests ignore-pipelining
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite log-auto-rotation max-smtp-msg-rate pickup-remove-dot retain-x-dkim-key retain-x-schedule
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite reuse-ssl-session smtp-data-timeout smtp-pattern-list sparkpost-ip-pool sparkpost-sandbox
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite suppression-lists tls-allow-tlsv1.1 tls-allow-tlsv1.2 tls-allow-tlsv1.3 tls-dh-key-length
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite total-max-smtp-in trace-iprev-check cold-virtual-mta date-header-time file-destination
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite http-tls-ca-file http-tls-ciphers http-webhook-url log-disabled-ips max-connect-rate
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite max-message-hops protocol-version require-starttls reserved-smtp-in second-dkim-sign
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite smtp-source-host smtp-tls-ca-file smtp-tls-ciphers trace-dkim-check add-date-header allow-mailmerge
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite connect-timeout dkim-body-canon dummy-smtp-port edns-udp-length ignore-8bitmime ignore-chunking
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite log-connections process-x-envid smtp-await-slot sync-msg-create sync-msg-update tls-allow-tlsv1
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite tls-certificate trace-spf-check allow-chunking allow-smtputf8 allow-starttls backoff-notify
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite dkim-algorithm enable-signals http-mgmt-port log-match-info log-resolution privacy-policy
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite proxy-protocol queue-priority retry-interval sender-or-from total-max-file world-readable
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite auth-password auth-username dkim-identity domain-suffix dummy-smtp-ip http-log-data immediate-tls
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite move-interval process-x-job record-fields remove-header smtp-listener write-timeout access-token
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite address-file bounce-after delete-after deliver-only domain-macro http-api-key http-log-tls
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite jobid-header jobid-prefix log-commands log-messages log-requests max-msg-rate max-smtp-out
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite pattern-list queue-filter relay-domain require-auth retain-x-job rewrite-list smtp-service
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite source-group thread-reuse use-starttls verp-default file-format from-domain http-access log-verbose
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite max-smtp-in name-server relay-debug retry-after run-as-root tls-ca-file tls-ciphers use-mta-sts
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite user-string virtual-mta allow-auth await-slot domain-key dsn-format ignore-dsn log-rotate postmaster
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite server-url smtp-hosts upload-url cache-ttl dkim-sign host-name iso-times use-proxy log-data log-file
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite password priority queue-to use-dane api-key host-id include log-tls move-to records client domain
syntax keyword pmtaDirective nextgroup=pmtaArguments skipwhite pickup server source alias sync type bcc mx *
syntax keyword pmtaOld nextgroup=pmtaArguments skipwhite check-spf-inbound-best-guess smtp-server-tls-allow-sslv3 max-smtp-out-per-source-ip
syntax keyword pmtaOld nextgroup=pmtaArguments skipwhite backoff-max-msg-per-hour auto-cold-virtual-mta pickup-retry-interval http-tls-allow-sslv3
syntax keyword pmtaOld nextgroup=pmtaArguments skipwhite smtp-tls-allow-sslv3 spool-min-free-space broken-auth-clients no-http-mgmt-source deliver-local-dsn
syntax keyword pmtaOld nextgroup=pmtaArguments skipwhite delivery-priority http-mgmt-source max-msg-per-hour tls-allow-sslv3 smtp-source-ip deliver-email
syntax keyword pmtaOld nextgroup=pmtaArguments skipwhite smtp-port dk-sign smtp-ip route spool
syntax keyword pmtaSection contained transmissions-api-listener bounce-category-patterns feedback-loop-processor smtp-pattern-list
syntax keyword pmtaSection contained transmissions-api bounce-processor virtual-mta-pool domain-key-list email-patterns mx-rollup-list
syntax keyword pmtaSection contained signals-filter smtp-listener address-list pattern-list rewrite-list source-group virtual-mta
syntax keyword pmtaSection contained acct-file smtp-user aliases signals domain source proxy spool vault dns
syntax keyword pmtaOldSection contained sparkpost-analytics suppression-list
syntax keyword pmtaMember contained if-x-dkim-options-present hmac-sha256-hexkey by-smtp-source-ip newfile-pickup sender-or-from
syntax keyword pmtaMember contained siphash-hexkey http-delivery newfile-plain rollup-by-ip append-mbox certificate hmac-sha256
syntax keyword pmtaMember contained strict-from plain-text rsa-sha256 reception delivery operator override password rsa-sha1 standard
syntax keyword pmtaMember contained discard headers monitor relaxed siphash redact retain simple system admin auto file full gzip name
syntax keyword pmtaMember contained none pipe rcpt sha1 size smtp
syntax match pmtaAction contained /\%([[:space:],]\)\@1<=\%(mode=normal\|mode=backoff\|skip-mx\|bounce-queue\|bounce-rcpt\|disable-source-ip\|reenable-after\|defer-queue\|backoff-to-normal-after\)\ze\%([[:space:],=#]\|$\)/
