" Description: Lays out PowerMTA configuration with pmtafmt.

call ale#Set('pmta_pmtafmt_executable', 'pmtafmt')
call ale#Set('pmta_pmtafmt_options', '')

function! ale#fixers#pmtafmt#Fix(buffer) abort
    let l:executable = ale#Var(a:buffer, 'pmta_pmtafmt_executable')

    if !executable(l:executable)
        return 0
    endif

    let l:options = ale#Var(a:buffer, 'pmta_pmtafmt_options')
    let l:name = empty(bufname(a:buffer)) ? '' : ' --stdin-filename %s'
    let l:file = ale#command#CreateFile(a:buffer)

    " ALE takes what a filter printed, however it ended, and Vim drops the CR of it. A file has all or nothing.
    return {
    \   'command': ale#command#EscapeCommandPart(ale#Escape(l:executable) . ale#Pad(l:options))
    \       . l:name
    \       . ' < %t > '
    \       . ale#command#EscapeCommandPart(ale#Escape(l:file))
    \       . ' && echo done',
    \   'process_with': function('s:Take', [l:file, getbufvar(a:buffer, 'changedtick')]),
    \}
endfunction

" The lines for the buffer, in which the line ends of the file are an option and no text; none when there are no others.
function! s:Take(file, tick, buffer, output) abort
    if empty(a:output)
        return []
    endif

    let l:lines = s:LinesOf(a:file)
    let l:format = s:FileFormatOf(l:lines, getbufvar(a:buffer, '&fileformat'))

    if l:format is# 'dos'
        call map(l:lines, 'v:val[:-2]')
    endif

    if a:buffer isnot bufnr('')
        return l:format is# 'unix' && s:IsWrittenAsItIs(a:buffer) ? l:lines : []
    endif

    " When something was typed meanwhile, ALE throws the lines away.
    if b:changedtick == a:tick && !empty(l:lines)
        let s:change = {
        \   'line': s:LineOfCursorIn(l:lines),
        \   'isSaved': &fileformat isnot# l:format && get(get(g:ale_fix_buffer_data, a:buffer, {}), 'should_save'),
        \}
        let &l:fileformat = l:format
    endif

    return l:lines
endfunction

function! s:LinesOf(file) abort
    let l:lines = readfile(a:file, 'b')

    " With 'b', something empty stands behind the last line end.
    return get(l:lines, -1, '') is# '' ? l:lines[:-2] : l:lines
endfunction

function! s:FileFormatOf(lines, old) abort
    if empty(a:lines)
        return a:old
    endif

    return match(a:lines, '\v(^|[^\r])$') < 0 ? 'dos' : 'unix'
endfunction

" ALE writes buffers that are not shown without regard to their encoding.
function! s:IsWrittenAsItIs(buffer) abort
    let l:encoding = getbufvar(a:buffer, '&fileencoding')

    return getbufvar(a:buffer, '&fileformat') is# 'unix'
    \   && !getbufvar(a:buffer, '&bomb')
    \   && (empty(l:encoding) || l:encoding is# &encoding)
endfunction

" Only blank lines come and go, so text is found again by the number of lines with text before it.
function! s:LineOfCursorIn(lines) abort
    let l:before = getline(1, '.')
    let l:left = len(filter(copy(l:before), 's:IsText(v:val)'))
    let l:index = 0

    while l:index < len(a:lines) && l:left > 0
        let l:left -= s:IsText(a:lines[l:index])
        let l:index += 1
    endwhile

    let l:wasBlank = !s:IsText(l:before[-1])
    let l:isBlank = l:index < len(a:lines) && !s:IsText(a:lines[l:index])

    return max([1, l:index + (l:wasBlank && l:isBlank)])
endfunction

function! s:IsText(line) abort
    return a:line =~# '\S'
endfunction

function! s:Finish() abort
    if !empty(s:change)
        call cursor(s:change.line, col('.'))

        " ALE saves when lines have changed, which other line ends alone do not.
        if s:change.isSaved && &modified
            noautocmd write!
        endif
    endif

    let s:change = {}
endfunction

let s:change = {}

augroup pmtafmt
    autocmd!
    autocmd User ALEFixPre let s:change = {}
    autocmd User ALEFixPost call s:Finish()
augroup END
