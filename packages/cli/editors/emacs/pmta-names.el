;;; pmta-names.el --- Names of PowerMTA configuration  -*- lexical-binding: t; -*-
;;; Commentary:
;; Generated from grammar/catalogue by `npm run generate`.  Do not edit.
;;; Code:

(defconst pmta-names-sections
  '("transmissions-api-listener" "bounce-category-patterns" "feedback-loop-processor"
    "smtp-pattern-list" "transmissions-api" "bounce-processor" "virtual-mta-pool" "domain-key-list"
    "email-patterns" "mx-rollup-list" "signals-filter" "smtp-listener" "address-list" "pattern-list"
    "rewrite-list" "source-group" "virtual-mta" "acct-file" "smtp-user" "aliases" "signals" "domain"
    "source" "proxy" "spool" "vault" "dns" "sparkpost-analytics" "suppression-list")
  "Sections.")

(defconst pmta-names-directives
  '("second-dkim-headers" "relay-address" "dkim-headers" "mail-from" "address" "rcpt-to" "header"
    "reply" "dsn-failed-subject-template" "dsn-failed-from-template" "command" "pmc-acct-min-free-space"
    "max-message-size" "min-free-space" "max-size" "assume-delivery-upon-data-termination-timeout"
    "allow-priority-interruption-during-transfer" "http-strict-transport-security-max-age"
    "mailmerge-expands-undefined-variables" "dummy-smtp-blacklist-bounce-percent"
    "second-dkim-disallow-adding-headers" "smtp-multiple-line-response-timeout"
    "check-spf-inbound-max-void-lookups" "dummy-smtp-blacklist-bounce-method"
    "backoff-upon-all-sources-disabled" "replace-smtp-421-service-response"
    "smtp-server-tls-v1.3-ciphersuites" "backoff-to-normal-after-delivery"
    "bounce-upon-pix-transfer-failure" "backoff-reroute-to-virtual-mta" "http-webhook-transfer-encoding"
    "smtp-553-means-invalid-mailbox" "source-ip-max-data-volume-rate" "disconnect-on-transient-error"
    "dsn-failed-body-template-from" "http-tls-tlsv1.3-ciphersuites" "macro-variables-preserve-case"
    "second-dkim-identity-fallback" "smtp-421-means-mx-unavailable" "smtp-data-termination-timeout"
    "smtp-server-tls-allow-tlsv1.1" "smtp-server-tls-allow-tlsv1.2" "smtp-server-tls-allow-tlsv1.3"
    "smtp-server-tls-dh-key-length" "smtp-tls-tlsv1.3-ciphersuites" "allow-cancel-during-transfer"
    "allow-unencrypted-plain-auth" "backoff-max-data-volume-rate" "bounce-upon-transfer-failure"
    "dkim-disallow-adding-headers" "http-webhook-connect-timeout" "invalid-virtual-mta-fallback"
    "reject-iprev-check-permerror" "reject-iprev-check-temperror" "require-starttls-before-auth"
    "too-many-rcpts-fails-message" "allow-priority-interruption" "always-allow-api-submission"
    "http-delivery-extra-headers" "smtp-server-tls-allow-tlsv1" "smtp-server-tls-certificate"
    "http-webhook-extra-headers" "precached-refresh-interval" "process-x-sp-subaccount-id"
    "reject-invalid-virtual-mta" "reject-spf-check-permerror" "reject-spf-check-temperror"
    "second-dkim-add-body-limit" "smtp-max-auth-failure-rate" "source-ip-max-connect-rate"
    "use-unencrypted-plain-auth" "accept-invalid-recipients" "allow-empty-x-virtual-mta"
    "disabled-source-ip-notify" "dummy-smtp-has-pipelining" "http-webhook-max-interval"
    "max-errors-per-connection" "max-smtp-data-volume-rate" "retain-x-sp-subaccount-id"
    "second-dkim-add-timestamp" "second-dkim-headers-canon" "add-x-virtual-mta-header"
    "backoff-max-connect-rate" "bounce-upon-5xx-greeting" "custom-message-id-header"
    "dummy-smtp-has-mailmerge" "dummy-smtp-log-blacklist" "http-webhook-certificate"
    "http-webhook-log-verbose" "max-cold-virtual-mta-msg" "max-memory-usage-percent"
    "max-rcpt-per-transaction" "reenable-source-ip-after" "second-dkim-expire-after"
    "second-dkim-query-method" "smtp-out-rampup-interval" "tls-tlsv1.3-ciphersuites"
    "track-time-first-attempt" "backoff-to-normal-after" "connection-idle-timeout"
    "deliver-unmatched-email" "dummy-smtp-has-chunking" "dummy-smtp-update-stats"
    "http-default-sort-order" "http-webhook-io-timeout" "log-file-world-readable"
    "reject-iprev-check-fail" "remove-received-headers" "smtp-client-certificate"
    "smtp-server-tls-ca-file" "smtp-server-tls-ciphers" "tls-trusted-certificate"
    "custom-dsn-from-header" "dkim-identity-fallback" "http-default-max-items" "http-redirect-to-https"
    "http-tls-allow-tlsv1.1" "http-tls-allow-tlsv1.2" "http-tls-allow-tlsv1.3" "http-tls-dh-key-length"
    "max-msg-per-connection" "mx-connection-attempts" "precached-domains-file" "process-x-dkim-options"
    "reroute-to-virtual-mta" "retry-recipients-after" "second-dkim-body-canon" "smtp-proxy-source-host"
    "smtp-tls-allow-tlsv1.1" "smtp-tls-allow-tlsv1.2" "smtp-tls-allow-tlsv1.3" "source-ip-max-msg-rate"
    "source-ip-max-smtp-out" "spool-delete-corrupted" "track-recipient-events" "add-message-id-header"
    "add-x-msys-api-header" "always-allow-relaying" "authentication-method" "deliver-matched-email"
    "dummy-smtp-await-slot" "log-transfer-failures" "notify-of-delay-every" "precached-max-domains"
    "process-x-virtual-mta" "reject-spf-check-fail" "retain-x-dkim-options" "retry-after-dns-error"
    "second-dkim-algorithm" "smtp-greeting-timeout" "backoff-max-msg-rate" "backoff-max-smtp-out"
    "disable-acct-records" "dummy-smtp-blacklist" "forward-unmatched-to" "http-csrf-protection"
    "http-tls-allow-tlsv1" "http-webhook-ca-file" "include-headers-from" "max-data-volume-rate"
    "max-rcpt-per-message" "retain-x-virtual-mta" "second-dkim-identity" "smtp-command-timeout"
    "smtp-tls-allow-tlsv1" "spool-max-recipients" "volume-audit-api-key" "add-received-header"
    "auto-qualify-domain" "backoff-retry-after" "check-iprev-inbound" "check-mfrom-inbound"
    "count-moved-records" "default-virtual-mta" "delete-file-holders" "dkim-add-body-limit"
    "dummy-smtp-has-verp" "engagement-tracking" "hide-message-source" "ip-connection-limit"
    "map-header-to-field" "max-events-recorded" "mx-connection-limit" "retry-upon-new-mail"
    "thread-max-priority" "thread-min-priority" "check-dkim-inbound" "check-spf-outbound"
    "dkim-add-timestamp" "dkim-headers-canon" "dsn-return-default" "dummy-smtp-latency"
    "pix-bug-workaround" "process-x-dkim-key" "process-x-schedule" "suppress-local-dsn"
    "total-max-smtp-out" "bcc-upon-delivery" "body-pattern-file" "bounce-upon-no-mx" "check-spf-inbound"
    "data-send-timeout" "default-smtp-port" "disable-mx-rollup" "discard-as-bounce" "dkim-expire-after"
    "dkim-query-method" "forward-errors-to" "http-delivery-url" "http-log-requests" "ignore-pipelining"
    "log-auto-rotation" "max-smtp-msg-rate" "pickup-remove-dot" "retain-x-dkim-key" "retain-x-schedule"
    "reuse-ssl-session" "smtp-data-timeout" "smtp-pattern-list" "sparkpost-ip-pool" "sparkpost-sandbox"
    "suppression-lists" "tls-allow-tlsv1.1" "tls-allow-tlsv1.2" "tls-allow-tlsv1.3" "tls-dh-key-length"
    "total-max-smtp-in" "trace-iprev-check" "cold-virtual-mta" "date-header-time" "file-destination"
    "http-tls-ca-file" "http-tls-ciphers" "http-webhook-url" "log-disabled-ips" "max-connect-rate"
    "max-message-hops" "protocol-version" "require-starttls" "reserved-smtp-in" "second-dkim-sign"
    "smtp-source-host" "smtp-tls-ca-file" "smtp-tls-ciphers" "trace-dkim-check" "add-date-header"
    "allow-mailmerge" "connect-timeout" "dkim-body-canon" "dummy-smtp-port" "edns-udp-length"
    "ignore-8bitmime" "ignore-chunking" "log-connections" "process-x-envid" "smtp-await-slot"
    "sync-msg-create" "sync-msg-update" "tls-allow-tlsv1" "tls-certificate" "trace-spf-check"
    "allow-chunking" "allow-smtputf8" "allow-starttls" "backoff-notify" "dkim-algorithm"
    "enable-signals" "http-mgmt-port" "log-match-info" "log-resolution" "privacy-policy"
    "proxy-protocol" "queue-priority" "retry-interval" "sender-or-from" "total-max-file"
    "world-readable" "auth-password" "auth-username" "dkim-identity" "domain-suffix" "dummy-smtp-ip"
    "http-log-data" "immediate-tls" "move-interval" "process-x-job" "record-fields" "remove-header"
    "smtp-listener" "write-timeout" "access-token" "address-file" "bounce-after" "delete-after"
    "deliver-only" "domain-macro" "http-api-key" "http-log-tls" "jobid-header" "jobid-prefix"
    "log-commands" "log-messages" "log-requests" "max-msg-rate" "max-smtp-out" "pattern-list"
    "queue-filter" "relay-domain" "require-auth" "retain-x-job" "rewrite-list" "smtp-service"
    "source-group" "thread-reuse" "use-starttls" "verp-default" "file-format" "from-domain"
    "http-access" "log-verbose" "max-smtp-in" "name-server" "relay-debug" "retry-after" "run-as-root"
    "tls-ca-file" "tls-ciphers" "use-mta-sts" "user-string" "virtual-mta" "allow-auth" "await-slot"
    "domain-key" "dsn-format" "ignore-dsn" "log-rotate" "postmaster" "server-url" "smtp-hosts"
    "upload-url" "cache-ttl" "dkim-sign" "host-name" "iso-times" "use-proxy" "log-data" "log-file"
    "password" "priority" "queue-to" "use-dane" "api-key" "host-id" "include" "log-tls" "move-to"
    "records" "client" "domain" "pickup" "server" "source" "alias" "sync" "type" "bcc" "mx" "*")
  "Directives.")

(defconst pmta-names-pattern-directives
  '("second-dkim-headers" "relay-address" "dkim-headers" "mail-from" "address" "rcpt-to" "header"
    "reply")
  "Directives that take a regular expression.")

(defconst pmta-names-old-directives
  '("check-spf-inbound-best-guess" "smtp-server-tls-allow-sslv3" "max-smtp-out-per-source-ip"
    "backoff-max-msg-per-hour" "auto-cold-virtual-mta" "pickup-retry-interval" "http-tls-allow-sslv3"
    "smtp-tls-allow-sslv3" "spool-min-free-space" "broken-auth-clients" "no-http-mgmt-source"
    "deliver-local-dsn" "delivery-priority" "http-mgmt-source" "max-msg-per-hour" "tls-allow-sslv3"
    "smtp-source-ip" "deliver-email" "smtp-port" "dk-sign" "smtp-ip" "route" "spool")
  "Directives that are deprecated or gone.")

(defconst pmta-names-words
  '("if-x-dkim-options-present" "hmac-sha256-hexkey" "by-smtp-source-ip" "monitor,deny-logs"
    "newfile-pickup" "sender-or-from" "siphash-hexkey" "http-delivery" "newfile-plain" "rollup-by-ip"
    "append-mbox" "certificate" "hmac-sha256" "strict-from" "plain-text" "rsa-sha256" "reception"
    "delivery" "operator" "override" "password" "rsa-sha1" "standard" "discard" "headers" "monitor"
    "relaxed" "siphash" "redact" "retain" "simple" "system" "admin" "auto" "file" "full" "gzip" "name"
    "none" "pipe" "rcpt" "sha1" "size" "smtp" "mode=normal" "mode=backoff" "skip-mx" "bounce-queue"
    "bounce-rcpt" "disable-source-ip" "reenable-after" "defer-queue" "backoff-to-normal-after")
  "Words that directives take.")

(provide 'pmta-names)
;;; pmta-names.el ends here
