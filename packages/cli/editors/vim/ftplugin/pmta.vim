" PowerMTA configuration: how comments are written, and which fixer there is for ALE.
if exists('b:did_ftplugin')
    finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s comments=:#
let b:undo_ftplugin = 'setlocal commentstring< comments<'

if exists('g:loaded_ale_dont_use_this_in_other_plugins_please')
    call ale#fix#registry#Add('pmtafmt', 'ale#fixers#pmtafmt#Fix', ['pmta'], 'Lay out PowerMTA configuration.')
endif
