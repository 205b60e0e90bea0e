" Which files are PowerMTA configuration: those with its names, and others in which one of its sections begins.

" Sections that go by their name alone are left out where other programs have them too, such as <source> of Fluentd.
let s:named = 'virtual-mta|virtual-mta-pool|domain|source|smtp-user|smtp-listener|smtp-pattern-list|http-user|acct-file|spool'
let s:nameless = 'bounce-category-patterns|bounce-processor|feedback-loop-processor|mx-rollup-list'
let s:section = '\v\c^\s*\<%(%(' . s:named . ')\s+[^>]|%(' . s:nameless . ')\s*\>)'
let s:linesToLookAt = 1000

function! s:DetectSection() abort
    if &filetype isnot# 'pmta' && match(getline(1, s:linesToLookAt), s:section) >= 0
        set filetype=pmta
    endif
endfunction

autocmd BufNewFile,BufRead *.pmta,*/pmta/config,*/pmta/config-defaults,*/pmta/*.conf set filetype=pmta
autocmd BufRead *.conf,config,config-defaults call s:DetectSection()
